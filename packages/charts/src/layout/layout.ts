import { labelLines, type LineLabel } from "./frame.ts";
import { placeKey, type KeyEntry } from "./layout-key.ts";
import { sizeMetrics, type Metrics } from "./metrics.ts";
import { phrasesFor } from "../phrases/index.ts";
import type { ChartStrings, LegendEntry, SpecBase } from "../spec.ts";
import { measureText, truncateText, wrapText } from "../text/text.ts";

export interface Line {
  x: number;
  /** Baseline. */
  y: number;
  text: string;
}

/** Where everything stands, in pixels. */
export interface Layout {
  metrics: Metrics;
  plot: { left: number; top: number; right: number; bottom: number };
  title: Line[];
  subtitle: Line[];
  notice: Line[];
  yLabel: Line;
  /** Ends at its x, under the labels of the axis. */
  xLabel: Line | null;
  legend: (Line & Omit<LegendEntry, "text">)[];
  /** Centre line of each row of numbers. */
  lanes: { news: number; releases: number };
  labels: LineLabel[];
  key: KeyEntry[];
  footer: Line[];
}

const SWATCH = 26;
/** Lower than this a plot shows nothing. */
const LEAST_PLOT = 40;
/** Height of the line that says what x counts. */
const X_LABEL = 16;

/** Stacks the parts: texts from the top, key and footer from the bottom, and the plot gets the rest. */
export function layOut(spec: SpecBase & { mark: string }): Layout {
  const metrics = sizeMetrics(spec.size);
  const { margin, scale, height, width } = metrics;
  const inner = width - 2 * margin;
  const axis = (24 + (spec.strings.xLabel === null ? 0 : X_LABEL)) * scale;
  const leastPlot = Math.max(40, height * (metrics.narrow ? 0.26 : 0.3));
  const roomOf = ({ footer, plotTop }: ReturnType<typeof stackAround>) => footer.top - axis - plotTop;
  let stack = stackAround(spec, metrics, "whole");
  // A verdict is not cut off, nor what it hangs on: rather the footer is.
  const isTight = spec.mark === "weeks" && roomOf(stack) - 2 * metrics.keyRow < leastPlot;
  if (isTight) stack = stackAround(spec, metrics, "brief");
  if (roomOf(stack) < LEAST_PLOT * scale) stack = stackAround(spec, metrics, "bare");
  const { top, footer, lanes, plotTop } = stack;
  let { keyRows } = metrics;
  const words = phrasesFor(spec.language);
  let key = placeKey(spec.markers, metrics, inner, words);
  const keyHeight = () => (key.rows === 0 ? 0 : key.rows * metrics.keyRow + 8 * scale);
  const leastRows = isTight ? Math.min(2, key.rows) : 1;
  while (keyRows > leastRows && footer.top - keyHeight() - axis - plotTop < leastPlot) {
    keyRows -= 1;
    key = placeKey(spec.markers, { ...metrics, keyRows }, inner, words);
  }
  const keyTop = footer.top - keyHeight();
  const bottom = Math.max(plotTop + 20, keyTop - axis);
  return {
    metrics,
    plot: { left: spec.frame.left, top: plotTop, right: width - spec.frame.right, bottom },
    ...top.parts,
    xLabel: placeXLabel(spec, bottom, metrics),
    lanes,
    labels: labelLines(spec.series, spec.x.domain, metrics, spec.interval),
    key: key.entries.map((entry) => ({ ...entry, y: entry.y + keyTop })),
    footer: footer.lines,
  };
}

/**
 * What stands above and under the plot.
 * @param how brief: its footer short; bare: only what must not be left out, where the rest would leave no plot
 */
function stackAround(spec: SpecBase & { mark: string }, metrics: Metrics, how: "whole" | "brief" | "bare") {
  const isBare = how === "bare";
  const { margin, scale, width, lane } = metrics;
  const inner = width - 2 * margin;
  const strings = isBare ? { ...spec.strings, subtitle: null, yLabel: "", legend: [] } : spec.strings;
  const top = stackTop({ strings, mark: spec.mark }, metrics, inner);
  const footer = stackFooter(spec, how === "whole" ? metrics : { ...metrics, short: true }, inner);
  const [news, releases] = (["news", "releases"] as const).map((of) => spec.markers.some((m) => m.lane === of));
  const lanesTop = top.bottom + 4 * scale;
  const rows = Number(news) + Number(releases);
  // Numbers and dots may lie on the plot's edge rather than take its place, but not on one another.
  const [half, edge] = isBare ? [0, Math.min(rows, 1)] : [0.5, 0];
  return {
    ...{ top, footer },
    lanes: { news: lanesTop + half * lane, releases: lanesTop + (Number(news) + half) * lane },
    plotTop: lanesTop + (rows - edge) * lane + 8 * scale,
  };
}

