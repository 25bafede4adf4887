import type { Estimate } from "./types.ts";

/** By decimals; kept, as making one takes a hundred times as long as using it. */
const FORMATS = [0, 1, 2].map(
  (decimals) => new Intl.NumberFormat("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
);

/** Decimals that a rate is told with, 0 to 2: chance moves it by more than that. */
export function decimalsOfRate(starsPerDay: number): number {
  if (starsPerDay >= 10) return 0;
  return starsPerDay >= 1 ? 1 : 2;
}

/**
 * A figure as text. What is above zero never reads as zero.
 * @param decimals 0 to 2
 * @example "less than 0.01"
 */
export function formatFigure(value: number, decimals: number): string {
  const least = 10 ** -decimals;
  if (isLess(value, decimals)) return `less than ${formatFigure(least, decimals)}`;
  return FORMATS[decimals]?.format(value) ?? String(value);
}

/** @example "about 0.12" */
export function formatAbout(value: number, decimals: number): string {
  const text = formatFigure(value, decimals);
  return isLess(value, decimals) ? text : `about ${text}`;
}

/**
 * The interval of an estimate.
 * @example "0.04–0.24", "less than 0.01 to 0.24"
 */
export function formatInterval({ low, high }: Pick<Estimate, "low" | "high">, decimals: number): string {
  const [from, to] = [formatFigure(low, decimals), formatFigure(high, decimals)];
  if (!isLess(low, decimals)) return `${from}–${to}`;
  return isLess(high, decimals) ? to : `${from} to ${to}`;
}

function isLess(value: number, decimals: number): boolean {
  return value > 0 && value < 10 ** -decimals / 2;
}
