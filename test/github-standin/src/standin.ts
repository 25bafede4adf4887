import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { InstantMs } from "@groundswell/core";
import { deliver } from "./deliver.ts";
import { Faults, type Fault, type FaultMatch } from "./faults.ts";
import { Manners } from "./manners.ts";
import { Tokens, type StandinToken } from "./principal.ts";
import { GITHUB_LIMITS, RateLimits, type BucketName, type Limits } from "./rate-limits.ts";
import { readRequest } from "./request.ts";
import { Rulebook, type Violation } from "./rulebook.ts";
import { serve, type StandinState } from "./serve.ts";
import { parseWorld } from "./world-file.ts";
import { WorldIndex } from "./world-index.ts";
import type { World } from "./world.ts";

export interface StandinOptions {
  world: World;
  /** The stand-in's clock, in ms. Default: the machine's. */
  now?: () => InstantMs;
  /** Default 127.0.0.1. */
  host?: string;
  /** Default: any free one. */
  port?: number;
  /** Tokens that are taken. Default none: then only anonymous requests pass. */
  tokens?: readonly (string | StandinToken)[];
  /** Default GitHub's. */
  limits?: Partial<Limits>;
  /** How far the zone of the star history's days is ahead of UTC: −480 for US Pacific in winter. Default 0. */
  historyZoneOffsetMinutes?: number;
  /** Where people look at repositories. */
  htmlUrl?: string;
  /**
   * Whether more than 900 REST or 2,000 GraphQL points within a minute of the clock are a broken rule. Default false:
   * a clock that tests turn often stands still while a hundred requests are made.
   */
  perMinuteLimits?: boolean;
  exhaustedStatus?: 403 | 429;
  exhaustedType?: "RATE_LIMITED" | "RATE_LIMIT";
}

/** One answered request. `path` has its query; `status` is null when nothing was sent. No token is ever kept. */
export interface LoggedRequest {
  at: InstantMs;
  method: string;
  path: string;
  bucket: BucketName;
  cost: number;
  status: number | null;
  authenticated: boolean;
  ifNoneMatch: string | null;
  fault: Fault["kind"] | null;
}

/** A running stand-in. Its address is what `GITHUB_API_URL` wants. */
export interface Standin {
  url: string;
  requests: readonly LoggedRequest[];
  violations: readonly Violation[];
  /** @throws Error with a readable list of the rules that were broken */
  expectNoViolations(): void;
  /** The next `times` (1) matching requests fail. */
  failNext(match: FaultMatch, fault: Fault, times?: number): void;
  /** Every matching request fails until the returned function is called. */
  setFault(match: FaultMatch, fault: Fault): () => void;
  clearFaults(): void;
  /** Another world from now on. @throws UserError when it isn't one */
  replaceWorld(world: World): void;
  /** Forgets requests and violations, not budgets. */
  clearLog(): void;
  /** Ends everything at once, open and stalled connections included. */
  close(): Promise<void>;
}

/**
 * Starts the stand-in.
 * @throws UserError when the world isn't one; the server's error when the port is taken
 */
export async function startStandin(options: StandinOptions): Promise<Standin> {
  const now = options.now ?? Date.now;
  const zoneOffsetMs = (options.historyZoneOffsetMinutes ?? 0) * 60_000;
  const indexWorld = (world: World) => new WorldIndex(parseWorld(world, "world"), zoneOffsetMs);
  const rulebook = new Rulebook();
  const state: StandinState = {
    world: indexWorld(options.world),
    tokens: new Tokens(options.tokens ?? []),
    limits: new RateLimits({ ...GITHUB_LIMITS, ...options.limits }),
    rulebook,
    manners: new Manners(rulebook, options.perMinuteLimits),
    faults: new Faults(),
    htmlUrl: options.htmlUrl ?? "https://github.com",
    exhaustedStatus: options.exhaustedStatus ?? 403,
    exhaustedType: options.exhaustedType ?? "RATE_LIMITED",
    serial: 0,
  };
  const requests: LoggedRequest[] = [];
  let closing: Promise<void> | null = null;
  const server = makeServer(state, requests, now);
  const url = await listen(server, options.host ?? "127.0.0.1", options.port ?? 0);
  return {
    url,
    requests,
    violations: rulebook.violations,
    expectNoViolations: () => rulebook.expectNone(),
    failNext: (match, fault, times = 1) => void state.faults.add(match, fault, times),
    setFault: (match, fault) => state.faults.add(match, fault, Infinity),
    clearFaults: () => state.faults.clear(),
    replaceWorld: (world) => {
      state.world = indexWorld(world);
    },
    clearLog: () => {
      requests.length = 0;
      rulebook.violations.length = 0;
    },
    close: () => (closing ??= closeServer(server)),
  };
}

function makeServer(state: StandinState, requests: LoggedRequest[], now: () => InstantMs): Server {
  return createServer((incoming, response) => {
    state.manners.open += 1;
    response.once("close", () => (state.manners.open -= 1));
    readRequest(incoming, now())
      .then((request) => {
        const { answer, ...served } = serve(state, request);
        requests.push({
          at: request.at,
          method: request.method,
          path: request.target,
          status: answer.delivery === "reset" || answer.delivery === "stall" ? null : answer.status,
          ifNoneMatch: request.headers["if-none-match"] ?? null,
          ...served,
        });
        deliver(answer, response);
      })
      // A bug of the stand-in: the caller's test must see it, and see what it was.
      .catch((error: unknown) => {
        const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
        if (!response.headersSent) response.writeHead(500, { "content-type": "text/plain" });
        response.end(`the stand-in failed: ${why}`);
      });
  });
}

function listen(server: Server, host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      const { address, port: bound, family } = server.address() as AddressInfo;
      resolve(`http://${family === "IPv6" ? `[${address}]` : address}:${bound}`);
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    server.closeAllConnections();
  });
}
