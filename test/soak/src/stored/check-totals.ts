import type { InstantMs } from "@groundswell/core";
import type { Truth } from "@groundswell/github-standin";
import type { Moments } from "./moments.ts";
import { iso, type Problems } from "./problems.ts";
import type { StoredName, StoredTotals } from "./read-stored.ts";

/** Every total must be what GitHub said when it was fetched. REST does not tell issues and pull requests apart. */
export function checkTotals(rows: readonly StoredTotals[], truth: Truth, moments: Moments, problems: Problems): void {
  for (const row of rows) {
    const fits = moments.of(row.at).some((at) => isTrue(row, truth, at));
    if (fits) continue;
    const at = moments.of(row.at)[0] ?? row.at;
    const said = JSON.stringify(truth.totalsAt(row.githubId, at));
    problems.add("totals are not the truth", `${JSON.stringify(row)} at ${iso(row.at)}, but ${said}`);
  }
}

function isTrue(row: StoredTotals, truth: Truth, at: InstantMs): boolean {
  const said = truth.totalsAt(row.githubId, at);
  if (said === null) return false;
  const { stars, forks, openIssues, openPulls, watchers } = said;
  return (
    row.stars === stars &&
    row.forks === forks &&
    (row.openIssues === null || row.openIssues === openIssues) &&
    row.openIssuesAndPulls === openIssues + openPulls &&
    row.watchers === watchers
  );
}

/** So must every name. */
export function checkNames(rows: readonly StoredName[], truth: Truth, moments: Moments, problems: Problems): void {
  for (const { githubId, at, fullName } of rows) {
    const fits = moments.of(at).some((moment) => truth.nameAt(githubId, moment) === fullName);
    if (!fits) problems.add("a name is not the truth", `${githubId} was not ${fullName} at ${iso(at)}`);
  }
}
