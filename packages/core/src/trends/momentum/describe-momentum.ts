import { BASELINE_DAYS, RECENT_DAYS } from "./momentum-counts.ts";
import { MIN_BASELINE_DAYS, MIN_RECENT_DAYS } from "./momentum.ts";
import type { Estimate, Momentum, MomentumFit } from "../types.ts";

/**
 * A momentum in plain words, with its intervals, or with the reason why there is none.
 * @param name of the project, put in front
 * @example "About 41 stars a day (90 % interval 35–48), 1.6 times the rate before (1.3–2.0): accelerating."
 */
export function describeMomentum(momentum: Momentum, { name }: { name?: string } = {}): string {
  const text = momentum.fit === null ? describeLack(momentum) : describeFit(momentum.fit, momentum.label);
  return name === undefined ? text : `${name}: ${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

function describeLack({ label, recentDays, baselineDays }: Momentum): string {
  const known = `${recentDays} of the last ${RECENT_DAYS} days and ${baselineDays} of the ${BASELINE_DAYS} before are known`;
  if (label === "no activity") return `No activity: no star was gained on any known day; ${known}.`;
  return `Too little data: ${known}; ${MIN_RECENT_DAYS} and ${MIN_BASELINE_DAYS} are needed.`;
}

function describeFit({ velocity, ratio, topDayShare, spike }: MomentumFit, label: string): string {
  const rate = formatEstimate(velocity, decimalsOfRate(velocity.value));
  const change = formatEstimate(ratio, decimalsOfRatio(ratio.low));
  const sentence =
    `About ${rate.value} stars a day (90 % interval ${rate.interval}), ` +
    `${change.value} times the rate before (${change.interval}): ${label}.`;
  if (!spike) return sentence;
  return `${sentence} One day brought ${Math.round(100 * topDayShare)} % of the last 7 days' stars.`;
}

function decimalsOfRate(starsPerDay: number): number {
  if (starsPerDay >= 10) return 0;
  return starsPerDay >= 1 ? 1 : 2;
}

/** One decimal for a ratio that stays clear of 1; two otherwise, so that an end that is not 1 does not read as 1. */
function decimalsOfRatio(low: number): number {
  if (low >= 10) return 0;
  return low >= 1.05 ? 1 : 2;
}

/** By decimals; kept, as making one takes a hundred times as long as using it. */
const FORMATS = [0, 1, 2].map(
  (decimals) => new Intl.NumberFormat("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
);

function formatEstimate({ value, low, high }: Estimate, decimals: number): { value: string; interval: string } {
  const format = (figure: number) => FORMATS[decimals]?.format(figure) ?? String(figure);
  return { value: format(value), interval: `${format(low)}–${format(high)}` };
}
