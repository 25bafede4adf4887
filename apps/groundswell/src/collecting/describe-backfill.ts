import type { CycleReport, Forecast } from "@groundswell/collector";
import type { BudgetState, FreshnessRow } from "@groundswell/db";
import { count } from "../runtime/say.ts";
import { describeBudgetLeft, describeFailures } from "./describe-end.ts";
import type { Tally } from "./tally.ts";
import { bucketWord, formatSpan, formatWhen, RESOURCE_WORDS, toInstant } from "./words.ts";

const HOUR_MS = 3_600_000;
/** Incomplete projects that are listed one by one. */
const MAX_LISTED = 10;

export interface Backfill {
  /** Of the projects that it is about. */
  plan: Forecast;
  freshness: readonly FreshnessRow[];
  tally: Tally;
  requests: number;
  budgets: readonly BudgetState[];
  /** Null: nothing had to be asked. */
  report: CycleReport | null;
  now: number;
}

/** What there is to do, before it begins. Lists that were never begun may turn out to be longer. */
export function describeTask({ incomplete, buckets }: Forecast): string {
  const work = buckets
    .filter(({ backlog }) => backlog > 0)
    .map(({ bucket, backlog, perHour }) => {
      const hours = backlog / perHour;
      const time = hours > 1 ? `, about ${formatSpan(hours * HOUR_MS)}` : "";
      return `${count(backlog, "request")} over ${bucketWord(bucket)}${time}`;
    });
  return `${count(incomplete.length, "project")} to read, at least ${work.join(" and ")}.`;
}

/** That the budget is spent, or GitHub out of reach, and when it goes on. */
export function describeWait({ ended, detail, goesOnAt, wakeAt }: CycleReport, now: number): string {
  const at = goesOnAt ?? wakeAt;
  return `Waiting: ${ended}${detail === null ? "" : ` (${detail})`}.${at === null ? "" : ` It goes on at ${formatWhen(at, now)}.`}`;
}

/** The end for people: what is complete, what is not and why, and what to do about it. */
export function describeBackfill(backfill: Backfill): string {
  const { plan, freshness, tally, report, now } = backfill;
  const left = plan.incomplete.length;
  const lines = [describeComplete(freshness, left), ...listIncomplete(plan, now), ...describeFailures(tally)];
  if (report === null) return lines.join("\n");
  return [...lines, describeBudgetLeft(backfill), describeEnding(report, left, now)].join("\n");
}

function describeComplete(freshness: readonly FreshnessRow[], left: number): string {
  const [only] = freshness;
  const all = freshness.length;
  if (all === 1 && only !== undefined) {
    return left === 0
      ? `${only.repo} is complete: all that GitHub has of it was read.`
      : `${only.repo} is not complete yet.`;
  }
  if (left === 0) return `All ${count(all, "project")} are complete: all that GitHub has of them was read.`;
  return `${(all - left).toLocaleString("en")} of ${count(all, "project")} are complete.`;
}

function listIncomplete({ incomplete }: Forecast, now: number): string[] {
  const lines = incomplete.slice(0, MAX_LISTED).map(({ repo, missing, completeAt }) => {
    const what = missing.map(({ resource, pages }) => `${count(pages, "page")} of ${RESOURCE_WORDS[resource]}`);
    const time = completeAt === null ? "" : `, about ${formatSpan(Math.max(0, completeAt - now))}`;
    return `  ${repo}: ${what.join(", ")} to go${time}`;
  });
  const rest = incomplete.length - MAX_LISTED;
  return rest > 0 ? [...lines, `  and ${count(rest, "more project")}`] : lines;
}

function describeEnding({ ended, detail, goesOnAt }: CycleReport, left: number, now: number): string {
  if (left === 0) return "Ended: complete.";
  const said = `Ended: ${ended}${detail === null ? "" : ` (${detail})`}.`;
  const again = "Run it again to go on where it left off";
  return goesOnAt === null ? `${said} ${again}.` : `${said} ${again}, from ${formatWhen(goesOnAt, now)}.`;
}

/** The end for machines: a line for each project that it was about. */
export function listBackfillJson({ plan, freshness, tally }: Backfill): string[] {
  const outcomes = new Map(tally.listProjects().map((outcome) => [outcome.repo, outcome]));
  return freshness.map(({ projectId, repo }) => {
    const left = plan.incomplete.find((project) => project.projectId === projectId);
    const outcome = outcomes.get(repo);
    return JSON.stringify({
      repo,
      complete: left === undefined,
      completeAt: toInstant(left?.completeAt ?? null),
      missing: left?.missing ?? [],
      outcome: outcome?.outcome ?? null,
      resources: outcome?.resources ?? {},
      detail: outcome?.detail ?? null,
    });
  });
}
