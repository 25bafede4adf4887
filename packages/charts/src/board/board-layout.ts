import type { BoardSpec, BoardSpecRow } from "./board-spec.ts";
import { stackFooter, stackTop, type Layout } from "../layout/layout.ts";
import { sizeMetrics, type Metrics } from "../layout/metrics.ts";
import { measureText } from "../text/text.ts";

/** Left and right edge, in pixels. */
export interface Column {
  left: number;
  right: number;
}

export interface BoardColumns {
  name: Column;
  plot: Column;
  /** Wide boards only: where the figures stand, each flush with its right edge but the label. */
  figures: { momentum: Column; label: Column; perDay: Column; stars: Column } | null;
}

/** Where everything stands, in pixels. */
export interface BoardLayout {
  /** The texts around the rows, as every chart has them. */
  texts: Layout;
  columns: BoardColumns;
  /** What the lines beside the dots are; null where there is no room to say so. */
  legend: { x: number; y: number; text: string } | null;
  /** Baseline of the headings and the axis's labels. */
  headings: number;
  /** Upper edge of the first row, and a row's height. */
  top: number;
  row: number;
  /** How many rows there is room for, the line that says how many more there are being one of them. */
  places: number;
}

type BoardParts = Pick<BoardSpec, "size" | "strings" | "headings" | "rows" | "more">;

/** Titles from the top, the footer from the bottom, and the rows get the rest. */
export function layOutBoard(parts: BoardParts): BoardLayout {
  const metrics = sizeMetrics(parts.size);
  const { margin, width, scale, narrow, short, body, small } = metrics;
  const inner = width - 2 * margin;
  const head = stackTop({ strings: parts.strings, mark: "board" }, metrics, inner);
  const footer = stackFooter(parts, metrics, inner);
  // Where room is short, the axis's labels stand beside its name.
  const headings = short ? head.parts.yLabel.y : head.bottom + body * 1.5;
  const top = headings + 8 * scale;
  const lines = narrow ? body + small : body;
  const room = Math.max(0, footer.top + 0.4 * small - top);
  const rows = parts.rows.length + Number(parts.more !== null);
  const row = Math.min(lines + 24 * scale, Math.max(lines + 7 * scale, room / Math.max(1, rows)));
  const columns = placeColumns(parts, metrics);
  return {
    texts: {
      metrics,
      plot: { ...columns.plot, top, bottom: footer.top },
      ...head.parts,
      // Drawn with a sample of its own.
      legend: [],
      lanes: { news: top, releases: top },
      xLabel: null,
      labels: [],
      key: [],
      footer: footer.lines,
    },
    columns,
    legend: short ? null : (head.parts.legend[0] ?? null),
    headings,
    top,
    row,
    // Half a pixel of grace: room ÷ rows × rows need not be room.
    places: Math.max(1, Math.floor((room + 0.5) / row)),
  };
}

const widest = (texts: readonly (string | null)[], size: number, face: "regular" | "bold" = "regular") =>
  Math.ceil(Math.max(0, ...texts.map((text) => measureText(text ?? "", size, face))));

function placeColumns({ rows, headings }: BoardParts, metrics: Metrics): BoardColumns {
  const { width, margin, scale, narrow, body } = metrics;
  const inner = width - 2 * margin;
  const gap = 18 * scale;
  const nameWidth = Math.min(
    inner * (narrow ? 0.42 : 0.24),
    Math.max(
      widest(
        rows.map((r) => r.name),
        body,
        "bold",
      ),
      measureText(headings.project, body),
    ),
  );
  const name = { left: margin, right: margin + nameWidth };
  if (narrow) return { name, plot: { left: name.right + gap, right: width - margin - 6 * scale }, figures: null };
  let right = width - margin;
  const take = (texts: (row: BoardSpecRow) => string | null, heading: string, face?: "bold"): Column => {
    const column = { left: right - Math.max(widest(rows.map(texts), body, face), widest([heading], body)), right };
    right = column.left - gap;
    return column;
  };
  const stars = take((row) => row.starsText, headings.stars);
  const perDay = take((row) => row.perDayText, headings.perDay);
  const label = take((row) => row.labelText, "", "bold");
  const momentum = take((row) => joinMomentum(row), "", "bold");
  return { name, plot: { left: name.right + gap, right }, figures: { momentum, label, perDay, stars } };
}

/** `1.4× (1.1–1.8×)`; empty without an estimate. */
export function joinMomentum({ momentumText, intervalText }: BoardSpecRow): string {
  return momentumText === null ? "" : `${momentumText} (${intervalText ?? ""})`;
}
