import { describe, expect, test } from "vitest";
import {
  describeAdjusted,
  describeBrief,
  describeMention,
  describeP,
  describePeers,
  describeReach,
  describeRunUp,
  describeSeen,
  describeState,
  describeTimes,
  describeValue,
  formatP,
  isFromDayBefore,
} from "./effect-text.ts";
import { sampleEffect, sampleMention, sampleStarted, sampleStory } from "./server/testing/sample-effect.ts";

describe("an effect in a line", () => {
  test("gives verdict, ratio and interval", () => {
    expect(describeBrief(sampleEffect())).toMatchObject({
      verdict: "No distinguishable change",
      isRise: false,
      ratio: { value: "1.4", low: "0.9", high: "2.2" },
      isOverDays: false,
      isProvisional: false,
    });
  });

  test("of an approximate date tells how far the intervals reach over all its days", () => {
    const weeks = ["2026-03-25", "2026-03-26", "2026-03-27"].map((from) => sampleStarted(from));
    const range = { from: "2026-03-25", to: "2026-03-27", low: 0.31, high: 3.07, weeks };
    const brief = describeBrief(sampleEffect({ range }));
    expect(brief).toMatchObject({ ratio: { value: "1.4", low: "0.3", high: "3.1" }, isOverDays: true });
  });

  test("has no ratio where nothing was estimated, and no verdict while the week goes on", () => {
    const week = sampleStarted("2026-03-26", { ratio: null });
    expect(describeBrief(sampleEffect({ week, verdict: "too little data" })).ratio).toBeNull();
    const open = describeBrief(sampleEffect({ week, verdict: "rose with", state: "open" }));
    expect(open).toMatchObject({ verdict: "The week isn’t over yet", isRise: false });
  });
});

test("the leading figure of an approximate date is the range over its days: none of them is more likely", () => {
  const ratios = [0.46, 0.71, 4.12].map((value) => ({ value, low: value / 2, high: value * 2 }));
  const weeks = ratios.map((ratio, i) => sampleStarted(`2026-03-2${i + 5}`, { ratio }));
  const range = { from: "2026-03-25", to: "2026-03-27", low: 0.23, high: 8.24, weeks };
  expect(describeValue({ week: sampleStarted("2026-03-26", { ratio: ratios[1] ?? null }), range })).toBe(
    "0.5–4.1\u00a0×",
  );
  expect(describeValue({ week: sampleStarted("2026-03-26"), range: null })).toBe("1.4\u00a0×");
  expect(describeValue({ week: sampleStarted("2026-03-26", { ratio: null }), range: null })).toBeNull();
});

test("a list says of an approximate date what its page says: the range over the days, and how far intervals reach", () => {
  const ratios = [0.5496, 0.71, 4.12].map((value) => ({ value, low: value / 2, high: value * 2 }));
  const weeks = ratios.map((ratio, i) => sampleStarted(`2026-03-2${i + 5}`, { ratio }));
  const range = { from: "2026-03-25", to: "2026-03-27", low: 0.29, high: 8.1, weeks };
  const brief = describeBrief(sampleEffect({ week: sampleStarted("2026-03-26", { ratio: ratios[1] ?? null }), range }));
  expect(brief).toMatchObject({ value: "0.5–4.1\u00a0×", days: { low: 0.5496, high: 4.12 } });
  expect(describeReach(brief)).toBe("(intervals reach from 0.3 to 8.1)");
  expect(describeTimes(brief)).toMatch(/^0\.5–4\.1.× the stars .* reach from 0\.3 to 8\.1$/);
  const exact = describeBrief(sampleEffect());
  expect(exact).toMatchObject({ value: "1.4\u00a0×", days: null });
  expect(describeReach(exact)).toBe("(0.9–2.2)");
  expect(describeTimes(exact)).toContain("1.4 times the stars");
});

test("a story that was first read when its week was over says so, since its outcome could be known", () => {
  expect(describeSeen(sampleEffect({ seenAfter: "2026-05-03T10:00:00Z" }))).toBe(
    "First read here on 3 May 2026, after its week was over.",
  );
  expect(describeSeen(sampleEffect())).toBeNull();
});

