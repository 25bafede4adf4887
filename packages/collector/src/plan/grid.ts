import type { InstantMs } from "@groundswell/core";

/**
 * Instants at which work of a period is due: `phase`, and every whole number of periods from it. What is due together
 * stays together, so that batches stay full however long each fetch takes.
 * @returns the first such instant at or after `from`
 */
export function nextOnGrid(from: InstantMs, periodMs: number, phase: InstantMs): InstantMs {
  return phase + Math.ceil((from - phase) / periodMs) * periodMs;
}

/** When work that has been done at `at` is due again: about a period later, on the grid. */
export function nextAfter(at: InstantMs, periodMs: number, phase: InstantMs): InstantMs {
  return nextOnGrid(at + periodMs / 2, periodMs, phase);
}
