import type { Estimate } from "@groundswell/core";

/** In one order of fields, wherever it was kept: the same figures are then the same bytes. */
export function toEstimate(estimate: Estimate | null | undefined): Estimate | null {
  if (estimate === null || estimate === undefined) return null;
  const { value, low, high } = estimate;
  return { value, low, high };
}
