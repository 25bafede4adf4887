import { expect } from "vitest";

/** Coordinates are written to a tenth of a pixel, and so are the plot's own corners. */
const TOLERANCE_PX = 2 * 0.0501;

/** The same places, in the same order, as exactly as they are written. */
export function expectNear(actual: readonly (readonly number[])[], expected: readonly (readonly number[])[]): void {
  expect(actual).toHaveLength(expected.length);
  // One comparison for all: charts of years have thousands.
  const off = actual.flatMap((place, i) => place.map((value, axis) => Math.abs(value - (expected[i]?.[axis] ?? NaN))));
  const worst = off.reduce((most, value) => (Number.isNaN(value) || value > most ? value : most), 0);
  expect(worst).toBeLessThan(TOLERANCE_PX);
}