export function stackTop(
  { strings, mark }: Pick<SpecBase, "strings"> & { mark: string },
  metrics: Metrics,
  inner: number,
) {
  const { margin, scale, narrow, short } = metrics;
  let y = margin;
  const stack = (lines: string[], size: number, leading: number): Line[] =>
    lines.map((text) => {
      y += size * leading;
      return { x: margin, y: y - size * (leading - 1), text };
    });
  const title = stack(wrapText(strings.title, inner, metrics.title, short ? 1 : 2, "serif"), metrics.title, 1.2);
  y += 4 * scale;
  // A verdict is said to its end.
  const more = mark === "weeks" ? (narrow ? 4 : 2) : 0;
  const lines = (narrow ? 3 : 2) + more;
  const subtitle = stack(
    strings.subtitle === null || short ? [] : wrapText(strings.subtitle, inner, metrics.subtitle, lines),
    metrics.subtitle,
    1.35,
  );
  if (strings.notice !== null) y += 4 * scale;
  const notice = stack(
    strings.notice === null ? [] : wrapText(strings.notice, inner - 12 * scale, metrics.body, 2, "bold"),
    metrics.body,
    1.4,
  ).map((line) => ({ ...line, x: line.x + 10 * scale }));
  y += 10 * scale;
  const row = placeLegend(strings, metrics, inner, y);
  return { parts: { title, subtitle, notice, yLabel: row.yLabel, legend: row.legend }, bottom: row.bottom };
}

/** The axis's label and the line styles' legend share a row, as far as they fit. */
function placeLegend(strings: SpecBase["strings"], metrics: Metrics, inner: number, top: number) {
  const { margin, body, scale } = metrics;
  if (strings.yLabel === "") return { yLabel: { x: margin, y: top, text: "" }, legend: [], bottom: top - 6 * scale };
  const lead = body * 1.5;
  const yLabel = { x: margin, y: top + body, text: truncateText(strings.yLabel, inner, body, "bold") };
  let x = margin + measureText(yLabel.text, body, "bold") + 20 * scale;
  let y = yLabel.y;
  // Lines have their names at their ends; where room is short that must do.
  const entries = strings.legend.filter(({ series }) => series === null || !metrics.short);
  const legend = entries.map(({ text, ...of }) => {
    const swatch = of.sample === "none" ? 0 : SWATCH * scale;
    const label = truncateText(text, inner - swatch, body);
    const width = swatch + measureText(label, body);
    if (x + width > margin + inner) [x, y] = [margin, y + lead];
    const entry = { ...of, x, y, text: label };
    x += width + 16 * scale;
    return entry;
  });
  return { yLabel, legend, bottom: y + 4 * scale };
}

function placeXLabel({ strings, frame }: SpecBase, bottom: number, { body, width, margin, scale }: Metrics) {
  if (strings.xLabel === null) return null;
  const text = truncateText(strings.xLabel, width - 2 * margin, body, "bold");
  const right = Math.max(width - frame.right, margin + measureText(text, body, "bold"));
  return { x: right, y: bottom + body + 23 * scale, text };
}

/** Whether it is pinned or late comes first, and has a line of its own: it must not be overlooked. */
export function stackFooter({ strings: { footer } }: Pick<SpecBase, "strings">, metrics: Metrics, inner: number) {
  const { small, margin, height, narrow, short, scale } = metrics;
  const most = short ? 1 : narrow ? 3 : 2;
  const texts = [
    ...(footer.state === null ? [] : wrapText(footer.state, inner, small, 2)),
    ...wrapParts([footer.source, footer.asOf], inner, small, most),
    ...wrapMethod(footer, metrics, inner, most),
  ];
  const lead = small * 1.4;
  const first = height - margin * 0.75 - (texts.length - 1) * lead;
  return {
    lines: texts.map((text, i) => ({ x: margin, y: first + i * lead, text })),
    top: first - small - 10 * scale,
  };
}

/** How, which chart, and what anybody may do with it: a long method may be cut off, the licence is not, nor broken. */
function wrapMethod(footer: ChartStrings["footer"], { small, short }: Metrics, inner: number, most: number): string[] {
  const { method, chart, licence } = footer;
  const held = licence.replaceAll(" ", "\u00a0");
  const last = () => wrapParts([held, chart], inner, small, 1);
  const all = short ? last() : wrapParts([method, chart, held], inner, small, most);
  const lines =
    all.at(-1)?.endsWith(held) === false && !short ? [...wrapText(method, inner, small, most), ...last()] : all;
  return lines.map((line) => line.replace(held, licence));
}

/** Parts in one stretch, a dot between any two; no line ends with a dot that nothing follows. */
function wrapParts(parts: readonly (string | null)[], inner: number, size: number, most: number): string[] {
  const text = parts.filter((part) => part !== null).join(" · ");
  return wrapText(text, inner, size, most).map((line) => line.replace(/ ·$/u, ""));
}
