import type { CycleReport } from "@groundswell/collector";
import type { BudgetState, FreshnessRow } from "@groundswell/db";
import { count } from "../runtime/say.ts";
import type { Tally } from "./tally.ts";
import { formatBudgets, formatNames, formatSpan, formatWhen } from "./words.ts";

export interface RunEnd {
  report: CycleReport;
  tally: Tally;
  requests: number;
  budgets: readonly BudgetState[];
  /** Of the projects that the run was about. */
  freshness: readonly FreshnessRow[];
  intervalMs: number;
  now: number;
}

/** Totals that are not older than this many intervals are fresh: a look may be up to one and a half apart. */
const FRESH_INTERVALS = 2;

/** How many projects have totals of our own that are not old. */
export function countFresh({ freshness, intervalMs, now }: Pick<RunEnd, "freshness" | "intervalMs" | "now">): number {
  const oldest = now - FRESH_INTERVALS * intervalMs;
  return freshness.filter(({ totalsAt, totalsArchived }) => totalsArchived === false && (totalsAt ?? 0) >= oldest)
    .length;
}

/** The end of a run for people: what is fresh, what failed and why, what is left, and when to come back. */
export function describeEnd(end: RunEnd): string {
  return [describeFresh(end), ...describeFailures(end.tally), describeBudgetLeft(end), describeEnding(end)].join("\n");
}

/** Why projects failed, a line for each reason. */
export function describeFailures(tally: Tally): string[] {
  const groups = tally.listFailures();
  if (groups.length === 0) return [];
  const failed = groups.reduce((sum, { repos }) => sum + repos.length, 0);
  return [
    `${count(failed, "project")} failed:`,
    ...groups.map(({ reason, repos }) => `  ${reason}: ${formatNames(repos)}`),
  ];
}

/** What was asked, and what is left. */
export function describeBudgetLeft({ requests, budgets, now }: Pick<RunEnd, "requests" | "budgets" | "now">): string {
  return `Asked GitHub ${count(requests, "time")}. Left: ${formatBudgets(budgets, now)}.`;
}

function describeFresh(end: RunEnd): string {
  const { freshness, intervalMs } = end;
  const fresh = countFresh(end);
  const within = `totals read within the last ${formatSpan(FRESH_INTERVALS * intervalMs)}`;
  if (freshness.length === 1) return `${freshness[0]?.repo ?? ""} is ${fresh === 1 ? "" : "not "}fresh: ${within}.`;
  return `${fresh.toLocaleString("en")} of ${count(freshness.length, "project")} are fresh: ${within}.`;
}

function describeEnding({ report, now }: RunEnd): string {
  const { ended, detail, goesOnAt, wakeAt } = report;
  const because = detail === null ? "" : ` (${detail})`;
  const said = `Ended: ${ended}${because}.`;
  if (ended === "stopped") return `${said} What is left undone is done in the next run.`;
  if (goesOnAt !== null) return `${said} What is left undone can go on at ${formatWhen(goesOnAt, now)}.`;
  return wakeAt === null ? said : `${said} The next run is worth while at ${formatWhen(wakeAt, now)}.`;
}
