import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { benjaminiHochberg } from "./benjamini-hochberg.ts";
import { storyEffect, type Effect } from "./effect.ts";
import { judgeEffect, pairP } from "./judge-effect.ts";
import { judgeWeek } from "./judge-week.ts";
import { EFFECT_VERDICTS, type Confounder, type EffectP } from "./story-effect.ts";

const repeat = (value: number): number[] => Array.from({ length: 8 }, () => value);
const effect = (before: number, post: number, last = before): Effect =>
  storyEffect({ base: [last, ...repeat(before).slice(1)], post, peers: [] });
const QUIET = effect(100, 100);
const ROSE = effect(100, 300);
const RISING = effect(100, 900, 400);
const RELEASE: Confounder = { kind: "release", day: "2026-03-27", what: "v1.0.0" };
const judge = (effects: (Effect | null)[], rest: Partial<Parameters<typeof judgeEffect>[0]> = {}) =>
  judgeEffect({
    starts: effects.map((each) => ({ effect: each })),
    pAdjusted: 0.01,
    confounders: [],
    sharedWith: [],
    ...rest,
  });

describe("a verdict", () => {
  it("is the first that holds, in the order of the methods", () => {
    const all = { confounders: [RELEASE], sharedWith: ["other"] };
    expect(judge([null], all)).toBe("too little data");
    expect(judge([RISING], all)).toBe("confounded by a release");
    expect(judge([RISING], { sharedWith: ["other"] })).toBe("shared with other stories");
    expect(judge([RISING])).toBe("already rising");
    expect(judge([ROSE])).toBe("rose with");
    expect(judge([QUIET])).toBe("no distinguishable change");
  });

  it("needs five expected stars, however many came", () => {
    expect(effect(4, 500).expected).toBeCloseTo(4, 9);
    expect(judge([effect(4, 500)])).toBe("too little data");
    expect(judge([effect(5.001, 500)])).toBe("rose with");
  });

  it.each([
    ["an adjusted p above .10", ROSE, 0.1001],
    ["no p at all", ROSE, null],
    ["less than a quarter more", effect(1_000, 1_240), 0.01],
    ["fewer than ten stars more", effect(20, 29), 0.01],
  ])("tells no rise with %s", (_, each, pAdjusted) => {
    expect(judge([each], { pAdjusted })).toBe("no distinguishable change");
  });

  it("tells a rise at the very thresholds", () => {
    expect(judge([ROSE], { pAdjusted: 0.1 })).toBe("rose with");
    expect(judge([effect(20, 31)])).toBe("rose with");
    expect(judge([effect(1_000, 1_260)])).toBe("rose with");
  });

  it("of an approximate date is the first that holds for any of its days, but a rise must hold for all", () => {
    expect(judge([ROSE, ROSE, ROSE])).toBe("rose with");
    expect(judge([ROSE, QUIET, ROSE])).toBe("no distinguishable change");
    expect(judge([ROSE, QUIET, RISING])).toBe("already rising");
    expect(judge([ROSE, null])).toBe("too little data");
    expect(judge([])).toBe("too little data");
  });

  it("is one of the methods', and never surer for one more possible day", () => {
    const some = fc.constantFrom(null, QUIET, ROSE, RISING, effect(4, 500));
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 7 }), some, fc.boolean(), (effects, more, shared) => {
        const rest = { sharedWith: shared ? ["other"] : [] };
        const [before, after] = [judge(effects, rest), judge([...effects, more], rest)];
        const caution = (verdict: (typeof EFFECT_VERDICTS)[number]) =>
          verdict === "rose with" ? EFFECT_VERDICTS.length : EFFECT_VERDICTS.indexOf(verdict);
        expect(caution(after)).toBeLessThanOrEqual(caution(before));
      }),
    );
  });
});

describe("the p-values of a week", () => {
  const p = (value: number): EffectP => ({
    from: "t distribution",
    value,
    dates: 0,
    bin: "<5",
    libraryWeek: null,
  });

  it("of an approximate date is the largest, and none when it lacks for a day", () => {
    expect(pairP([{ p: p(0.01) }, { p: p(0.3) }, { p: p(0.02) }])).toBe(0.3);
    expect(pairP([{ p: p(0.01) }, { p: null }])).toBeNull();
    expect(pairP([])).toBeNull();
  });

  it("are adjusted for all that have one", () => {
    const judged = judgeWeek([
      { key: "a", p: 0.01 },
      { key: "b", p: null },
      { key: "c", p: 0.5 },
      { key: "d", p: 0.04 },
    ]);
    const [a, c, d] = benjaminiHochberg([0.01, 0.5, 0.04]);
    expect([...judged]).toEqual([
      ["a", { pAdjusted: a, pairs: 3 }],
      ["b", { pAdjusted: null, pairs: 3 }],
      ["c", { pAdjusted: c, pairs: 3 }],
      ["d", { pAdjusted: d, pairs: 3 }],
    ]);
  });

  it("count several stories that are one event once", () => {
    const judged = judgeWeek([
      { key: "event", p: 0.04 },
      { key: "event", p: 0.04 },
      { key: "other", p: 0.9 },
    ]);
    expect(judged.get("event")).toEqual({ pAdjusted: 0.08, pairs: 2 });
  });
});
