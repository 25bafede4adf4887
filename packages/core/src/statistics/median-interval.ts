import { median } from "./median.ts";

/**
 * The median with an interval that holds the true one at least nine times in ten, whatever the distribution: between the
 * k-th smallest value and the k-th largest, where k is the largest for which fewer than k of n values lie below the true
 * median with a probability of 5 % at most. How many do is binomial with ½.
 * Source: Hollander and Wolfe, Nonparametric Statistical Methods (the interval of the sign test).
 * @param values in any order; their unit is the result's
 * @returns null for fewer than five values: even the smallest and the largest of four hold it less often
 */
export function medianInterval(values: readonly number[]): { median: number; low: number; high: number } | null {
  const sorted = values.toSorted((a, b) => a - b);
  const place = placeOfLow(sorted.length);
  const [low, high] = [sorted[place - 1], sorted[sorted.length - place]];
  return low === undefined || high === undefined ? null : { median: median(sorted), low, high };
}

/** Most that is left out at each end. */
const TAIL = 0.05;

/** The largest k with P(Binomial(n, ½) < k) ≤ 5 %; 0 where there is none. */
function placeOfLow(n: number): number {
  let below = 0;
  // In logarithms: ½ⁿ of a long list is no number any more.
  let log = -n * Math.LN2;
  for (let k = 0; k <= n; k += 1) {
    below += Math.exp(log);
    if (below > TAIL) return k;
    log += Math.log((n - k) / (k + 1));
  }
  return 0;
}
