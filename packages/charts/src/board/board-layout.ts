import { placeColumns, type BoardColumns } from "./board-columns.ts";
import type { BoardSpec, BoardSpecRow } from "./board-spec.ts";
import { stackFooter, stackTop, type Layout } from "../layout/layout.ts";
import { sizeMetrics, type Metrics } from "../layout/metrics.ts";
import { measureText, truncateText } from "../text/text.ts";

export interface BoardRowPlace {
  top: number;
  height: number;
  /** What stands under the name where there is no room for columns, a line each. */
  lines: string[];
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
  /** Upper edge of the first row, and lower edge of the last. */
  top: number;
  bottom: number;
  rows: BoardRowPlace[];
  /** Height of the line that says how many more there are. */
  row: number;
  /** How many of the rows there is room for, with and without that line. */
  fitting: { alone: number; beforeMore: number };
}

/** From line to line of what stands under a name, in times the size of its letters. */
export const LEADING = 1.3;

export type BoardParts = Pick<BoardSpec, "size" | "strings" | "headings" | "rows" | "more">;

/** Titles from the top, the footer from the bottom, and the rows get the rest. */
export function layOutBoard(parts: BoardParts): BoardLayout {
  const metrics = sizeMetrics(parts.size);
  const { margin, width, scale, short, body, small } = metrics;
  const inner = width - 2 * margin;
  const head = stackTop({ strings: parts.strings, mark: "board" }, metrics, inner);
  const footer = stackFooter(parts, metrics, inner);
  // Where room is short, the axis's labels stand beside its name.
  const headings = short ? head.parts.yLabel.y : head.bottom + body * 1.5;
  const top = headings + 8 * scale;
  const columns = placeColumns(parts, metrics);
  const room = Math.max(0, footer.top + 0.4 * small - top);
  const { row, rows } = stackRows(parts, { top, room, isStacked: columns.figures === null }, metrics);
  // Half a pixel of grace: room ÷ rows × rows need not be room.
  const countTo = (bottom: number) => rows.filter((place) => place.top + place.height <= bottom + 0.5).length;
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
    bottom: rows.reduce((bottom, { height }) => bottom + height, top),
    row,
    rows,
    fitting: { alone: countTo(top + room), beforeMore: countTo(top + room - row) },
  };
}

/** All rows get the same, and more where what is said under a name takes a line more. */
function stackRows(
  { rows, more }: BoardParts,
  { top, room, isStacked }: { top: number; room: number; isStacked: boolean },
  { body, small, scale, width, margin }: Metrics,
): { row: number; rows: BoardRowPlace[] } {
  const texts = rows.map((row) => (isStacked ? breakDetail(row, width - 2 * margin, small) : []));
  const lines = texts.map((of) => ({ of, extra: Math.max(0, of.length - 1) * small * LEADING }));
  const least = isStacked ? body + small : body;
  const shared =
    (room - lines.reduce((sum, { extra }) => sum + extra, 0)) / Math.max(1, rows.length + Number(more !== null));
  const row = Math.min(least + 24 * scale, Math.max(least + 7 * scale, shared));
  let y = top;
  const places = lines.map(({ of, extra }) => {
    const place = { top: y, height: row + extra, lines: of };
    y += place.height;
    return place;
  });
  return { row, rows: places };
}

/** What is said and the figures share a line where they fit. */
function breakDetail({ said, figures }: BoardSpecRow, inner: number, small: number): string[] {
  const parts = [said, figures].filter((part) => part !== "");
  const line = parts.join(" · ");
  return measureText(line, small) <= inner ? [line] : parts.map((part) => truncateText(part, inner, small));
}
