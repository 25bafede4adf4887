import fc from "fast-check";
import { addDays } from "@groundswell/core";
import { expect, test } from "vitest";
import { buildEffectChart } from "./effect-chart.ts";
import { effectToChartJs } from "./effect-chart-js.ts";
import { effectToTable } from "./effect-table.ts";
import type { Scheme, Theme } from "../spec.ts";
import { sampleEffectFacts, sampleLooks } from "../testing/effect-facts.ts";
import { sampleWeeks } from "../testing/effect-samples.ts";

const build = (effect = {}, looks = {}) => buildEffectChart(sampleEffectFacts(effect), sampleLooks(looks));

interface Axis {
  min: number;
  max: number;
  afterBuildTicks: (axis: { ticks: unknown[] }) => void;
}

/** What an axis of Chart.js is told to show. */
function readAxis(axis: Axis) {
  const shown: { ticks: unknown[] } = { ticks: [] };
  axis.afterBuildTicks(shown);
  return { domain: [axis.min, axis.max], ticks: shown.ticks };
}

const figure = fc.oneof(fc.integer({ min: -20, max: 5_000 }), fc.constantFrom(0, 0.25, 1e12));
const weeks = fc
  .array(
    fc.record({
      k: fc.integer({ min: -8, max: 3 }),
      stars: fc.option(figure, { nil: null }),
      peers: fc.option(fc.record({ low: figure, middle: figure, high: figure }), { nil: null }),
    }),
    { maxLength: 14 },
  )
  .map((all) => all.map((week) => ({ ...week, from: addDays("2026-03-26", week.k * 7) })));

test("canvas, table and spec have the same weeks, gaps, band, axes and days", () => {
  let compared = 0;
  fc.assert(
    fc.property(weeks, fc.constantFrom(0, 0, 3, 400), (given, publishedPlusMinusDays) => {
      const story = { ...sampleEffectFacts().effect.story, publishedPlusMinusDays };
      const spec = build({ weeks: given, story });
      const config = effectToChartJs(spec);
      const [own, median, ...more] = config.data.datasets;
      const points = spec.series[0]?.points ?? [];
      expect(own?.data).toEqual(points.map(({ x, y }) => ({ x, y })));
      const band = spec.band.flat();
      expect(own).toMatchObject({ type: "bar", grouped: false });
      expect(more).toEqual([]);
      expect(median ?? { showLine: false }).toMatchObject({ showLine: false });
      expect(median?.data ?? []).toEqual(band.map((week) => ({ x: week.x, y: week.middle })));
      comparePeers(spec);
      const { x, y } = config.options?.scales as unknown as { x: Axis; y: Axis };
      expect([readAxis(x), readAxis(y)]).toEqual([spec.x, spec.y].map(({ domain, ticks }) => ({ domain, ticks })));
      compared += compareTable(spec) + points.length;
    }),
    { numRuns: 60, seed: 20_260_326 },
  );
  expect(compared).toBeGreaterThan(450);
});

const annotate = (spec: ReturnType<typeof build>) =>
  (effectToChartJs(spec).options?.plugins as { annotation: { annotations: Record<string, object> } }).annotation
    .annotations;

/** Flat over the seven days of each week, and nowhere else; cut off at the top of the axis. */
function comparePeers(spec: ReturnType<typeof build>) {
  const all = Object.entries(annotate(spec));
  const of = (name: string) => all.filter(([key]) => key.startsWith(`${name}-`)).map(([, value]) => value);
  const top = spec.y.domain[1];
  const across = ({ x }: { x: number }) => ({ xMin: x - 3.5, xMax: x + 3.5 });
  const band = spec.band.flat();
  expect(of("band")).toMatchObject(
    band.map((week) => ({ ...across(week), yMin: Math.min(top, week.low), yMax: Math.min(top, week.high) })),
  );
  expect(of("median")).toMatchObject(
    band.map((week) => ({ ...across(week), yMin: week.middle, yMax: week.middle, borderDash: [5, 3] })),
  );
  expect(of("gap")).toMatchObject(spec.gaps.map(({ from, to }) => ({ xMin: from, xMax: to, yMin: 0, yMax: 0 })));
}

/** @returns how many cells were compared */
function compareTable(spec: ReturnType<typeof build>): number {
  const { columns, rows } = effectToTable(spec);
  const own = new Map(spec.series[0]?.points.map((point) => [point.x, point.y]));
  const peers = new Map(spec.band.flat().map((week) => [week.x, [week.low, week.middle, week.high]]));
  expect(columns).toHaveLength(peers.size > 0 ? 6 : 3);
  expect(rows).toHaveLength(new Set([...own.keys(), ...peers.keys()]).size);
  for (const { t, cells } of rows) {
    const x = Date.parse(t ?? "") / 86_400_000 + 3.5;
    const others = peers.size === 0 ? [] : (peers.get(x) ?? [null, null, null]);
    expect(cells.map((cell) => cell.value)).toEqual([own.get(x) ?? null, ...others]);
  }
  return rows.flatMap((row) => row.cells).length;
}

