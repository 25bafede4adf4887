import type { Share } from "./figures.ts";

/** `4.5 %`; a share of nothing is a dash. */
export function formatShare({ share, of }: Share): string {
  return of === 0 ? "–" : `${formatPercent(share)} %`;
}

function formatPercent(share: number): string {
  const percent = 100 * share;
  if (percent === 0 || percent === 100) return String(percent);
  if (percent < 0.05) return "< 0.1";
  if (percent >= 99.95) return "> 99.9";
  return percent < 9.95 || percent >= 99 ? percent.toFixed(1) : percent.toFixed(0);
}

/** `12,732`. */
export function formatCount(count: number): string {
  return count.toLocaleString("en-GB");
}

/** `lowest to highest`, or the one when they read the same. */
export function formatRange(shares: readonly Share[]): string {
  const sorted = shares.toSorted((a, b) => a.share - b.share);
  const [low, high] = [sorted[0], sorted.at(-1)].map((share) => (share === undefined ? "–" : formatShare(share)));
  return low === high ? `${low}` : `${low} to ${high}`;
}
