import { checkAccess, type Access } from "@groundswell/collector";
import { formatBudgets, formatSpan } from "../collecting/words.ts";
import type { Config } from "../config.ts";
import { VERSION } from "../version.ts";
import { fail, ok, warn, type Check } from "./check.ts";

/** What is left for others, below which the collector waits: see its budgets. */
const RESERVE_SHARE = 0.05;

/** Asks GitHub one question that costs nothing. */
export async function checkGithub({ githubApiUrl, githubToken }: Config, now: () => number): Promise<Check[]> {
  const access = await checkAccess({ apiUrl: githubApiUrl, token: githubToken, version: VERSION, now });
  return describeAccess(access, { authenticated: githubToken !== null, now: now() });
}

/** Whether GitHub can be reached, as whom it is asked, and what is left. */
export function describeAccess(
  { failure, budgets, skewMs, scopes }: Access,
  { authenticated, now }: { authenticated: boolean; now: number },
): Check[] {
  const checks = failure === null ? [describeIdentity(authenticated)] : [describeFailure(failure)];
  if (authenticated && failure === null) checks.push(describeScopes(scopes));
  if (budgets.length > 0) {
    const spent = budgets.some(({ limit, remaining }) => remaining <= Math.ceil(limit * RESERVE_SHARE));
    const says = formatBudgets(budgets, now);
    const remedy = authenticated
      ? "the collector waits until then"
      : "the collector waits until then; see GITHUB_TOKEN";
    checks.push(spent ? warn("budget", says, remedy) : ok("budget", says));
  }
  if (skewMs !== 0) {
    const says = `this machine's clock is ${formatSpan(Math.abs(skewMs))} ${skewMs > 0 ? "behind" : "ahead of"} GitHub's`;
    checks.push(warn("clock", says, "set it; until then figures are dated by GitHub's"));
  }
  return checks;
}

function describeIdentity(authenticated: boolean): Check {
  if (authenticated) return ok("GitHub", "it answers, and takes the token");
  return ok("GitHub", "it answers; asked without a token, which allows 60 requests an hour (GITHUB_TOKEN: 5,000)");
}

/** Whoever reads the token can do all that it may: what we read is public, and needs no scope. */
function describeScopes(scopes: readonly string[] | null): Check {
  if (scopes === null) {
    return ok(
      "token",
      "GitHub does not say what it may do, as of fine-grained ones: public, read-only access is enough",
    );
  }
  if (scopes.length === 0) return ok("token", "it has no scope, and needs none");
  const says = `it may do more than it needs to: ${scopes.join(", ")}`;
  return warn("token", says, "make one without any scope, and revoke this one: what is read is public");
}

function describeFailure({ kind, message }: NonNullable<Access["failure"]>): Check {
  switch (kind) {
    case "token refused":
      return fail("GitHub", message, "make a new token, or unset GITHUB_TOKEN to go on with 60 requests an hour");
    case "out of budget":
      return warn("GitHub", message, "the collector waits; a token in GITHUB_TOKEN allows more");
    case "server error":
    case "missing":
      return warn("GitHub", message, "try again later; check GITHUB_API_URL if it is not GitHub's own");
    default:
      return fail("GitHub", message, "check the network and GITHUB_API_URL; what is stored is shown all the same");
  }
}
