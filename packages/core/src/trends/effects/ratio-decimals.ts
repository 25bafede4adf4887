/** One decimal; two where something is within a twentieth of 1 or of 0, and none where all are large. */
export function decimalsOfRatios(ratios: readonly number[]): 0 | 1 | 2 {
  if (ratios.every((ratio) => ratio >= 10)) return 0;
  return ratios.some((ratio) => Math.abs(ratio - 1) < 0.05 || ratio < 0.05) ? 2 : 1;
}
