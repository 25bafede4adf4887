import { formatFigure, formatInterval } from "../format-figure.ts";
import type { Estimate } from "../types.ts";
import { decimalsOfRatios } from "./ratio-decimals.ts";

/** @example "gained 412 stars", "lost 3 stars", "gained no stars" */
export function formatStars(stars: number): string {
  const count = Math.round(Math.abs(stars));
  const verb = stars < 0 && count > 0 ? "lost" : "gained";
  return `${verb} ${count === 0 ? "no stars" : `${formatFigure(count, 0)} ${count === 1 ? "star" : "stars"}`}`;
}

/** @example "gained 300 to 412 stars" */
export function formatStarSpan(stars: readonly number[]): string {
  const [low, high] = [Math.round(Math.min(...stars)), Math.round(Math.max(...stars))];
  return low === high ? formatStars(low) : `gained ${formatFigure(low, 0)} to ${formatFigure(high, 0)} stars`;
}

/** A ratio and its interval, with so many decimals that an end which is not 1 does not read as 1. */
export function formatRatioInterval(ratio: Estimate): { value: string; interval: string } {
  const decimals = decimalsOfRatios([ratio.value, ratio.low, ratio.high]);
  return { value: formatFigure(ratio.value, decimals), interval: formatInterval(ratio, decimals) };
}

/** @example "0.6 to 3.1" */
export function formatRatioSpan(ratios: readonly number[]): string {
  const [low, high] = [Math.min(...ratios), Math.max(...ratios)];
  const decimals = decimalsOfRatios([low, high]);
  const [from, to] = [formatFigure(low, decimals), formatFigure(high, decimals)];
  return from === to ? from : `${from} to ${to}`;
}
