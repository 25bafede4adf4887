import { findOutage, isDatabaseGone, isServerGone } from "@groundswell/db";
import type { ApiDeps } from "../deps.ts";
import type { ProblemText } from "./problem.ts";

export { isDatabaseGone } from "@groundswell/db";

/** A failure that passes by itself, as it is answered. */
export interface Unavailable {
  problem: ProblemText;
  headers: Record<string, string>;
}

/** A server that is gone is looked for twice a second. */
const GONE_SECONDS = 5;
/** Room is made by people. */
const FULL_SECONDS = 60;

/** What to answer when the database is gone, or takes nothing more; null: the error is of another kind. */
export function describeUnavailable({ logger }: Pick<ApiDeps, "logger">, error: unknown): Unavailable | null {
  if (!isDatabaseGone(error)) return null;
  const outage = findOutage(error);
  // Of an outage that is known there is a line already: each reader would add another.
  logger[outage === null ? "warn" : "debug"]({ err: error }, "the database does not answer");
  if (!isServerGone(error))
    return unavailable("the database has no room, on its disk or for connections", FULL_SECONDS);
  const since = outage === null ? "" : `, since ${new Date(outage.since).toISOString().replace(/\.\d+Z$/, "Z")}`;
  return unavailable(
    `the database does not answer${since}; what it holds is shown again as soon as it does`,
    GONE_SECONDS,
  );
}

function unavailable(detail: string, seconds: number): Unavailable {
  return {
    problem: { title: "Unavailable", status: 503, detail },
    headers: { "retry-after": String(seconds) },
  };
}
