import { expect, test } from "vitest";
import { SAMPLE_SUMMARY, sampleEffect, sampleStarted } from "#lib/server/testing/sample-effect.ts";
import { layOutPanels } from "./week-panels.ts";

test("projects of any size stand on one axis: multiples of what was to be expected of each", () => {
  const small = sampleEffect();
  const large = sampleEffect({
    week: sampleStarted("2026-03-26", { expected: 2900 }),
    weeks: small.weeks.map((week) => ({ ...week, stars: 10 * (week.stars ?? 0) })),
  });
  const panels = layOutPanels(SAMPLE_SUMMARY, [small, large])?.panels ?? [];
  expect(panels.map(({ bars }) => bars.at(-1)?.times.toFixed(2))).toEqual(["1.24", "1.24"]);
  // The ratio's interval, 0.91 to 2.21 around 1.42, as what the week could well have been.
  expect(panels[0]?.likely).toMatchObject({ low: 1.42 / 2.21, high: 1.42 / 0.91 });
});

test("a surge does not flatten the rest: the axis ends at six times", () => {
  const weeks = sampleEffect().weeks.map((week) => ({ ...week, stars: week.k === 0 ? 9_000 : week.stars }));
  const laidOut = layOutPanels(SAMPLE_SUMMARY, [sampleEffect({ weeks }), sampleEffect()]);
  expect([laidOut?.top, laidOut?.ticks]).toEqual([6, [1, 2, 4, 6]]);
  expect(laidOut?.panels[0]?.bars.at(-1)?.times).toBeGreaterThan(30);
});

test("where nothing could be expected 1 × is the median of the weeks before, and a missing week is a gap, never 0", () => {
  const week = sampleStarted("2026-03-26", { expected: null, ratio: null });
  const weeks = sampleEffect().weeks.map((each) => ({ ...each, stars: each.k === -3 ? null : each.stars }));
  const [panel] = layOutPanels(SAMPLE_SUMMARY, [sampleEffect({ week, weeks }), sampleEffect()])?.panels ?? [];
  expect(panel).toMatchObject({ base: { kind: "before", stars: 310 }, likely: null });
  expect([panel?.bars.length, panel?.gaps.length]).toEqual([8, 1]);
  const none = sampleEffect({ week, weeks: weeks.map((each) => ({ ...each, stars: null })) });
  const three = layOutPanels(SAMPLE_SUMMARY, [none, sampleEffect(), sampleEffect()]);
  expect([three?.panels.length, three?.without]).toEqual([2, ["Lamp"]]);
  // One that can be drawn has nothing to be held against.
  expect(layOutPanels(SAMPLE_SUMMARY, [none, sampleEffect()])).toBeNull();
});

test("an approximate date is as wide as its doubt", () => {
  const exact = layOutPanels(SAMPLE_SUMMARY, [sampleEffect(), sampleEffect()]);
  const vague = layOutPanels({ ...SAMPLE_SUMMARY, publishedPlusMinusDays: 3 }, [sampleEffect(), sampleEffect()]);
  const width = (panels: typeof exact) => ((panels?.published.to ?? 0) - (panels?.published.from ?? 0)) * 63;
  expect([width(exact), width(vague)].map(Math.round)).toEqual([1, 7]);
});
