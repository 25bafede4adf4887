import type { CycleReport, StepReport } from "@groundswell/collector";
import { describeDryRun, toDryRunJson } from "../collecting/dry-run.ts";
import { goOnAfterPacing, runCycles } from "../collecting/run-cycles.ts";
import { sayEnd, sayStep, type Manner } from "../collecting/tell-run.ts";
import { followContent, type FollowContentParts } from "../content/follow-content.ts";
import { followCoverage } from "../coverage/follow-coverage.ts";
import { followPins } from "../pins/follow-pins.ts";
import { createLogger } from "../runtime/logger.ts";
import { readFreshnessOf, withCollector, type CollectorRun } from "../runtime/open-collector.ts";
import { complain, say } from "../runtime/say.ts";

export interface CollectFlags extends Manner {
  once?: boolean;
  /** Names of projects, as people write them. */
  only?: string[];
  dryRun?: boolean;
}

/** The collector alone. With `--once`: what is due now, then an honest end; exit code 1 when GitHub was out of reach. */
export async function runCollect({ once = false, only = [], dryRun = false, ...manner }: CollectFlags): Promise<void> {
  await withCollector(only, async (run) => {
    if (dryRun) await sayDryRun(run, manner);
    else if (once) await collectOnce(run, manner);
    else await collectUntilStopped(run, manner);
  });
}

async function sayDryRun({ collector, only }: CollectorRun, { json = false }: Manner): Promise<void> {
  const dryRun = { plan: await collector.plan(only), budgets: collector.budgets(), now: Date.now() };
  say(json ? toDryRunJson(dryRun) : describeDryRun(dryRun));
}

async function collectOnce(run: CollectorRun, manner: Manner): Promise<void> {
  const { collector, watch, only, signal } = run;
  const report = await runCycles(collector, {
    signal,
    only,
    onStep: (step) => takeStep(run, step, manner),
    onFetch: watch.onFetch,
    onWait: watch.onWait,
    goOn: goOnAfterPacing,
    now: Date.now,
  });
  await watch.end();
  await tellEnd(run, report, manner);
  if (report.ended === "unreachable") process.exitCode = 1;
}

/** Without an end. Machines are told of each cycle that did something; people see the line, and the log says the rest. */
async function collectUntilStopped(run: CollectorRun, manner: Manner): Promise<void> {
  const { collector, watch, only, signal } = run;
  // A run about some projects alone leaves the rest of the work to others.
  const others =
    only === null ? [followContent(toFollowed(run), signal), followCoverage(run, signal), followPins(run, signal)] : [];
  await collector.collectUntil(signal, {
    only,
    onStep: (step) => takeStep(run, step, manner),
    onFetch: watch.onFetch,
    onEnd: async (report) => {
      if (report.wakeAt !== null) watch.onWait(report.wakeAt);
      if (manner.json === true && report.steps > 0) await tellEnd(run, report, manner);
    },
  });
  await Promise.all(others);
}

/** On a terminal a line above the progress; machines are told by the log alone. */
function toFollowed({ db, config, kept, logTo, watch }: CollectorRun): FollowContentParts {
  const tell = (line: string) => {
    watch.line.above(() => {
      complain(line);
    });
  };
  return { db, config, kept, logger: createLogger(config, logTo), tell: process.stderr.isTTY ? tell : undefined };
}

function takeStep({ watch }: CollectorRun, step: StepReport, manner: Manner): void {
  watch.onStep(step);
  if (manner.steps === true) watch.line.above(() => sayStep(step, manner));
}

async function tellEnd(run: CollectorRun, report: CycleReport, manner: Manner): Promise<void> {
  const { collector, config, watch } = run;
  const { tally, requests } = watch.take();
  const freshness = await readFreshnessOf(run);
  const now = Date.now();
  const { collectIntervalMs: intervalMs } = config;
  const end = { report, tally, requests, budgets: collector.budgets(), freshness, intervalMs, now };
  watch.line.above(() => sayEnd(end, manner));
}
