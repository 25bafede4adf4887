import { benjaminiHochberg } from "./benjamini-hochberg.ts";

/** Share of false findings that is borne among the verdicts of a week. */
export const EFFECT_Q = 0.1;

/** A story and a project, of one ISO week. */
export interface WeekPair {
  /** Stories that are judged as one event of a project are one pair. */
  key: string;
  /** As `pairP` gives it; null: there is none, and the pair is not one of the tests. */
  p: number | null;
}

/** A pair's p, adjusted for all pairs with a p. */
export interface JudgedPair {
  pAdjusted: number | null;
  /** How many pairs were adjusted for. */
  pairs: number;
}

/**
 * Adjusts the p-values of all pairs whose window closed in one ISO week (Benjamini and Hochberg), whatever their
 * verdicts: what is set aside for a release was looked at all the same.
 * Source: the methods page, "Story effect".
 * @param pairs a key that comes twice counts once
 */
export function judgeWeek(pairs: readonly WeekPair[]): Map<string, JudgedPair> {
  const tested = new Map<string, number>();
  for (const { key, p } of pairs) if (p !== null) tested.set(key, p);
  const adjusted = benjaminiHochberg([...tested.values()]);
  const byKey = new Map([...tested.keys()].map((key, i) => [key, adjusted[i] ?? null]));
  return new Map(pairs.map(({ key }) => [key, { pAdjusted: byKey.get(key) ?? null, pairs: tested.size }]));
}
