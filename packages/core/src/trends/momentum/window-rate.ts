import { sum } from "../../statistics/index.ts";
import { estimateRate, posteriorOf, type RatePosterior } from "./momentum.ts";
import type { Estimate, MomentumFit } from "../types.ts";

/** Share of a window's days that must be known. */
export const MIN_KNOWN_SHARE = 0.75;

/**
 * Stars a day over a window that ends at the last complete day. As the velocity of the momentum, with every day of the
 * window weighing the same: the posterior is Gamma(2 + A/φ, 2/m0 + E/φ) over E observed days with A stars.
 * @param fit the momentum on the same last day: its overdispersion and pooled rate are used
 * @param recent net stars of the window's days, null where one is missing; days below zero count as zero
 * @returns mean and 90 % interval; null when fewer than three quarters of the days are known
 */
export function windowRate(fit: MomentumFit, recent: readonly (number | null)[]): Estimate | null {
  const posterior = windowPosterior(fit, recent);
  return posterior === null ? null : estimateRate(posterior);
}

/** The same without its interval, which takes most of the time: what a ranking over many days needs. */
export function meanWindowRate(fit: MomentumFit, recent: readonly (number | null)[]): number | null {
  const posterior = windowPosterior(fit, recent);
  return posterior === null ? null : posterior.shape / posterior.rate;
}

function windowPosterior({ phi, m0 }: MomentumFit, recent: readonly (number | null)[]): RatePosterior | null {
  const known = recent.filter((value) => value !== null).map((value) => Math.max(0, value));
  if (known.length === 0 || known.length < MIN_KNOWN_SHARE * recent.length) return null;
  return posteriorOf(sum(known) / phi, known.length / phi, m0);
}
