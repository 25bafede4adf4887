import { dayFromNumber, dayNumber, isoWeekStart, type Point } from "@groundswell/core";
import { nextBucket } from "../axes/next-bucket.ts";
import { PALETTE_SIZE } from "../palette.ts";
import type { Phrases } from "../phrases/index.ts";
import { isFigure } from "./runs.ts";
import type { ChartInput, SeriesInput, SpecBase, SpecPoint, SpecSeries } from "../spec.ts";
import { cleanText } from "../text/text.ts";

/** The series of a chart within its days. */
export interface SeriesSet {
  series: SpecSeries[];
  receipts: string[];
  /** Figures left out because a logarithmic axis has no place for them. */
  dropped: number;
}

/** Counts are whole, and their changes interpolated: less than this is what floating-point arithmetic left of a zero. */
const SMALLEST = 1e-9;

/** The axis that the figures stand on. */
export interface SeriesAxis {
  kind: SpecBase["x"]["kind"];
  /** First and last day, or age in days, that has a place. */
  from: number;
  to: number;
  scale: ChartInput["scale"];
  isFlow: boolean;
}

/**
 * Figures ready to draw: sorted, within the range, with one explicit null where a gap begins. A gap is a missing
 * figure, or neighbours further apart than the interval: nothing is filled in.
 */
export function buildSeries(
  { series: given, interval }: Pick<ChartInput, "series" | "interval">,
  axis: SeriesAxis,
  phrases: Phrases,
): SeriesSet {
  const receipts = new Map<string, number>();
  let dropped = 0;
  const series = given.map(({ key, label, points, draw = "line", colour }, index): SpecSeries => {
    const figures = new Map<number, SpecPoint>();
    for (const point of points) {
      const x = placeOf(point, axis.kind);
      if (!(x >= axis.from && x <= axis.to) || !isKnown(point)) continue;
      const y = Math.abs(point.value) < SMALLEST ? 0 : point.value;
      if (axis.scale === "log" && y <= 0) {
        dropped += 1;
        continue;
      }
      figures.set(x, { x, y, quality: point.quality, receipt: indexReceipt(receipts, point.receipt) });
    }
    const sorted = insertGaps(
      [...figures.values()].sort((a, b) => a.x - b.x),
      { interval, kind: axis.kind },
    );
    return {
      key: cleanText(key),
      label: cleanText(label),
      colour: (colour ?? index) % PALETTE_SIZE,
      draw,
      points: sorted,
      last: describeLast(sorted, axis, phrases),
    };
  });
  return { series, receipts: [...receipts.keys()], dropped };
}

/** Where a point stands on the axis; by age, one that has none stands nowhere. */
export function placeOf({ t, age }: SeriesInput["points"][number], kind: SeriesAxis["kind"]): number {
  return kind === "date" ? dayNumber(t) : Number.isInteger(age) ? (age ?? NaN) : NaN;
}

function isKnown(point: Point): point is Point & { value: number } {
  return point.value !== null && Number.isFinite(point.value) && point.quality !== "missing";
}

function indexReceipt(receipts: Map<string, number>, receipt: string | null): number | null {
  if (receipt === null) return null;
  const known = receipts.get(receipt);
  if (known !== undefined) return known;
  receipts.set(receipt, receipts.size);
  return receipts.size - 1;
}

function insertGaps(
  figures: readonly SpecPoint[],
  { interval, kind }: Pick<ChartInput, "interval"> & Pick<SeriesAxis, "kind">,
): SpecPoint[] {
  const points: SpecPoint[] = [];
  for (const figure of figures) {
    const before = points.at(-1);
    if (before !== undefined) {
      const expected = nextBucket(before.x, interval, kind);
      const isNext = kind === "date" && interval === "week" && isNextWeek(before.x, figure.x);
      if (figure.x > expected && !isNext) points.push({ x: expected, y: null, quality: "missing", receipt: null });
    }
    points.push(figure);
  }
  return points;
}

/** A week's figure stands at its own day: from a Monday to the next week's Sunday there is no week without one. */
function isNextWeek(before: number, x: number): boolean {
  return x - dayNumber(isoWeekStart(dayFromNumber(before))) < 14;
}

function describeLast(
  points: readonly SpecPoint[],
  { kind, isFlow }: SeriesAxis,
  phrases: Phrases,
): SpecSeries["last"] {
  const last = points.findLast(isFigure);
  if (last === undefined) return null;
  const dateText = kind === "age" ? phrases.age(last.x) : phrases.shortDate(last.x, false);
  return { x: last.x, y: last.y, text: (isFlow ? phrases.flow : phrases.number)(last.y), dateText };
}
