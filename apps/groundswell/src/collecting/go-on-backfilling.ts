import type { CycleReport } from "@groundswell/collector";

export interface BackfillSituation {
  report: Pick<CycleReport, "ended" | "goesOnAt" | "wakeAt">;
  /** Projects of which something was never read. */
  incomplete: number;
  /** Something was stored since the start: GitHub is there, or was a moment ago. */
  anySucceeded: boolean;
  /** Something failed that is likely to pass within the hour. */
  mayPass: boolean;
  /** Nobody wants to wait for the next hour's budget. */
  once: boolean;
}

/** When a backfill goes on after a cycle, in epoch milliseconds; null: that was all that can be done. */
export function goOnBackfilling({ report, incomplete, anySucceeded, mayPass, once }: BackfillSituation): number | null {
  const { ended, goesOnAt } = report;
  // Totals that come due in the meantime are not left to grow old.
  const wakeAt = report.wakeAt ?? goesOnAt;
  if (incomplete === 0) return null;
  if (ended === "pacing") return goesOnAt;
  if (once) return null;
  switch (ended) {
    case "out of budget":
      return wakeAt;
    case "unreachable":
      return anySucceeded ? wakeAt : null;
    case "nothing due":
      return mayPass ? wakeAt : null;
    case "stopped":
      return null;
  }
}