test("a week counted from the day before is known as such: with an hour, or another story's week, it is not", () => {
  expect(isFromDayBefore(sampleStory(), sampleEffect())).toBe(true);
  expect(isFromDayBefore(sampleStory({ publishedAt: "2026-03-27T14:00:00Z" }), sampleEffect())).toBe(false);
  expect(isFromDayBefore(sampleStory({ published: "2026-03-29" }), sampleEffect())).toBe(false);
  const range = { from: "2026-03-23", to: "2026-03-29", low: 0.3, high: 3, weeks: [] };
  expect(isFromDayBefore(sampleStory({ publishedPlusMinusDays: 3 }), sampleEffect({ range }))).toBe(true);
});

test("a state says until when, or since when", () => {
  expect(describeState(sampleEffect())).toBe("Frozen on 9 Apr 2026: it no longer changes.");
  const provisional = sampleEffect({ state: "provisional", frozenAt: null });
  // Week 14 of 2026 ends with 5 April; four days after its midnight the verdict is frozen.
  expect(describeState(provisional)).toContain("Provisional until 10 Apr 2026");
  expect(describeState({ ...provisional, verdict: "too little data" })).toContain("until the figures suffice");
  expect(describeState({ ...provisional, state: "open" })).toBe("Open: the week ends on 1 Apr 2026.");
});

test("a p says what it was counted among, or why it was not counted", () => {
  expect(describeP(sampleEffect())).toBe("0.12, counted among 512 story-free dates of projects with 5–40 stars a day");
  const few = sampleEffect({ placebo: { from: "t distribution", dates: 12, bin: "≥40" } });
  expect(describeP(few)).toContain("12 story-free dates of projects with ≥40 stars a day are too few");
  expect(describeP(sampleEffect({ placebo: null }))).toBeNull();
  expect([0.0004, 0.0431, 0.5, 0.999].map(formatP)).toEqual(["<\u00a00.001", "0.043", "0.50", ">\u00a00.99"]);
});

test("an adjusted p names the week and how many pairs closed in it", () => {
  expect(describeAdjusted(sampleEffect())).toBe(
    "0.40, for 12 pairs whose week closed in week 14 of 2026: among many, some stand out by chance",
  );
  expect(describeAdjusted(sampleEffect({ pairs: 1 }))).toContain("the only pair");
  const range = { from: "2026-03-23", to: "2026-03-29", low: 0.3, high: 3, weeks: [] };
  expect(describeAdjusted(sampleEffect({ pairs: 1, range }))).toMatch(/^0\.40 \(by the largest of all its days\), for/);
  expect(describeAdjusted(sampleEffect({ pAdjusted: null }))).toBeNull();
});

test("run-up and control group are told in words", () => {
  expect(describeRunUp(sampleEffect())).toMatch(/^not rising \(t 0\.40: .*, rising above 1\.81\)$/);
  expect(describeRunUp({ week: sampleStarted("2026-03-26", { runUpT: 2.4 }) })).toMatch(
    /^rising \(t 2\.40: its distance .* standard errors, above 1\.81\)$/,
  );
  expect(describeRunUp({ week: sampleStarted("2026-03-26", { runUpT: -1.25 }) })).toContain("t −1.25");
  expect(describePeers({ peers: 14, controlled: true })).toBe("14, their weeks taken as control group");
  expect(describePeers({ peers: 3, controlled: false })).toBe("3: too few, so no control group");
});

test("a mention says who decided, and by what the linker knew it", () => {
  expect(describeMention(sampleMention())).toBe(
    "found by the linker, by owner and name or an install command: score 0.90",
  );
  expect(describeMention(sampleMention({ status: "confirmed" }))).toBe("confirmed by hand");
  expect(describeMention(sampleMention({ status: "review", tier: "T3", score: 0.5 }))).toBe(
    "too unsure to count, by its name: score 0.50",
  );
});
