import { bucketSeries } from "@groundswell/core";
import { expect, test } from "vitest";
import { buildChartSpec } from "./build-chart-spec.ts";
import { COLOURS, LINE_STYLES } from "../palette.ts";
import type { ChartInput } from "../spec.ts";
import { starsLines } from "./stars-lines.ts";
import { findAll, readXml, textOf } from "../testing/read-svg.ts";
import { sampleInput, samplePoints } from "../testing/samples.ts";
import { toChartJs } from "../to-chart-js.ts";
import { toSvg } from "../to-svg.ts";
import { toTable } from "../to-table.ts";

const GOOSE = { key: "aaif-goose/goose", name: "Goose" };
const observed = samplePoints("2026-03-26", [100, 110, null, 130]);
const surviving = [
  ...samplePoints("2026-03-26", [90, 100, 108], "surviving"),
  ...samplePoints("2026-03-29", [115], "settling"),
];
const build = (changes: Partial<ChartInput> = {}) =>
  buildChartSpec(
    sampleInput({ markers: [], from: null, to: null, ...starsLines(GOOSE, observed, surviving), ...changes }),
  );

test("both lines have a name, a dash and a colour of their own in both renderers", () => {
  const spec = build();
  const groups = findAll(readXml(toSvg(spec)), "data-series");
  const { datasets } = toChartJs(spec).data;
  expect(datasets.map((dataset) => dataset.label)).toEqual(["Observed stars", "Surviving stars"]);
  const [blue, vermillion] = COLOURS.light.lines;
  expect(datasets).toMatchObject([{ borderColor: blue }, { borderColor: vermillion }]);
  expect(groups.map((group) => group.attributes["stroke"])).toEqual([blue, vermillion]);
  const dashes = datasets.map((dataset) => {
    const { borderDash } = (dataset.type === "line" ? dataset.segment : {}) as {
      borderDash: (context: object) => number[];
    };
    return borderDash({ p0DataIndex: 0, p1DataIndex: 1 });
  });
  expect(dashes).toEqual([LINE_STYLES.observed.dash, LINE_STYLES.surviving.dash]);
  expect(dashes[0]).not.toEqual(dashes[1]);
  const drawn = groups.map((group) => group.children[0]?.attributes["stroke-dasharray"] ?? "");
  expect(drawn.map((dash) => dash.split(" ").filter(Boolean).map(Number))).toEqual(dashes);
});

test("the legend names both lines in their own style, and explains only what the names do not", () => {
  const spec = build();
  expect(spec.strings.legend).toEqual([
    { series: 0, quality: "observed", text: "Observed stars" },
    { series: 1, quality: "surviving", text: "Surviving stars" },
    { series: null, quality: "settling", text: "still settling" },
  ]);
  const svg = readXml(toSvg(spec));
  const samples = findAll(svg, "data-legend").map(({ attributes }) => attributes["stroke"]);
  expect(samples).toEqual([COLOURS.light.lines[0], COLOURS.light.lines[1], COLOURS.light.marker]);
  for (const { text } of spec.strings.legend) expect(textOf(svg)).toContain(text);
  const low = readXml(toSvg(build({ height: 240 })));
  expect(findAll(low, "data-legend")).toHaveLength(1);
  expect(textOf(low)).toContain("Surviving stars");
});

test("alt text, table and method tell of both", () => {
  const spec = build();
  expect(spec.strings.alt).toBe(
    "Goose: observed stars from 100 on 26 March 2026 to 130 on 29 March 2026, up 30 %; " +
      "surviving stars from 90 on 26 March 2026 to 115 on 29 March 2026, up 28 %.",
  );
  const table = toTable(spec);
  expect(table.columns).toEqual(["Date (UTC)", "Observed stars", "Surviving stars", "How the figure was come by"]);
  expect(table.rows.map((row) => [row.t, ...row.cells.map((cell) => cell.value), row.provenance])).toEqual([
    ["2026-03-26", 100, 90, "observed by us; stars still held, by the day given"],
    ["2026-03-27", 110, 100, "observed by us; stars still held, by the day given"],
    ["2026-03-28", null, 108, "stars still held, by the day given"],
    ["2026-03-29", 130, 115, "observed by us; still settling"],
  ]);
  expect(spec.strings.footer.method).toContain("; between the lines are stars taken back since");
});

test("without a surviving total of any day the chart is what it was", () => {
  const alone = { series: [{ key: GOOSE.key, label: "Goose", points: observed }] };
  for (const none of [[], samplePoints("2026-03-26", [null, null])]) {
    expect(buildChartSpec(sampleInput(starsLines(GOOSE, observed, none)))).toEqual(buildChartSpec(sampleInput(alone)));
  }
  expect(buildChartSpec(sampleInput(alone)).strings.legend).toEqual([]);
});

test("by weeks both lines stand at their last known figures, on the same days", () => {
  const weeks = [observed, surviving].map((points) => bucketSeries(points, "stars", "week"));
  const spec = build({ ...starsLines(GOOSE, weeks[0] ?? [], weeks[1] ?? []), interval: "week" });
  expect(spec.series.map((s) => s.points.map((p) => [p.x, p.y]))).toEqual([[[20_535, 130]], [[20_535, 115]]]);
});
