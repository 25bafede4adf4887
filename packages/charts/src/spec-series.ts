import { dayFromNumber, dayNumber, isoWeekStart, type Interval, type Point } from "@groundswell/core";
import { PALETTE_SIZE } from "./palette.ts";
import type { Phrases } from "./phrases.ts";
import { isFigure } from "./runs.ts";
import type { ChartInput, SpecPoint, SpecSeries } from "./spec.ts";
import { cleanText } from "./text.ts";

/** The series of a chart within its days. */
export interface SeriesSet {
  series: SpecSeries[];
  receipts: string[];
  /** Figures left out because a logarithmic axis has no place for them. */
  dropped: number;
}

/** Counts are whole, and their changes interpolated: less than this is what floating-point arithmetic left of a zero. */
const SMALLEST = 1e-9;

/**
 * Figures ready to draw: sorted, within the range, with one explicit null where a gap begins. A gap is a missing
 * figure, or neighbours further apart than the interval: nothing is filled in.
 */
export function buildSeries(input: ChartInput, range: { from: number; to: number }, phrases: Phrases): SeriesSet {
  const receipts = new Map<string, number>();
  let dropped = 0;
  const series = input.series.map(({ key, label, points }, index) => {
    const figures = new Map<number, SpecPoint>();
    for (const point of points) {
      const x = dayNumber(point.t);
      if (x < range.from || x > range.to || !isKnown(point)) continue;
      const y = Math.abs(point.value) < SMALLEST ? 0 : point.value;
      if (input.scale === "log" && y <= 0) {
        dropped += 1;
        continue;
      }
      figures.set(x, { x, y, quality: point.quality, receipt: indexReceipt(receipts, point.receipt) });
    }
    const sorted = insertGaps(
      [...figures.values()].sort((a, b) => a.x - b.x),
      input.interval,
    );
    return {
      key: cleanText(key),
      label: cleanText(label),
      colour: index % PALETTE_SIZE,
      points: sorted,
      last: describeLast(sorted, phrases),
    };
  });
  return { series, receipts: [...receipts.keys()], dropped };
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

function insertGaps(figures: readonly SpecPoint[], interval: Interval): SpecPoint[] {
  const points: SpecPoint[] = [];
  for (const figure of figures) {
    const before = points.at(-1);
    if (before !== undefined) {
      const expected = nextBucket(before.x, interval);
      if (figure.x > expected && !isNextWeek(before.x, figure.x, interval)) {
        points.push({ x: expected, y: null, quality: "missing", receipt: null });
      }
    }
    points.push(figure);
  }
  return points;
}

/** A week's figure stands at its own day: from a Monday to the next week's Sunday there is no week without one. */
function isNextWeek(before: number, x: number, interval: Interval): boolean {
  return interval === "week" && x - dayNumber(isoWeekStart(dayFromNumber(before))) < 14;
}

/** The first day of the next day, week or month. */
export function nextBucket(x: number, interval: Interval): number {
  if (interval === "day") return x + 1;
  if (interval === "week") return x + 7;
  const [year = 0, month = 0] = dayFromNumber(x).split("-").map(Number);
  return Math.round(Date.UTC(year, month, 1) / 86_400_000);
}

function describeLast(points: readonly SpecPoint[], phrases: Phrases): SpecSeries["last"] {
  const last = points.findLast(isFigure);
  if (last === undefined) return null;
  return { x: last.x, y: last.y, text: phrases.number(last.y), dateText: phrases.shortDate(last.x, false) };
}
