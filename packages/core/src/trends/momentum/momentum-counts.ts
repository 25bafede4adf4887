import { robustCap, sampleVariance, sum } from "../../statistics/index.ts";

/** Days of a momentum: the baseline is the oldest 56, the recent days are the last 28. */
export const MOMENTUM_DAYS = 84;
export const BASELINE_DAYS = 56;
export const RECENT_DAYS = 28;

/** A day's weight halves every week that it lies back; oldest first, so the last day weighs 1. */
const WEIGHTS = Array.from({ length: RECENT_DAYS }, (_, index) => 2 ** (-(RECENT_DAYS - 1 - index) / 7));

/** In MADs: what a baseline day may bring at most. */
const CAP_WIDTH = 5;

/** Weeks of ordinary projects vary by a quarter beyond chance: τ² = 0.25². */
const WEEKLY_DRIFT = 0.0625;

/** How many weeks of evidence that is worth when a project's own weeks say otherwise. */
const PRIOR_WEEKS = 4;
const MIN_WEEKS = 4;

/** What 84 days are summed up to, before anything is estimated. Letters as in the methods. */
export interface MomentumCounts {
  /** Weighted stars and weights of the recent 28 days: A = Σ w·y·e, E = Σ w·e, Q = Σ w²·e. */
  A: number;
  E: number;
  Q: number;
  /** Capped stars and observed days of the 56 days before. */
  B: number;
  F: number;
  /** Overdispersion of the counts, at least 1. */
  phi: number;
  recentDays: number;
  /** Largest of the last 7 days, and that ÷ max(1, their sum). */
  topDay: number;
  topDayShare: number;
}

/**
 * Sums up 84 days.
 * @param y net stars a day, oldest first, null where a day is missing; days below zero count as zero
 * @throws RangeError when there are not 84 days
 */
export function countMomentum(y: readonly (number | null)[]): MomentumCounts {
  if (y.length !== MOMENTUM_DAYS) throw new RangeError(`a momentum needs ${MOMENTUM_DAYS} days, not ${y.length}`);
  const clipped = y.map((value) => (value === null ? null : Math.max(0, value)));
  return { ...countBaseline(clipped.slice(0, BASELINE_DAYS)), ...countRecent(clipped.slice(BASELINE_DAYS)) };
}

function countRecent(days: readonly (number | null)[]) {
  let A = 0;
  let E = 0;
  let Q = 0;
  let recentDays = 0;
  days.forEach((value, index) => {
    const weight = WEIGHTS[index] ?? 0;
    if (value === null) return;
    A += weight * value;
    E += weight;
    Q += weight ** 2;
    recentDays += 1;
  });
  const lastWeek = days.slice(-7).filter((value) => value !== null);
  const topDay = Math.max(0, ...lastWeek);
  return { A, E, Q, recentDays, topDay, topDayShare: topDay / Math.max(1, sum(lastWeek)) };
}

function countBaseline(days: readonly (number | null)[]) {
  const observed = days.filter((value) => value !== null);
  const cap = robustCap(observed, CAP_WIDTH);
  const B = sum(observed.map((value) => Math.min(value, cap)));
  const F = observed.length;
  return { B, F, phi: measureOverdispersion(days, cap, F === 0 ? 0 : (7 * B) / F) };
}

/** φ: what the project's own complete weeks show, drawn towards what is usual for its size. */
function measureOverdispersion(days: readonly (number | null)[], cap: number, starsPerWeek: number): number {
  const usual = 1 + WEEKLY_DRIFT * starsPerWeek;
  const weeks = sumCompleteWeeks(days, cap);
  if (weeks.length < MIN_WEEKS || starsPerWeek === 0) return usual;
  const own = ((weeks.length - 1) * sampleVariance(weeks)) / starsPerWeek;
  return Math.max(1, (PRIOR_WEEKS * usual + own) / (PRIOR_WEEKS + weeks.length - 1));
}

function sumCompleteWeeks(days: readonly (number | null)[], cap: number): number[] {
  const weeks: number[] = [];
  for (let start = 0; start < days.length; start += 7) {
    const week = days.slice(start, start + 7).filter((value) => value !== null);
    if (week.length === 7) weeks.push(sum(week.map((value) => Math.min(value, cap))));
  }
  return weeks;
}
