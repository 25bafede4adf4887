import type { Fault, FaultMatch } from "@groundswell/github-standin";
import type { Random } from "../random.ts";

/** What is wrong for the length of a cycle. */
export interface Trouble {
  /** At GitHub: with which requests, and what. */
  faults?: [FaultMatch, Fault][];
  /** So far is the collector's own clock ahead of GitHub's. */
  clockOffMs?: number;
  /** How long each request takes, at least and at most: days may pass between two pages. */
  latencyMs?: readonly [number, number];
  /** The cycle is broken off after so many steps. */
  mostSteps?: number;
  /** Somebody else uses up what is left of the hour. */
  burn?: boolean;
}

export interface Plan {
  name: string;
  /** Only of GraphQL, which nobody may ask without a token. */
  graphqlOnly?: boolean;
  draw: (random: Random) => Trouble;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const WORDS = "Something went wrong while executing your query.";

/** The faults, one by one; the random mix draws from all of them. */
export const PLANS: readonly Plan[] = [
  { name: "primary limits", draw: (random) => ({ burn: random() < 0.5 }) },
  { name: "secondary limits with Retry-After", draw: (random) => some(random, pauseOf(random)) },
  {
    name: "secondary limits without Retry-After",
    draw: (random) => some(random, { ...pauseOf(random), retryAfterSeconds: null }),
  },
  {
    name: "5xx with HTML",
    draw: (random) => some(random, { kind: "status", status: one(random, [500, 502, 503, 504]) }),
  },
  { name: "resets", draw: (random) => some(random, { kind: one(random, ["reset", "cut-body"] as const) }) },
  { name: "stalls", draw: (random) => some(random, { kind: one(random, ["stall", "stall-body"] as const) }) },
  { name: "truncated JSON", draw: (random) => some(random, { kind: "truncate" }) },
  { name: "200 with errors", graphqlOnly: true, draw: (random) => some(random, errorsOf(random), isQuery) },
  { name: "partial data for one alias", graphqlOnly: true, draw: (random) => some(random, partOf(random), isQuery) },
  {
    name: "page shifts",
    draw: (random) =>
      one<Trouble>(random, [
        { latencyMs: [MINUTE_MS, 9 * MINUTE_MS], mostSteps: 30 },
        { latencyMs: [HOUR_MS, 5 * HOUR_MS], mostSteps: 4 },
      ]),
  },
  {
    name: "cursor loss",
    graphqlOnly: true,
    draw: (random) => some(random, { kind: "cursor-loss", ...aliasOr(random, {}) }, isForks),
  },
  {
    name: "clock skew",
    draw: (random) => ({ clockOffMs: one(random, [-26 * HOUR_MS, -7 * MINUTE_MS, 0, 2 * MINUTE_MS, 5 * HOUR_MS]) }),
  },
  {
    name: "wrong content type",
    draw: (random) =>
      some(random, one<Fault>(random, [{ kind: "content-type", contentType: "text/html" }, { kind: "html" }])),
  },
  { name: "RESOURCE_LIMITS_EXCEEDED", graphqlOnly: true, draw: (random) => some(random, exceededOf(random), isQuery) },
];

/** Several at once, or none, of those that can befall this collector. */
export function drawMix(random: Random, plans: readonly Plan[]): Trouble {
  if (random() < 0.15) return {};
  const drawn = Array.from({ length: 1 + Math.floor(random() * 3) }, () => one(random, plans).draw(random));
  return drawn.reduce((all, next) => ({ ...all, ...next, faults: [...(all.faults ?? []), ...(next.faults ?? [])] }));
}

function one<T>(random: Random, list: readonly T[]): T {
  const item = list[Math.floor(random() * list.length)];
  if (item === undefined) throw new RangeError("nothing to draw from");
  return item;
}

type Match = (request: { path: string; body: string }) => boolean;

const isQuery: Match = ({ path }) => path === "/graphql";
const isForks: Match = ({ body }) => body.includes("forks(");

/** A fault that befalls every request, or only some of them. */
function some(random: Random, fault: Fault, match: Match = () => true): Trouble {
  const share = one(random, [0.1, 0.3, 0.6, 1]);
  return { faults: [[(request) => match(request) && random() < share, fault]] };
}

function pauseOf(random: Random): Extract<Fault, { kind: "secondary-limit" }> {
  const status = one(random, [403, 429] as const);
  return { kind: "secondary-limit", status, retryAfterSeconds: 20 + Math.floor(random() * 900) };
}

function errorsOf(random: Random): Fault {
  const type = one(random, ["RATE_LIMITED", "RATE_LIMIT", "INTERNAL", null]);
  const error = { ...(type === null ? {} : { type }), message: WORDS };
  return { kind: "graphql-errors", errors: [error], dropData: random() < 0.7 };
}

function aliasOr<T>(random: Random, otherwise: T): T | { alias: string } {
  return random() < 0.5 ? otherwise : { alias: `r${Math.floor(random() * 4)}` };
}

function partOf(random: Random): Fault {
  const alias = `r${Math.floor(random() * 6)}`;
  const type = one(random, ["NOT_FOUND", "FORBIDDEN", "INTERNAL", "SERVICE_UNAVAILABLE", "STRANGE"]);
  if (random() < 0.5) return { kind: "alias-error", alias, type };
  const field = one(random, ["releases", "forks", "stargazerCount", "issues", "databaseId", "licenseInfo"]);
  return { kind: "graphql-field-null", path: [alias, field], type };
}

function exceededOf(random: Random): Fault {
  const errors = [{ type: "RESOURCE_LIMITS_EXCEEDED", message: "Resource limits for this query exceeded." }];
  return random() < 0.7
    ? { kind: "resource-limits", above: Math.floor(random() * 6) }
    : { kind: "graphql-errors", errors, dropData: true };
}
