import type { Forecast } from "@groundswell/collector";
import type { BudgetState } from "@groundswell/db";
import { count } from "../runtime/say.ts";
import { bucketWord, formatBudgets, formatWhen, RESOURCE_WORDS, toInstant } from "./words.ts";

export interface DryRun {
  plan: Forecast;
  /** As last known. */
  budgets: readonly BudgetState[];
  now: number;
}

/** For people: what a run would fetch first, how many requests it would take, and what is left for them. */
export function describeDryRun({ plan, budgets, now }: DryRun): string {
  const { next, buckets } = plan;
  return [
    ...(next.length === 0 ? ["Nothing is planned."] : ["Next, first things first:", ...listNext(next, now)]),
    ...buckets.filter(({ perHour, due }) => perHour > 0 || due > 0).map(describeBucket),
    `Left, as last known: ${formatBudgets(budgets, now)}.`,
    "Nothing was asked of GitHub.",
  ].join("\n");
}

/** The same as one JSON document. */
export function toDryRunJson({ plan: { next, buckets }, budgets }: DryRun): string {
  return JSON.stringify({
    next: next.map((look) => ({ ...look, dueAt: toInstant(look.dueAt) })),
    buckets,
    budgets: budgets.map((budget) => ({ ...budget, resetsAt: toInstant(budget.resetsAt) })),
  });
}

function listNext(next: Forecast["next"], now: number): string[] {
  const width = Math.max(...next.map(({ repo }) => repo.length));
  return next.map(({ repo, resource, dueAt }) => {
    const when = dueAt <= now ? "due now" : `at ${formatWhen(dueAt, now)}`;
    return `  ${repo.padEnd(width)}  ${RESOURCE_WORDS[resource]}, ${when}`;
  });
}

function describeBucket({ bucket, due, perHour }: Forecast["buckets"][number]): string {
  // More may turn up: how long a list is, its first page tells.
  const said = `${bucketWord(bucket)}: at least ${count(due, "request")} due now`;
  return `${due === 0 ? `${bucketWord(bucket)}: nothing due now` : said}; an hour allows ${perHour.toLocaleString("en")}.`;
}
