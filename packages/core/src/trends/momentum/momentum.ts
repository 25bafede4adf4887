import { betaCdf, betaQuantile, gammaQuantile } from "../../statistics/index.ts";
import { countMomentum, type MomentumCounts } from "./momentum-counts.ts";
import type { Estimate, Momentum, MomentumFit, MomentumLabel } from "../types.ts";

export const MIN_RECENT_DAYS = 21;
export const MIN_BASELINE_DAYS = 42;

/** Shape of the prior: as much as two stars at the pooled rate. */
const PRIOR_SHAPE = 2;
const LOW = 0.05;
const HIGH = 0.95;

/** Gamma distribution of a rate, stars a day. */
export interface RatePosterior {
  shape: number;
  rate: number;
}

/**
 * How fast a project gains stars, how sure that is, and whether it is faster than it was.
 *
 * Two Poisson rates with gamma posteriors, their counts deflated by the overdispersion φ: of the last 28 days, weighted
 * by how recent they are, and of the 56 days before. Their ratio is a beta prime; each estimate has its 90 % interval.
 * Source: the methods page, "Momentum"; quantities are named as there.
 * @param y net stars of 84 days in a row up to the last complete day, oldest first; null where a day is missing. Days
 *   below zero count as zero.
 * @returns `fit` is null with fewer than 21 of 28 and 42 of 56 days, and when there was no star in all of them
 * @throws RangeError when there are not 84 days
 */
export function momentum(y: readonly (number | null)[]): Momentum {
  const counts = countMomentum(y);
  const days = { recentDays: counts.recentDays, baselineDays: counts.F };
  if (days.recentDays < MIN_RECENT_DAYS || days.baselineDays < MIN_BASELINE_DAYS) {
    return { ...days, label: "too little data", fit: null };
  }
  if (counts.A + counts.B === 0) return { ...days, label: "no activity", fit: null };
  const fit = fitMomentum(counts);
  return { ...days, label: chooseLabel(fit), fit };
}

function fitMomentum({ A, E, Q, B, F, phi, topDay, topDayShare }: MomentumCounts): MomentumFit {
  const days = E ** 2 / (Q * phi);
  const baselineStars = B / phi;
  const baselineDays = F / phi;
  const stars = (A * E) / (Q * phi);
  const m0 = (stars + baselineStars) / (days + baselineDays);
  const recent = posteriorOf(stars, days, m0);
  const before = posteriorOf(baselineStars, baselineDays, m0);
  const ratio = estimateRatio(recent, before);
  return {
    A,
    E,
    Q,
    B,
    F,
    phi,
    m0,
    velocity: estimateRate(recent),
    ratio,
    pUp: betaCdf(before.rate / (recent.rate + before.rate), before.shape, recent.shape),
    cautious: nearestToNoChange(ratio),
    topDayShare,
    spike: topDayShare >= 0.5 && topDay >= 10,
  };
}

/**
 * The posterior of a rate after so many stars in so many days.
 * @param m0 stars a day that the prior is centred at
 */
export function posteriorOf(stars: number, days: number, m0: number): RatePosterior {
  return { shape: PRIOR_SHAPE + stars, rate: PRIOR_SHAPE / m0 + days };
}

/** Mean and 90 % interval, stars a day. */
export function estimateRate({ shape, rate }: RatePosterior): Estimate {
  return { value: shape / rate, low: gammaQuantile(LOW, shape, rate), high: gammaQuantile(HIGH, shape, rate) };
}

/** Median and 90 % interval of recent ÷ before. */
function estimateRatio(recent: RatePosterior, before: RatePosterior): Estimate {
  const scale = before.rate / recent.rate;
  const at = (p: number) => scale * betaOdds(p, recent.shape, before.shape);
  return { value: at(0.5), low: at(LOW), high: at(HIGH) };
}

/** U/(1−U) at the p-quantile of U ~ Beta(a, b), from whichever of U and 1−U is the small one: 1 − 0.9999999 is rounded. */
function betaOdds(p: number, a: number, b: number): number {
  if (a <= b) {
    const u = betaQuantile(p, a, b);
    return u / (1 - u);
  }
  const rest = betaQuantile(1 - p, b, a);
  return (1 - rest) / rest;
}

function nearestToNoChange({ low, high }: Estimate): number {
  if (low > 1) return Math.log2(low);
  return high < 1 ? Math.log2(high) : 0;
}

function chooseLabel({ pUp, ratio }: MomentumFit): MomentumLabel {
  if (pUp >= HIGH && ratio.value >= 1.25) return "accelerating";
  if (pUp <= LOW && ratio.value <= 0.8) return "slowing";
  return ratio.low > 1 / 1.5 && ratio.high < 1.5 ? "steady" : "uncertain";
}
