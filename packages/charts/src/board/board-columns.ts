import type { BoardSpec, BoardSpecRow } from "./board-spec.ts";
import type { Metrics } from "../layout/metrics.ts";
import { measureText } from "../text/text.ts";

/** Left and right edge, in pixels. */
export interface Column {
  left: number;
  right: number;
}

export interface BoardColumns {
  name: Column;
  plot: Column;
  /**
   * Where there is room for them: the figures. Factors stand with their points under each other, `ones` being the end of
   * their whole part; intervals and what is said begin at the left, the others end at the right.
   */
  figures: { factor: Column & { ones: number }; interval: Column; said: Column; perDay: Column; stars: Column } | null;
}

/** A narrower axis, in pixels at scale 1, tells nothing: then the figures stand under the names. */
const LEAST_PLOT = 110;

/** Columns side by side as far as that leaves an axis, from the right: stars, rate, label, momentum, axis, names. */
export function placeColumns({ rows, headings }: Pick<BoardSpec, "rows" | "headings">, metrics: Metrics): BoardColumns {
  const { margin, scale, narrow, width, body } = metrics;
  const gap = 18 * scale;
  if (!narrow) {
    const name = placeNames({ rows, headings }, metrics, 0.24);
    const { left, ...figures } = placeFigures({ rows, headings }, metrics, gap);
    const plot = { left: name.right + gap, right: left };
    if (plot.right - plot.left >= LEAST_PLOT * scale) return { name, plot, figures };
  }
  const name = placeNames({ rows, headings }, metrics, narrow ? 0.42 : 0.3);
  return { name, plot: { left: name.right + gap, right: width - margin - body / 2 }, figures: null };
}

/** How far a factor's whole part reaches, which its point follows. */
export function measureOnes(text: string, size: number): number {
  return measureText(/^\D*\d+/u.exec(text)?.[0] ?? "", size, "bold");
}

function placeNames(
  { rows, headings }: Pick<BoardSpec, "rows" | "headings">,
  { width, margin, body }: Metrics,
  share: number,
): Column {
  const names = widest(
    rows.map((row) => row.name),
    body,
    "bold",
  );
  const most = (width - 2 * margin) * share;
  return { left: margin, right: margin + Math.min(most, Math.max(names, measureText(headings.project, body))) };
}

function placeFigures(
  { rows, headings }: Pick<BoardSpec, "rows" | "headings">,
  { width, margin, body, scale }: Metrics,
  gap: number,
) {
  let right = width - margin;
  const take = (wide: number, after = gap): Column => {
    const column = { left: right - wide, right };
    right = column.left - after;
    return column;
  };
  const texts = (of: (row: BoardSpecRow) => string | null) => rows.map(of);
  const stars = take(
    Math.max(
      widest(
        texts((row) => row.starsText),
        body,
      ),
      widest([headings.stars], body),
    ),
  );
  const perDay = take(
    Math.max(
      widest(
        texts((row) => row.perDayText),
        body,
      ),
      widest([headings.perDay], body),
    ),
  );
  const said = take(
    Math.max(
      0,
      ...rows.map(({ labelText, said: all }) => {
        return Math.ceil(measureText(labelText, body, "bold") + measureText(all.slice(labelText.length), body));
      }),
    ),
  );
  const interval = take(widest(texts(bracket), body), 8 * scale);
  const factors = rows.flatMap(({ momentumText }) => momentumText ?? []);
  const ones = Math.max(0, ...factors.map((text) => measureOnes(text, body)));
  const rest = Math.max(0, ...factors.map((text) => measureText(text, body, "bold") - measureOnes(text, body)));
  const factor = take(Math.ceil(ones + rest));
  return { left: right, factor: { ...factor, ones: factor.left + ones }, interval, said, perDay, stars };
}

/** `(1.03–1.65×)`; empty without an estimate. */
export function bracket({ intervalText }: BoardSpecRow): string {
  return intervalText === null ? "" : `(${intervalText})`;
}

function widest(texts: readonly (string | null)[], size: number, face: "regular" | "bold" = "regular"): number {
  return Math.ceil(Math.max(0, ...texts.map((text) => measureText(text ?? "", size, face))));
}
