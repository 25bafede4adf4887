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

/** What a person can mend. @throws the error when it is anything else: a bug, or an outage */
export function failFor(name: string, error: unknown): Check {
  if (!(error instanceof UserError)) throw error;
  return fail(name, `${error.where === null ? "" : `${error.where}: `}${error.message}`, error.remedy);
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
