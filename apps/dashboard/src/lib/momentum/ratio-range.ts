import type { Estimate } from "@groundswell/wire";

/** The axis of ratios, in doublings: from a quarter of the rate before to eight times of it. */
const FROM_LOG2 = -2;
const TO_LOG2 = 3;

/** Ratios that the axis names. */
export const RATIO_TICKS = [
  { label: "¼", share: shareOf(1 / 4) },
  { label: "½", share: shareOf(1 / 2) },
  { label: "1×", share: shareOf(1) },
  { label: "2", share: shareOf(2) },
  { label: "4", share: shareOf(4) },
  { label: "8", share: shareOf(8) },
] as const;

/** Where "as before" is on the axis. */
export const NO_CHANGE_SHARE = shareOf(1);

/** A ratio and its interval on the axis, each as a share of the axis' length from the left. */
export interface PlacedRatio {
  value: number;
  low: number;
  high: number;
  /** The interval goes on to the left, or right, of the axis. */
  isCutLow: boolean;
  isCutHigh: boolean;
  /** The ratio itself is off the axis: it is drawn at its end. */
  isOff: boolean;
}

/**
 * Places a ratio on a log2 axis, so that half and double are equally far from "as before".
 * @param ratio of rates, now ÷ before; nothing of it below 0
 */
export function placeRatio({ value, low, high }: Estimate): PlacedRatio {
  const at = shareOf(value);
  return {
    value: clamp(at),
    low: clamp(shareOf(low)),
    high: clamp(shareOf(high)),
    isCutLow: shareOf(low) < 0,
    isCutHigh: shareOf(high) > 1,
    isOff: at < 0 || at > 1,
  };
}

function shareOf(ratio: number): number {
  return (Math.log2(ratio) - FROM_LOG2) / (TO_LOG2 - FROM_LOG2);
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}
