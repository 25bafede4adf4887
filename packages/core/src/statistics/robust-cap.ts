import { mad } from "./mad.ts";
import { median } from "./median.ts";

/** Makes a median absolute deviation comparable with a standard deviation: 1 / Φ⁻¹(3/4), to four digits as in R's `mad`. */
const MAD_SCALE = 1.4826;

/**
 * The largest count that still passes for ordinary: median + `width` · max(1.4826·MAD, √median, 1). Counts above it are
 * cut down to it, so that one burst does not make a baseline.
 * @param values counts, none below zero
 * @returns NaN when there is no value
 */
export function robustCap(values: ArrayLike<number>, width: number): number {
  const center = median(values);
  const spread = Math.max(MAD_SCALE * mad(values, center), Math.sqrt(center), 1);
  return center + width * spread;
}
