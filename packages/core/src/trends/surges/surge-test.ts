import { negativeBinomialUpperTail, robustCap } from "../../statistics/index.ts";
import type { SurgeTest } from "../types.ts";

/** Days of the baseline: day t − 63 to day t − 8. */
export const SURGE_BASELINE_DAYS = 56;
/** Days between the baseline and the day that is tested, so that a surge does not raise its own baseline at once. */
export const SURGE_GUARD_DAYS = 7;

export const MIN_SURGE_DAYS = 28;
export const ALARM_P = 0.001;
export const ALARM_STARS = 5;
export const ALARM_RATIO = 2;

export interface SurgeInput {
  /** Stars of each of the 56 days, oldest first; null where missing. Negative days count as 0. */
  baseline: readonly (number | null)[];
  /** Stars of the day that is tested. */
  today: number;
  /** Weekday factors of the same days; 1 each by default. */
  factors?: { baseline: readonly number[]; today: number };
}

/**
 * Whether a day brought more stars than its past explains: a simplified Farrington–Noufaily test. The baseline is
 * freed of the weekday, capped so that old bursts count for little, and its dispersion makes the negative binomial that
 * the day is held against. An alarm is a day with p < 0.001, 5 stars or more and at least twice the expected stars.
 * Source: Noufaily et al., An improved algorithm for outbreak detection (2013).
 * @returns null when fewer than 28 of the 56 days are observed
 */
export function surgeTest({ baseline, today, factors }: SurgeInput): SurgeTest | null {
  const { values, weights, size: n } = observedDays(baseline, factors?.baseline);
  if (n < MIN_SURGE_DAYS) return null;
  const cap = robustCap(values, 3);
  let sum = 0;
  for (const value of values) sum += Math.min(value, cap);
  const mu0 = Math.max(sum / n, 0.5 / n);
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const weight = weights[i] ?? 1;
    const fit = mu0 * weight;
    squares += (Math.min(values[i] ?? 0, cap) * weight - fit) ** 2 / fit;
  }
  const phi = Math.max(1, squares / (n - 1));
  const mu = mu0 * (factors?.today ?? 1);
  const variance = phi * (1 + 1 / n) * mu;
  const k = variance > mu ? mu ** 2 / (variance - mu) : null;
  const p = today < 1 ? 1 : negativeBinomialUpperTail(today, k, mu);
  return { cap, mu, phi, k, p, alarm: p < ALARM_P && today >= ALARM_STARS && today >= ALARM_RATIO * mu };
}

/** The observed days' stars without their weekday's share, and those shares. */
function observedDays(baseline: readonly (number | null)[], factors: readonly number[] | undefined) {
  const values = new Float64Array(baseline.length);
  const weights = new Float64Array(baseline.length);
  let size = 0;
  for (let i = 0; i < baseline.length; i++) {
    const stars = baseline[i];
    if (stars === null || stars === undefined) continue;
    const weight = factors?.[i] ?? 1;
    values[size] = Math.max(0, stars) / weight;
    weights[size] = weight;
    size++;
  }
  return { values: values.subarray(0, size), weights: weights.subarray(0, size), size };
}
