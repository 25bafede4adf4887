import { decimalsOfRate, formatAbout, formatFigure, formatInterval } from "../format-figure.ts";
import { BASELINE_DAYS, MOMENTUM_DAYS, RECENT_DAYS } from "./momentum-counts.ts";
import { MIN_BASELINE_DAYS, MIN_RECENT_DAYS } from "./momentum.ts";
import type { Momentum, MomentumFit } from "../types.ts";

export interface MomentumWords {
  /** Of the project, put in front. */
  name?: string;
  /** How the total changed over the last days: a momentum counts days below zero as zero, and can't tell of losses. */
  change?: { stars: number; days: number } | null;
}

/**
 * A momentum in plain words, with its intervals, or with the reason why there is none.
 * @example "About 41 stars a day (90 % interval 35–48), 1.6 times the rate before (1.3–2.0): accelerating."
 */
export function describeMomentum(momentum: Momentum, { name, change = null }: MomentumWords = {}): string {
  const text = momentum.fit === null ? describeLack(momentum, change) : describeFit(momentum.fit, momentum.label);
  return name === undefined ? text : `${name}: ${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

function describeLack({ label, recentDays, baselineDays }: Momentum, change: MomentumWords["change"]): string {
  const known = `${recentDays} of the last ${RECENT_DAYS} days and ${baselineDays} of the ${BASELINE_DAYS} before are known`;
  if (label !== "no activity") {
    return `Too little data: ${known}; ${MIN_RECENT_DAYS} and ${MIN_BASELINE_DAYS} are needed.`;
  }
  const none = `no known day of the last ${MOMENTUM_DAYS} ended with more stars than it began`;
  return `No activity: ${none}${describeLoss(change)}; ${known}.`;
}

function describeLoss(change: MomentumWords["change"]): string {
  if (change === null || change === undefined || change.stars >= 0) return "";
  return `, and the total fell by ${formatFigure(-change.stars, 0)} over ${change.days} days`;
}

function describeFit({ velocity, ratio, topDayShare, spike }: MomentumFit, label: string): string {
  const [rateDecimals, ratioDecimals] = [decimalsOfRate(velocity.value), decimalsOfRatio(ratio.low)];
  const rate = formatAbout(velocity.value, rateDecimals);
  const sentence =
    `${rate.charAt(0).toUpperCase()}${rate.slice(1)} stars a day (90 % interval ${formatInterval(velocity, rateDecimals)}), ` +
    `${formatFigure(ratio.value, ratioDecimals)} times the rate before (${formatInterval(ratio, ratioDecimals)}): ${label}.`;
  if (!spike) return sentence;
  return `${sentence} One day brought ${Math.round(100 * topDayShare)} % of the last 7 days' stars.`;
}

/**
 * One decimal for a ratio that stays clear of 1; two otherwise, so that an end that is not 1 does not read as 1.
 * @param low the lower end of its interval
 */
export function decimalsOfRatio(low: number): 0 | 1 | 2 {
  if (low >= 10) return 0;
  return low >= 1.05 ? 1 : 2;
}
