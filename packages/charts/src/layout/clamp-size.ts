/** A width or height in whole pixels, at least `least` and at most 4,096; 960 for what is no number. */
export function clampSize(pixels: number, least: number): number {
  return Number.isFinite(pixels) ? Math.min(4096, Math.max(least, Math.round(pixels))) : 960;
}
