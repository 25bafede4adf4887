import { missingPoint } from "@groundswell/core";
import { expect, test } from "vitest";
import { buildChartSpec } from "./lines/build-chart-spec.ts";
import { COLOURS } from "./palette.ts";
import { findAll, readXml } from "./testing/read-svg.ts";
import { HOSTILE, inputOf, SAMPLE_STORY, sampleInput, samplePoints, sampleRelease } from "./testing/samples.ts";
import { toChartJs } from "./to-chart-js.ts";
import { toSparklineSvg } from "./svg/to-sparkline-svg.ts";
import { toTable } from "./to-table.ts";

test("a Chart.js tooltip says the day, all digits and how the figure was come by", () => {
  const spec = buildChartSpec(sampleInput());
  const callbacks = toChartJs(spec).options?.plugins?.tooltip?.callbacks;
  const item = { datasetIndex: 0, dataIndex: 0, parsed: { x: spec.x.domain[0], y: 33_581 } };
  expect(callbacks?.title?.call({} as never, [item as never])).toBe("26 March 2026");
  expect(callbacks?.label?.call({} as never, item as never)).toBe("Goose: 33,581, from an archive");
});

test("Chart.js gets the scheme's colours, no animation, no parsing, and zero drawn stronger", () => {
  const { data, options } = toChartJs(buildChartSpec(sampleInput({ theme: "auto" })), "dark");
  expect(data.datasets[0]?.borderColor).toBe(COLOURS.dark.lines[0]);
  expect(options).toMatchObject({ animation: false, parsing: false });
  const color = options?.scales?.["y"]?.grid?.color as unknown as (context: object) => string;
  expect([color({ tick: { value: 0 } }), color({ tick: { value: 1 } })]).toEqual([
    COLOURS.dark.axis,
    COLOURS.dark.grid,
  ]);
});

test("markers become numbered labels with lines, an approximate day a box", () => {
  const { options } = toChartJs(buildChartSpec(sampleInput({ markers: [SAMPLE_STORY, sampleRelease("2026-05-11")] })));
  const annotations = {
    "item-1-0": { type: "box" },
    "number-1": { type: "label", content: "1" },
    "item-2-0": { type: "line" },
    "number-2": { type: "label", content: "2" },
  };
  expect(options?.plugins).toMatchObject({ annotation: { annotations } });
});

test("the table has every figure with its provenance and receipt, and a row where a gap begins", () => {
  const points = [
    ...samplePoints("2026-01-01", [1200], "archived"),
    missingPoint("2026-01-02"),
    ...samplePoints("2026-01-03", [1300]),
  ];
  const series = [
    { key: "a", label: "Goose", points },
    { key: "b", label: "Codex", points: samplePoints("2026-01-03", [-5]) },
  ];
  const table = toTable(buildChartSpec(sampleInput({ series, markers: [], from: null, to: null })));
  expect(table.columns).toEqual(["Date (UTC)", "Goose", "Codex", "How the figure was come by"]);
  expect(table.rows.map((r) => [r.t, ...r.cells.map((c) => c.text), r.provenance])).toEqual([
    ["2026-01-01", "1,200", "no figure", "from an archive"],
    ["2026-01-02", "no figure", "no figure", "no figure"],
    ["2026-01-03", "1,300", "−5", "observed by us"],
  ]);
  expect(table.rows[0]?.cells[0]).toMatchObject({ value: 1200, receipt: "7-0123456789abcdef" });
  expect(toTable(buildChartSpec(inputOf([]))).rows).toEqual([]);
});

const sparkline = (values: (number | null)[], label: string | null = null, theme: "light" | "current" = "light") =>
  toSparklineSvg({ values, width: 90, height: 24, label, theme });

test("a sparkline breaks at gaps, shows lone figures, and ends in a dot", () => {
  const root = readXml(sparkline([1, 2, null, 4, null, 6, 7]));
  const [path] = findAll(root, "d");
  expect(path?.attributes["d"]).toBe("M3 21L17 18M45 12h.01M73 6L87 3");
  expect(findAll(root, "r")[0]?.attributes).toMatchObject({ cx: "87", cy: "3" });
});

test("a sparkline without figures is empty, an even one is in the middle, and neither is NaN", () => {
  expect(readXml(sparkline([])).children).toEqual([]);
  expect(readXml(sparkline([null, Number.NaN])).children).toEqual([]);
  expect(sparkline([5, 5])).toContain("M3 12L87 12");
  expect(sparkline([5])).not.toContain("NaN");
});

test("a sparkline is hidden from screen readers, or named, and takes the text's colour where asked", () => {
  expect(readXml(sparkline([1, 2])).attributes).toMatchObject({ "aria-hidden": "true" });
  expect(readXml(sparkline([1, 2], "up 5 %")).attributes).toMatchObject({ role: "img", "aria-label": "up 5 %" });
  expect(sparkline([1, 2], null, "current")).toContain('stroke="currentColor"');
  for (const label of HOSTILE) expect(readXml(sparkline([1, 2], label)).name).toBe("svg");
});
