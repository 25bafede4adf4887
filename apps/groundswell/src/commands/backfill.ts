import type { CycleReport } from "@groundswell/collector";
import {
  describeBackfill,
  describeTask,
  describeWait,
  listBackfillJson,
  type Backfill,
} from "../collecting/describe-backfill.ts";
import { goOnBackfilling } from "../collecting/go-on-backfilling.ts";
import { runCycles } from "../collecting/run-cycles.ts";
import { toReportJson } from "../collecting/tell-run.ts";
import { readFreshnessOf, withCollector, type CollectorRun } from "../runtime/open-collector.ts";
import { say } from "../runtime/say.ts";

export interface BackfillFlags {
  once?: boolean;
  json?: boolean;
}

/**
 * Reads what was never read of one project, or of all, as fast as the budget allows. It waits for the next hour's
 * budget unless it is to run once; exit code 1 when projects stay incomplete for another reason.
 */
export async function runBackfill(
  name: string | undefined,
  { once = false, json = false }: BackfillFlags,
): Promise<void> {
  await withCollector(name === undefined ? [] : [name], async (run) => {
    const before = await run.collector.plan(run.only);
    const done = before.incomplete.length === 0;
    if (!done && !json) run.watch.line.above(() => say(describeTask(before)));
    const report = done ? null : await readAll(run, { once, json });
    await run.watch.end();
    const backfill = await describeState(run, report);
    tellEnd(backfill, json);
    if (hasFailed(backfill)) process.exitCode = 1;
  });
}

async function readAll(run: CollectorRun, { once, json }: Required<BackfillFlags>): Promise<CycleReport> {
  const { collector, watch, only, signal } = run;
  let toldOf: number | null = null;
  return runCycles(collector, {
    signal,
    only,
    onStep: watch.onStep,
    onFetch: watch.onFetch,
    onWait(until, report) {
      // It may wake for something else before it can go on: that is no news.
      if (report.ended !== "pacing" && toldOf !== report.goesOnAt && !json) {
        watch.line.above(() => say(describeWait(report, Date.now())));
      }
      toldOf = report.goesOnAt;
      watch.onWait(report.goesOnAt ?? until);
    },
    async goOn(report) {
      const { incomplete } = await collector.plan(only);
      const { anySucceeded, mayPass } = watch.tally;
      return goOnBackfilling({ report, incomplete: incomplete.length, anySucceeded, mayPass, once });
    },
    now: Date.now,
  });
}

async function describeState(run: CollectorRun, report: CycleReport | null): Promise<Backfill> {
  const { collector, watch, only } = run;
  const [plan, freshness] = [await collector.plan(only), await readFreshnessOf(run)];
  return { plan, freshness, ...watch.take(), budgets: collector.budgets(), report, now: Date.now() };
}

function tellEnd(backfill: Backfill, json: boolean): void {
  if (!json) {
    say(describeBackfill(backfill));
    return;
  }
  for (const line of listBackfillJson(backfill)) say(line);
  const { report, requests, plan, freshness } = backfill;
  const complete = freshness.length - plan.incomplete.length;
  const ended = report === null ? { steps: 0, failed: 0, ended: "nothing due", detail: null } : toReportJson(report);
  say(JSON.stringify({ ...ended, requests, projects: freshness.length, complete }));
}

/** Being stopped, and having to wait, are no failures. */
function hasFailed({ plan, report }: Backfill): boolean {
  return plan.incomplete.length > 0 && (report?.ended === "unreachable" || report?.ended === "nothing due");
}
