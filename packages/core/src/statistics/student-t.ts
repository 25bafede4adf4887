import cdf from "@stdlib/stats-base-dists-t-cdf";
import quantile from "@stdlib/stats-base-dists-t-quantile";

/** P(T ≥ t) of Student's t with `df` degrees of freedom; exact in the far tail, where 1 − P(T < t) would be rounded off. */
export function tUpperTail(t: number, df: number): number {
  return cdf(-t, df);
}

/** The t with P(T ≤ t) = p. */
export function tQuantile(p: number, df: number): number {
  return quantile(p, df);
}
