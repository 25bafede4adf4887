import type { InstantMs } from "@groundswell/core";

/** A time in which a project bore a name. */
export interface NameSpan {
  projectId: number;
  /** When it was first seen to; -Infinity: as long as anything is known. */
  from: InstantMs;
  /** When it was first seen under its next name; Infinity: it bears it today; -Infinity: some time before. */
  to: InstantMs;
}

/**
 * Whose a name was at an instant: of those that bore it then, the one that got it last, and, where that is not known, the
 * one that gave it up first, as only then another could take it. Where nobody bore it, the one that had given it up last,
 * else the one that got it first afterwards.
 * @returns the project's id; null when nobody ever bore it
 */
export function pickHolder(spans: readonly NameSpan[], asOf: InstantMs): number | null {
  const holding = spans.filter(({ from, to }) => from <= asOf && asOf < to);
  const before = spans.filter(({ to }) => to <= asOf);
  const [first] = [
    ...holding.toSorted((a, b) => compare(b.from, a.from) || compare(a.to, b.to) || b.projectId - a.projectId),
    ...before.toSorted((a, b) => compare(b.to, a.to) || b.projectId - a.projectId),
    ...spans.toSorted((a, b) => compare(a.from, b.from) || b.projectId - a.projectId),
  ];
  return first?.projectId ?? null;
}

/** Subtracting would make no number of two infinities. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
