import { dayNumber } from "@groundswell/core";
import { expect, test } from "vitest";
import { buildEffectSpec } from "./build-effect-spec.ts";
import type { EffectChartInput } from "./effect-spec.ts";
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
  expect(ticks.map((tick) => tick.label).filter((label) => label !== "")).toEqual([
    "12 Feb 2026",
    "5 Mar",
    "26 Mar",
    "16 Apr",
  ]);
});

test("a missing week is a gap and never a zero, whether it is null or not there at all", () => {
  const weeks = sampleWeeks([10, null, null, 12, 0, 14, 15, 16, 17]);
  for (const given of [weeks, weeks.filter((week) => week.stars !== null)]) {
    const points = buildEffectSpec(sampleEffect({ weeks: given })).series[0]?.points ?? [];
    expect(points.map((point) => point.y)).toEqual([10, null, 12, 0, 14, 15, 16, 17]);
    expect(points[1]?.x).toBe((points[0]?.x ?? 0) + 7);
  }
});

test("a missing week at either end is a gap as well, and the legend says how gaps look", () => {
  const { series, gaps, strings } = buildEffectSpec(
    sampleEffect({ weeks: sampleWeeks([null, null, 5, null, 0, null]) }),
  );
  const first = dayNumber("2026-01-29");
  expect(series[0]?.points.map((point) => point.y)).toEqual([null, 5, null, 0, null]);
  expect(gaps.map(({ from, to }) => [from - first, to - first])).toEqual([
    [0, 14],
    [21, 28],
    [35, 42],
  ]);
  expect(strings.legend[1]).toMatchObject({ text: "no figure", quality: "missing", sample: "bar" });
  expect(buildEffectSpec(sampleEffect()).strings.legend.some(({ quality }) => quality === "missing")).toBe(false);
});

test("a bar of fewer stars than none goes down from zero, and the axis has room for its figure", () => {
  const { y, figures } = buildEffectSpec(sampleEffect({ weeks: sampleWeeks([20, -19, 0], false) }));
  expect(figures.map(({ text }) => text)).toEqual(["20", "−19", "0"]);
  expect([y.domain[0] < -19, y.domain[1] > 20]).toEqual([true, true]);
});

const RELEASES = [
  { kind: "release", day: "2026-03-25", what: "v1.29.0" },
  { kind: "release", day: "2026-03-31", what: "v1.30.0" },
];

test("what else happened is numbered after the story, whatever came first, and the key says its day first", () => {
  const happened = [{ kind: "renamed", day: "2026-03-20", what: "aaif/goose" }, ...RELEASES];
  const { markers } = buildEffectSpec(sampleEffect({ happened }));
  expect(markers.map(({ number, kind, lane, dateText, text }) => [number, kind, lane, dateText, text])).toEqual([
    [1, "story", "news", "27 Mar", "AIDRAN: Open Source AI's Identity Crisis Is Already Here"],
    [2, "event", "releases", "20 Mar", "New name: aaif/goose"],
    [3, "release", "releases", "25 Mar", "v1.29.0"],
    [4, "release", "releases", "31 Mar", "v1.30.0"],
  ]);
  expect(markers[2]?.x).toBe(dayNumber("2026-03-25") + 0.5);
});

test("a licence that became another is marked among what else happened, a new owner once", () => {
  const happened = [{ kind: "transferred", day: "2026-03-20", what: "aaif" }];
  const event = { plusMinusDays: 0, kind: "event" as const, url: null };
  const owner = { ...event, label: "Transferred from block/goose to aaif/goose" };
  const change = { of: "owner", from: "block/goose", to: "aaif/goose" } as const;
  const events = [
    { ...owner, t: "2026-03-20", change },
    { ...event, t: "2026-03-25", label: "Licence file changed from MIT to BUSL-1.1" },
    { ...event, t: "2019-03-25", label: "Licence file changed from 0BSD to MIT" },
  ];
  const textsOf = (input: Partial<EffectChartInput>) =>
    buildEffectSpec(sampleEffect(input))
      .markers.slice(1)
      .map(({ kind, text }) => [kind, text]);
  expect(textsOf({ happened, events })).toEqual([
    ["event", "New owner: aaif"],
    ["event", "Licence file changed from MIT to BUSL-1.1"],
  ]);
  expect(textsOf({ events })[0]).toEqual(["event", owner.label]);
});

test("where there is no room for as many numbers, releases share one and keep their names", () => {
  const { markers } = buildEffectSpec(
    sampleEffect({
      happened: RELEASES.map((each, i) => (i === 0 ? { ...each, day: "2026-03-29" } : each)),
      width: 320,
    }),
  );
  expect(markers[1]).toMatchObject({ number: 2, dateText: "29 – 31 Mar", text: "v1.29.0 and v1.30.0" });
});

test("the alt text says what else happened, unless the verdict does", () => {
  const untold = buildEffectSpec(sampleEffect({ happened: RELEASES })).strings.alt;
  expect(untold).toContain("25 Mar: v1.29.0. 31 Mar: v1.30.0. Goose gained");
  const subtitle = "A release, v1.29.0, came out on 25 March 2026.";
  const told = buildEffectSpec(sampleEffect({ happened: RELEASES, subtitle })).strings.alt;
  expect(told.match(/v1\.29\.0/g)).toHaveLength(1);
  expect(told).toContain("31 Mar: v1.30.0.");
});

test("a story's week without a figure is said to have none", () => {
  const { figures, gaps, shade, strings } = buildEffectSpec(
    sampleEffect({ weeks: sampleWeeks([...WEEKS.slice(0, 8), null]) }),
  );
  expect(shade?.figure).toBeNull();
  expect(figures.at(-1)?.text).toBe("528");
  expect(gaps).toEqual([{ from: shade?.from, to: shade?.to }]);
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

test("wild peers do not flatten the bars: their band is cut off, and the chart says so", () => {
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
  const { shade, figures, strings } = buildEffectSpec(
    sampleEffect({ weeks: sampleWeeks(WEEKS.map((stars) => stars + 0.37)), subtitle: null }),
  );
  expect([shade?.figure?.text, figures.at(-1)?.text]).toEqual(["1,204", "574"]);
  expect(strings.alt).not.toContain(".37");
});

test("only a web address is kept of the story's", () => {
  const [marker] = buildEffectSpec(sampleEffect({ storyUrl: "javascript:alert(1)" })).markers;
  expect(marker?.items[0]?.url).toBeNull();
});
