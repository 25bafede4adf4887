/**
 * A part of a whole in percent, whole percents from 10 on. What is not nothing is not told as nothing, and what is not all
 * not as all.
 * @param share 0–1
 * @example "61 %", "4.1 %", "less than 0.1 %", "more than 99 %"
 */
export function formatPart(share: number): string {
  if (share > 0 && share < 0.001) return "less than 0.1 %";
  if (share > 0.99 && share < 1) return "more than 99 %";
  return `${(100 * share).toLocaleString("en-US", { maximumFractionDigits: share < 0.0995 ? 1 : 0 })} %`;
}
