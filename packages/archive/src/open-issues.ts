import { startOfDay, type InstantMs } from "@groundswell/core";

/** From this instant the rankings count issues alone; until then pull requests were among them. */
export const ISSUES_ALONE_FROM: InstantMs = startOfDay("2021-08-20");

/**
 * What a figure of the `open_issues` column means, by its date.
 * @param count null when the column is empty
 */
export function readOpenIssues(
  observedAt: InstantMs,
  count: number | null,
): { openIssues: number | null; openIssuesAndPulls: number | null } {
  return observedAt < ISSUES_ALONE_FROM
    ? { openIssues: null, openIssuesAndPulls: count }
    : { openIssues: count, openIssuesAndPulls: null };
}

/** The figure that belongs into the `open_issues` column on that date; null when that one is not known. */
export function pickOpenIssues(row: {
  observedAt: InstantMs;
  openIssues: number | null;
  openIssuesAndPulls: number | null;
}): number | null {
  return row.observedAt < ISSUES_ALONE_FROM ? row.openIssuesAndPulls : row.openIssues;
}
