import { UserError } from "@groundswell/core";
import { count } from "../runtime/say.ts";

/** One thing that was looked at. No secret is in any of its texts. */
export interface Check {
  name: string;
  /** `warn`: it works, and something should be known or done; `fail`: it does not work. */
  state: "ok" | "warn" | "fail";
  says: string;
  /** What to do; null when nothing is to be done. */
  remedy: string | null;
  /** Particulars, a line each. */
  more: string[];
}

export function ok(name: string, says: string, more: string[] = []): Check {
  return { name, state: "ok", says, remedy: null, more };
}

export function warn(name: string, says: string, remedy: string, more: string[] = []): Check {
  return { name, state: "warn", says, remedy, more };
}

export function fail(name: string, says: string, remedy: string, more: string[] = []): Check {
  return { name, state: "fail", says, remedy, more };
}

/** What a person can mend, in its own words; of anything else, what it is and its code, with a remedy that is given. */
export function failFor(name: string, error: unknown, remedy = "run it again; if it stays so, report it"): Check {
  if (!(error instanceof UserError)) return fail(name, describeCause(error), remedy);
  return fail(name, `${error.where === null ? "" : `${error.where}: `}${error.message}`, error.remedy);
}

const CAUSES: Readonly<Record<string, string>> = {
  CONNECTION_CLOSED: "the connection was closed",
  CONNECT_TIMEOUT: "no connection was made in time",
  ECONNREFUSED: "nothing listens there",
  ECONNRESET: "the connection was cut",
  ENOTFOUND: "no such host is known",
  EACCES: "this user may not",
  ERR_INVALID_URL: "an address is malformed",
  "28P01": "the password is refused",
  "28000": "this user is refused",
  "3D000": "there is no such database",
  "42501": "this user may not read all that it must",
  "53300": "the server has no connection left",
};
const MOST_CAUSES = 10;

/** The innermost cause, by its code. Never its message: a driver's may hold an address with a password, or rows. */
function describeCause(error: unknown): string {
  let cause = error;
  for (let i = 0; i < MOST_CAUSES && cause instanceof Error && cause.cause instanceof Error; i += 1)
    cause = cause.cause;
  if (!(cause instanceof Error)) return "it failed with no cause given";
  const code: unknown = Reflect.get(cause, "code");
  if (typeof code !== "string" && typeof code !== "number") return `it failed with a ${cause.name}`;
  const known = CAUSES[code];
  return known === undefined ? `it failed with ${code}` : `${known} (${code})`;
}

const NAME_WIDTH = 12;
const INDENT = " ".repeat(6 + NAME_WIDTH + 1);

/** For people: each check on a line, its particulars and its remedy below it, and the sum at the end. */
export function describeChecks(checks: readonly Check[]): string {
  const lines = checks.flatMap(({ name, state, says, remedy, more }) => [
    `${state.padEnd(5)} ${name.padEnd(NAME_WIDTH)} ${says}`,
    ...more.map((line) => `${INDENT}  ${line}`),
    ...(remedy === null ? [] : [`${INDENT}→ ${remedy}`]),
  ]);
  const [failed, warned] = (["fail", "warn"] as const).map((state) => checks.filter((c) => c.state === state).length);
  const warnings = count(warned ?? 0, "warning");
  return [...lines, "", failed === 0 ? `Nothing failed; ${warnings}.` : `${failed ?? 0} failed; ${warnings}.`].join(
    "\n",
  );
}
