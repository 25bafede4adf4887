import type { InstantMs } from "@groundswell/core";

/** The latest of several instants; null where none is known. */
export function latestOf(...instants: readonly (InstantMs | null)[]): InstantMs | null {
  const known = instants.filter((at) => at !== null);
  return known.length === 0 ? null : Math.max(...known);
}