test("the story's week is a box, its day a line, days in doubt two dashed ones, its figure and number labels", () => {
  const spec = build();
  const { shade } = spec;
  expect(annotate(spec)).toMatchObject({
    shade: { type: "box", xMin: shade?.from, xMax: shade?.to },
    figure: { type: "label", content: "1,204", xValue: shade?.figure?.x, yValue: 1_204 },
    "item-1-0": { type: "line", xMin: spec.markers[0]?.x, borderDash: [] },
    "number-1": { type: "label", content: "1", xValue: spec.markers[0]?.x },
  });
  const doubtful = build({ story: { ...sampleEffectFacts().effect.story, publishedPlusMinusDays: 3 } });
  expect(annotate(doubtful)).toMatchObject({
    "item-1-0": { xMin: doubtful.published.from, borderDash: [2, 3] },
    "item-1-1": { xMin: doubtful.published.to, borderDash: [2, 3] },
  });
});

test("the story's bar is the stronger one; other bars' figures stand there where the widest has room", () => {
  const spec = build();
  const [own] = effectToChartJs(spec).data.datasets;
  const fills = own?.backgroundColor as string[];
  expect(new Set(fills).size).toBe(2);
  expect(fills.filter((fill) => fill !== fills[0])).toEqual([fills[8]]);
  const all = annotate(spec);
  expect(all["figure"]).not.toHaveProperty("room");
  for (const { x, text } of spec.figures.filter((figure) => figure.x !== spec.shade?.figure?.x)) {
    expect(all[`figure-${x}`]).toMatchObject({ content: text, xValue: x, room: { days: 7, text: "1,204" } });
  }
});

test("what else happened has its line in the middle of its day, and its number in a row under the story's", () => {
  const spec = build({ confounders: [{ kind: "release", day: "2026-03-31", what: "v1.30.0" }] });
  const all = annotate(spec);
  const at = spec.markers[1]?.x;
  expect(all["item-2-0"]).toMatchObject({ type: "line", xMin: at, xMax: at });
  const [story, release] = [all["number-1"], all["number-2"]] as { yAdjust: number; content: string; xValue: number }[];
  expect(release).toMatchObject({ content: "2", xValue: at });
  expect((release?.yAdjust ?? 0) - (story?.yAdjust ?? 0)).toBe(20);
});

test("a tooltip names the week, the stars, and the peers' middle with the ends of their band, in the spec's language", () => {
  const spec = build({}, { language: "de" });
  const { callbacks } = (
    effectToChartJs(spec).options?.plugins as unknown as {
      tooltip: { callbacks: { title: (of: object[]) => string; label: (of: object) => string } };
    }
  ).tooltip;
  const at = (datasetIndex: number) => ({ datasetIndex, dataIndex: 8 });
  expect(callbacks.title([at(0)]).replaceAll("\u00a0", " ")).toBe("26. März – 1. Apr. 2026, die Woche des Berichts");
  expect([0, 1].map((index) => callbacks.label(at(index)))).toEqual(["Goose: 1.204", "Median: 488 (372–820)"]);
  expect(callbacks.title([])).toBe("");
});

test("colours follow the reader's scheme only where the theme leaves it open", () => {
  const line = (theme: Theme, scheme: Scheme) =>
    JSON.stringify(effectToChartJs(build({}, { theme }), scheme).data.datasets[0]?.backgroundColor);
  expect(line("auto", "dark")).toBe(line("dark", "light"));
  expect(line("auto", "light")).toBe(line("light", "dark"));
  expect(line("dark", "light")).not.toBe(line("light", "light"));
});

test("the table says in words how a week's figure was come by, and that one is missing", () => {
  const { columns, rows } = effectToTable(build({ weeks: sampleWeeks([10, null, 12]) }));
  expect(columns).toEqual([
    ...["Week", "Goose", "Similar projects, tenth percentile", "Similar projects, median"],
    ...["Similar projects, ninetieth percentile", "How the figure was come by"],
  ]);
  expect(rows.map((row) => [row.date, row.cells[0]?.text, row.provenance])).toEqual([
    ["29 Jan – 4 Feb 2026", "10", "net change of observed totals over seven days"],
    ["5 – 11 Feb 2026", "no figure", "no figure"],
    ["12 – 18 Feb 2026", "12", "net change of observed totals over seven days"],
  ]);
});
