import { nextBucket } from "../axes/next-bucket.ts";
import type { Reading } from "../phrases/index.ts";
import type { ChartSpec, Draw } from "../spec.ts";

/** What a reader is told of where a figure stands: its day, the days that a bar is of, or its age. */
export function namePlace(
  x: number,
  draw: Draw,
  { interval, x: { kind } }: Pick<ChartSpec, "interval" | "x">,
  phrases: Pick<Reading, "age" | "date" | "dateRange">,
): string {
  if (kind === "age") return phrases.age(x);
  if (draw !== "bars" || interval === "day") return phrases.date(x);
  return phrases.dateRange(x, nextBucket(x, interval, kind) - 1, true);
}
