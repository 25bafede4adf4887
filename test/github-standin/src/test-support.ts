import { onTestFinished } from "vitest";
import { makeRepo } from "./make-repo.ts";
import { startStandin, type Standin, type StandinOptions } from "./standin.ts";
import type { World, WorldRepo } from "./world.ts";

/** A Thursday noon; the week began on Sunday 2026-03-22. */
export const NOON = Date.parse("2026-03-26T12:00:00Z");
export const TOKEN = "a-token-of-the-tests";

/** A clock that tests turn. */
export interface Clock {
  now: number;
}

/** Starts a stand-in that ends with the test. The clock stands at `NOON` until it is turned. */
export async function openStandin(
  repos: WorldRepo[],
  options: Partial<StandinOptions> = {},
): Promise<Standin & { clock: Clock }> {
  const clock = { now: NOON };
  const world: World = { repos };
  const standin = await startStandin({ world, now: () => clock.now, tokens: [TOKEN], ...options });
  onTestFinished(() => standin.close());
  return { ...standin, clock };
}

/** A lamp with two weeks of stars up to Friday 2026-03-27; on Thursday at noon half of the day's ten are there. */
export function lamp(parts: Partial<WorldRepo> = {}): WorldRepo {
  return makeRepo("octo/lamp", {
    databaseId: 7,
    createdAt: "2026-03-10T08:00:00Z",
    given: { from: "2026-03-14", perDay: [1, 2, 3, 4, 5, 6, 7, 8, 9, 20, 30, 40, 10, 50] },
    forks: { from: "2026-03-20", perDay: [1, 0, 2, 0, 3, 0, 4] },
    ...parts,
  });
}

export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  json: unknown;
}

/** GET without following redirects. */
export async function get(standin: Standin, path: string, headers: Record<string, string> = {}): Promise<Reply> {
  return toReply(await fetch(standin.url + path, { headers, redirect: "manual" }));
}

export const AUTHORIZED = { authorization: `Bearer ${TOKEN}` };

export interface GraphqlReply extends Reply {
  data: Record<string, unknown> | null | undefined;
  errors: { type?: string; path?: unknown[]; message: string }[];
}

/** POST /graphql with the tests' token. */
export async function ask(
  standin: Standin,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<GraphqlReply> {
  const body = JSON.stringify({ query, variables });
  const reply = await toReply(await fetch(`${standin.url}/graphql`, { method: "POST", headers: AUTHORIZED, body }));
  const result = reply.json as Partial<Pick<GraphqlReply, "data" | "errors">>;
  return { ...reply, data: result.data, errors: result.errors ?? [] };
}

export function rulesBroken(standin: Standin): string[] {
  return standin.violations.map((v) => v.rule);
}

async function toReply(response: Response): Promise<Reply> {
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.startsWith("application/json") === true && text !== "";
  let json: unknown = null;
  try {
    if (isJson) json = JSON.parse(text);
  } catch {
    json = "not JSON";
  }
  return { status: response.status, headers: response.headers, text, json };
}
