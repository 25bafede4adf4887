import type { CycleReport } from "@groundswell/collector";
import { describe, expect, it } from "vitest";
import { goOnBackfilling, type BackfillSituation } from "./go-on-backfilling.ts";
import { goOnAfterPacing, runCycles } from "./run-cycles.ts";

const NOW = 1_800_000_000_000;
const SOON = NOW + 60_000;
const LATER = NOW + 3_000_000;

function makeReport(ended: CycleReport["ended"], change: Partial<CycleReport> = {}): CycleReport {
  return { steps: 2, failed: 1, ended, detail: null, choseAt: NOW, goesOnAt: null, wakeAt: LATER, ...change };
}

/** A collector that answers with these reports, one a cycle. */
function collectorOf(...reports: CycleReport[]) {
  return {
    collectOnce: () => Promise.resolve(reports.shift() ?? makeReport("stopped")),
  };
}

describe("runCycles", () => {
  it("goes on after a minute's limit, and tells all the steps as of one run", async () => {
    const waits: number[] = [];
    const report = await runCycles(
      collectorOf(
        makeReport("pacing", { goesOnAt: SOON }),
        makeReport("pacing", { goesOnAt: SOON }),
        makeReport("nothing due"),
      ),
      {
        signal: new AbortController().signal,
        goOn: goOnAfterPacing,
        onWait: (until) => waits.push(until),
        // The clock stands after the wait already.
        now: () => SOON,
      },
    );
    expect(report).toMatchObject({ steps: 6, failed: 3, ended: "nothing due" });
    expect(waits).toEqual([SOON, SOON]);
  });

  it("is stopped in the middle of a wait, and says so", async () => {
    const stop = new AbortController();
    const report = await runCycles(collectorOf(makeReport("pacing", { goesOnAt: LATER })), {
      signal: stop.signal,
      goOn: goOnAfterPacing,
      onWait: () => stop.abort(),
      now: () => NOW,
    });
    expect(report).toMatchObject({ steps: 2, ended: "stopped", goesOnAt: null });
  });
});

describe("a backfill", () => {
  const situation = (change: Partial<BackfillSituation> & { ended: CycleReport["ended"] }): BackfillSituation => ({
    report: makeReport(change.ended, { goesOnAt: change.ended === "pacing" ? SOON : LATER, wakeAt: LATER }),
    incomplete: 3,
    anySucceeded: true,
    mayPass: false,
    once: false,
    ...change,
  });

  it.each<[string, BackfillSituation, number | null]>([
    ["ends when all is complete", situation({ ended: "nothing due", incomplete: 0, mayPass: true }), null],
    ["waits for the next minute even with --once", situation({ ended: "pacing", once: true }), SOON],
    ["waits for the next hour's budget", situation({ ended: "out of budget" }), LATER],
    ["ends instead with --once", situation({ ended: "out of budget", once: true }), null],
    ["waits for a GitHub that was there a moment ago", situation({ ended: "unreachable" }), LATER],
    ["does not wait for one that never answered", situation({ ended: "unreachable", anySucceeded: false }), null],
    ["tries again what is likely to pass", situation({ ended: "nothing due", mayPass: true }), LATER],
    ["ends where trying again is of no use", situation({ ended: "nothing due" }), null],
    ["ends when it is told to", situation({ ended: "stopped", mayPass: true }), null],
  ])("%s", (_, given, expected) => {
    expect(goOnBackfilling(given)).toBe(expected);
  });
});
