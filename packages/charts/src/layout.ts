import { labelLines, type LineLabel } from "./frame.ts";
import { placeKey, type KeyEntry } from "./layout-key.ts";
import { sizeMetrics, type Metrics } from "./metrics.ts";
import type { AnySpec } from "./effect-spec.ts";
import type { LegendEntry, SpecBase } from "./spec.ts";
import { measureText, truncateText, wrapText } from "./text.ts";

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
  legend: (Line & Omit<LegendEntry, "text">)[];
  /** Centre line of each row of numbers. */
  lanes: { news: number; releases: number };
  labels: LineLabel[];
  key: KeyEntry[];
  footer: Line[];
}

const SWATCH = 26;

/** Stacks the parts: texts from the top, key and footer from the bottom, and the plot gets the rest. */
export function layOut(spec: AnySpec): Layout {
  const metrics = sizeMetrics(spec.size);
  const { margin, scale, height, width } = metrics;
  const inner = width - 2 * margin;
  const top = stackTop(spec, metrics, inner);
  const footer = stackFooter(spec, metrics, inner);
  const hasNews = spec.markers.some((m) => m.lane === "news");
  const hasReleases = spec.markers.some((m) => m.lane === "releases");
  const lanesTop = top.bottom + 4 * scale;
  const plotTop = lanesTop + (Number(hasNews) + Number(hasReleases)) * metrics.lane + 8 * scale;
  const axis = 24 * scale;
  const leastPlot = Math.max(40, height * (metrics.narrow ? 0.26 : 0.3));
  let { keyRows } = metrics;
  let key = placeKey(spec.markers, metrics, inner);
  const keyHeight = () => (key.rows === 0 ? 0 : key.rows * metrics.keyRow + 8 * scale);
  while (keyRows > 1 && footer.top - keyHeight() - axis - plotTop < leastPlot) {
    keyRows -= 1;
    key = placeKey(spec.markers, { ...metrics, keyRows }, inner);
  }
  const keyTop = footer.top - keyHeight();
  const bottom = Math.max(plotTop + 20, keyTop - axis);
  return {
    metrics,
    plot: { left: spec.frame.left, top: plotTop, right: width - spec.frame.right, bottom },
    ...top.parts,
    lanes: { news: lanesTop + metrics.lane / 2, releases: lanesTop + (Number(hasNews) + 0.5) * metrics.lane },
    labels: labelLines(spec.series, spec.x.domain, metrics),
    key: key.entries.map((entry) => ({ ...entry, y: entry.y + keyTop })),
    footer: footer.lines,
  };
}

function stackTop({ strings, mark }: AnySpec, metrics: Metrics, inner: number) {
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
  const more = mark === "weeks" ? (narrow ? 3 : 1) : 0;
  const lines = (narrow ? 3 : 2) + more;
  const subtitle = stack(
    strings.subtitle === null || short ? [] : wrapText(strings.subtitle, inner, metrics.subtitle, lines),
    metrics.subtitle,
    1.35,
  );
  if (strings.notice !== null) y += 4 * scale;
  const notice = stack(
    strings.notice === null ? [] : wrapText(strings.notice, inner - 12 * scale, metrics.body, short ? 1 : 2, "bold"),
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

function stackFooter({ strings: { footer } }: SpecBase, metrics: Metrics, inner: number) {
  const { small, margin, height, narrow, short, scale } = metrics;
  const origin = [footer.source, footer.asOf].filter((part) => part !== null).join(" · ");
  const most = short ? 1 : narrow ? 3 : 2;
  const texts = [
    ...wrapText(origin, inner, small, most),
    ...wrapText(short ? footer.chart : `${footer.method} · ${footer.chart}`, inner, small, most),
  ];
  const lead = small * 1.4;
  const first = height - margin * 0.75 - (texts.length - 1) * lead;
  return {
    lines: texts.map((text, i) => ({ x: margin, y: first + i * lead, text })),
    top: first - small - 10 * scale,
  };
}
