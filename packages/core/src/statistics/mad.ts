import { median } from "./median.ts";

/** Median absolute distance from the median, unscaled; NaN when there is no value. */
export function mad(values: ArrayLike<number>, center: number = median(values)): number {
  return median(new Float64Array(values).map((value) => Math.abs(value - center)));
}
