import { dayNumber } from "@groundswell/core";
import { expect, test } from "vitest";
import { buildEffectSpec } from "./build-effect-spec.ts";
import { RENDER_VERSION } from "../spec.ts";
import { sampleEffect, sampleWeeks } from "../testing/effect-samples.ts";

const WEEKS = [512, 498, 530, 471, 602, 555, 540, 528, 1_204, 731, 610, 574];

test("the alt text says what a person would say, the verdict last", () => {
  expect(buildEffectSpec(sampleEffect()).strings.alt).toBe(
    "Goose: stars a week before and after a story of 27 March 2026. In eight weeks before it between 471 and 602, " +
      "the last 528. In the story’s week, 26 Mar – 1 Apr 2026, 1,204; similar projects’ same week would mean 488, " +
      "most of them 372 to 820. Goose gained 1,204 stars in the week after, 2.3 times what the weeks before and " +
      "similar projects let expect (1.7–3.1): rose with the story.",
  );
});

test("it is plain JSON with a version, and its hash changes with every text and figure", () => {
  const spec = buildEffectSpec(sampleEffect());
  expect(spec.renderVersion).toBe(RENDER_VERSION);
  expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
  expect(buildEffectSpec(sampleEffect()).hash).toBe(spec.hash);
  const others = [
    { subtitle: "another" },
    { weeks: sampleWeeks(WEEKS.with(3, 472)) },
    { weeks: sampleWeeks(WEEKS, false) },
    { story: { published: "2026-03-27", plusMinusDays: 1 } },
    { theme: "dark" as const },
  ];
  const hashes = others.map((other) => buildEffectSpec(sampleEffect(other)).hash);
  expect(new Set([spec.hash, ...hashes]).size).toBe(others.length + 1);
});

test("a week's figure stands in the middle of its seven days, and the story's week is shaded from end to end", () => {
  const { series, shade, x, y } = buildEffectSpec(sampleEffect());
  const from = dayNumber("2026-03-26");
  expect(series[0]?.points[8]).toMatchObject({ x: from + 3.5, y: 1204 });
  expect(shade).toMatchObject({ from, to: from + 7, figure: { x: from + 3.5, y: 1204, text: "1,204" } });
  expect(x.domain).toEqual([from - 56, from + 28]);
  expect(y).toMatchObject({ domain: [0, 1500], cropped: false });
});

test("a tick marks each week, and a date the story's and as many others as there is room for", () => {
  const { ticks } = buildEffectSpec(sampleEffect({ width: 390 })).x;
  expect(ticks.map((tick) => tick.value)).toEqual(sampleWeeks(WEEKS).map((week) => dayNumber(week.from)));
  expect(ticks.map((tick) => tick.label).filter((label) => label !== "")).toEqual(["29 Jan 2026", "26 Feb", "26 Mar"]);
});

test("a missing week is a gap and never a zero, whether it is null or not there at all", () => {
  const weeks = sampleWeeks([10, null, null, 12, 0, 14, 15, 16, 17]);
  for (const given of [weeks, weeks.filter((week) => week.stars !== null)]) {
    const points = buildEffectSpec(sampleEffect({ weeks: given })).series[0]?.points ?? [];
    expect(points.map((point) => point.y)).toEqual([10, null, 12, 0, 14, 15, 16, 17]);
    expect(points[1]?.x).toBe((points[0]?.x ?? 0) + 7);
  }
});

test("a story's week without a figure is said to have none", () => {
  const { series, shade, strings } = buildEffectSpec(
    sampleEffect({ weeks: sampleWeeks([...WEEKS.slice(0, 8), null]) }),
  );
  expect(shade?.figure).toBeNull();
  expect(series[0]?.last?.text).toBe("528");
  expect(strings.alt).toContain("1 Apr 2026, no figure, as a day is missing; similar projects");
});

test("without peers the chart says in legend, method and description that there is no control group", () => {
  const { band, strings } = buildEffectSpec(sampleEffect({ weeks: sampleWeeks(WEEKS, false) }));
  expect(band).toEqual([]);
  expect(strings.legend.at(-1)).toMatchObject({ text: "No control group: too few similar projects", sample: "none" });
  expect([strings.footer.method, strings.alt].map((text) => /no control group/iu.test(text))).toEqual([true, true]);
});

test("peers of some weeks only make a band in pieces", () => {
  const weeks = sampleWeeks(WEEKS).map((week) => (week.k === -4 ? { ...week, peers: null } : week));
  const { band } = buildEffectSpec(sampleEffect({ weeks }));
  expect(band.map((run) => run.length)).toEqual([4, 7]);
});

test("wild peers do not flatten the line: their band is cut off, and the chart says so", () => {
  const weeks = sampleWeeks(WEEKS).map((week) => ({ ...week, peers: { low: 1, middle: 500, high: 90_000 } }));
  const { y, strings } = buildEffectSpec(sampleEffect({ weeks }));
  expect(y.domain[1]).toBeLessThanOrEqual(4000);
  expect(strings.footer.method).toContain("their band goes on above the axis");
  expect(buildEffectSpec(sampleEffect()).strings.footer.method).not.toContain("above the axis");
});

test("the days that an approximate date may mean are kept whole, and said", () => {
  const { markers, published, strings } = buildEffectSpec(
    sampleEffect({ story: { published: "2026-03-27", plusMinusDays: 3 } }),
  );
  expect(published).toEqual({ from: dayNumber("2026-03-24"), to: dayNumber("2026-03-31") });
  expect(markers).toMatchObject([{ number: 1, dateText: "27 Mar ± 3 days", lane: "news" }]);
  expect(strings.alt).toContain("a story of 27 March 2026, ± 3 days.");
});

test("a date in doubt by a year does not squeeze the weeks", () => {
  const { x } = buildEffectSpec(sampleEffect({ story: { published: "2026-03-27", plusMinusDays: 365 } }));
  expect(x.domain[1] - x.domain[0]).toBe(14 * 7);
});

test("no weeks at all still make a chart that says what it lacks", () => {
  const { strings, shade, markers, x } = buildEffectSpec(sampleEffect({ weeks: [] }));
  expect(strings.empty).toBe("No complete week yet");
  expect(strings.alt).toContain("No complete week before it.");
  expect([shade, markers.length, x.ticks.length]).toEqual([null, 1, 1]);
});

test("shares of a star, which days between figures have, are said in whole stars", () => {
  const { shade, series, strings } = buildEffectSpec(
    sampleEffect({ weeks: sampleWeeks(WEEKS.map((stars) => stars + 0.37)), subtitle: null }),
  );
  expect([shade?.figure?.text, series[0]?.last?.text]).toEqual(["1,204", "574"]);
  expect(strings.alt).not.toContain(".37");
});

test("only a web address is kept of the story's", () => {
  const [marker] = buildEffectSpec(sampleEffect({ storyUrl: "javascript:alert(1)" })).markers;
  expect(marker?.items[0]?.url).toBeNull();
});
