import { sleepUntil, type Collector, type CycleReport, type OnceOptions } from "@groundswell/collector";

export interface RunOptions extends OnceOptions {
  /** When to go on after a cycle, in epoch milliseconds; null: it was the last one. */
  goOn: (report: CycleReport) => Promise<number | null> | number | null;
  /** Called before each wait. */
  onWait?: (until: number, report: CycleReport) => void;
  now: () => number;
}

/** Runs cycles until `goOn` or the signal wants no more. @returns one report of them all: the last, its steps summed */
export async function runCycles(
  collector: Pick<Collector, "collectOnce">,
  { goOn, onWait, now, ...once }: RunOptions,
): Promise<CycleReport> {
  let [steps, failed] = [0, 0];
  for (;;) {
    const report = await collector.collectOnce(once);
    steps += report.steps;
    failed += report.failed;
    const until = once.signal.aborted ? null : await goOn(report);
    if (until === null) return { ...report, steps, failed };
    onWait?.(until, report);
    await sleepUntil(until, now, once.signal);
    if (once.signal.aborted) return { ...report, steps, failed, ended: "stopped", detail: null, goesOnAt: null };
  }
}

/** A run that ends only with nothing due, the budget spent, GitHub out of reach or the signal: no minute's limit ends it. */
export function goOnAfterPacing({ ended, goesOnAt }: CycleReport): number | null {
  return ended === "pacing" ? goesOnAt : null;
}
