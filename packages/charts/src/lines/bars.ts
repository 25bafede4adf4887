import type { Interval } from "@groundswell/core";
import { nextBucket, startOfBucket } from "../axes/next-bucket.ts";
import { isFigure } from "./runs.ts";
import type { Draw, SpecBase, SpecSeries } from "../spec.ts";

/** Days that a bar is wide: less than its day, week or month, so that neighbours stay apart; the same for all months. */
export const BAR_DAYS: Record<Interval, number> = { day: 0.84, week: 5.9, month: 25.2 };

/** A day is drawn around its own number, as lines and markers stand there; a week or month around its middle. */
export function barMiddle(x: number, interval: Interval): number {
  return (x + nextBucket(x, interval, "date") - 1) / 2;
}

/** Where a series has the figure of x on the axis. */
export function placeOnAxis(x: number, draw: Draw, { interval }: Pick<SpecBase, "interval">): number {
  return draw === "bars" ? barMiddle(x, interval) : x;
}

/** The days shown, widened to the whole bars of the first and the last of them. */
export function widenForBars([from, to]: [number, number], interval: Interval): [number, number] {
  return [startOfBucket(from, interval) - 0.5, nextBucket(startOfBucket(to, interval), interval, "date") - 0.5];
}

/** Stretches of the axis on which no bar is known: from the start of the first missing day to the end of the last. */
export function listBarGaps(points: SpecSeries["points"]): { from: number; to: number }[] {
  return points.flatMap((point, index) => {
    const next = points[index + 1];
    return isFigure(point) || next === undefined ? [] : [{ from: point.x - 0.5, to: next.x - 0.5 }];
  });
}
