import type { StepReport } from "@groundswell/collector";
import { describe, expect, it } from "vitest";
import { Tally } from "./tally.ts";

function makeStep(change: Partial<StepReport> = {}): StepReport {
  return { repo: "a/b", resource: "totals", outcome: "stored", detail: null, noAnswer: false, ...change };
}

function tallyOf(...steps: Partial<StepReport>[]): Tally {
  const tally = new Tally();
  for (const step of steps) tally.note(makeStep(step));
  return tally;
}

const GONE = "GET /repos/a/b: GitHub knows no such repository, or hides it";

describe("a project's outcome", () => {
  it("is what the worst of its resources came to", () => {
    const tally = tallyOf(
      {},
      { resource: "releases", outcome: "failed", detail: "no" },
      { repo: "c/d", outcome: "unchanged" },
    );
    expect(tally.listProjects()).toEqual([
      { repo: "a/b", outcome: "failed", resources: { totals: "stored", releases: "failed" }, detail: "no" },
      { repo: "c/d", outcome: "unchanged", resources: { totals: "unchanged" }, detail: null },
    ]);
  });

  it("keeps pages that were stored, though the last one had nothing new", () => {
    const tally = tallyOf({ resource: "forks_depth" }, { resource: "forks_depth", outcome: "unchanged" });
    expect(tally.listProjects()[0]?.resources).toEqual({ forks_depth: "stored" });
  });

  it("is good when the second try was", () => {
    expect(tallyOf({ outcome: "failed", detail: "no", noAnswer: true }, {}).listFailures()).toEqual([]);
  });
});

describe("failures", () => {
  it("are gathered by reason, whichever request it was, the commonest first", () => {
    const tally = tallyOf(
      { repo: "x/y", outcome: "failed", detail: "GET /repos/x/y: GitHub answered 502", noAnswer: true },
      { outcome: "failed", detail: GONE },
      { repo: "c/d", outcome: "failed", detail: GONE.replace("a/b", "c/d") },
    );
    expect(tally.listFailures()).toEqual([
      { reason: "GitHub knows no such repository, or hides it", repos: ["a/b", "c/d"] },
      { reason: "GitHub answered 502", repos: ["x/y"] },
    ]);
  });

  it("may pass only when GitHub gave no answer", () => {
    expect(tallyOf({ outcome: "failed", detail: GONE }).mayPass).toBe(false);
    expect(tallyOf({ outcome: "failed", detail: "silent", noAnswer: true }).mayPass).toBe(true);
  });

  it("leave it true that something succeeded", () => {
    expect(tallyOf({ outcome: "failed", detail: GONE }).anySucceeded).toBe(false);
    expect(tallyOf({ outcome: "failed", detail: GONE }, { resource: "forks", outcome: "unchanged" }).anySucceeded).toBe(
      true,
    );
  });
});
