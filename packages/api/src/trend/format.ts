import { decimalsOfRate, formatAbout, formatInterval, type Estimate } from "@groundswell/core";

/** A count of stars for a sentence: `1,240`. */
export function formatStars(stars: number): string {
  return Math.round(stars).toLocaleString("en-US");
}

/** An estimate for a sentence, with its unit and its interval: `about 41 stars a day (90 % interval 35–48)`. */
export function formatEstimate(estimate: Estimate, unit: string): string {
  const decimals = decimalsOfRate(estimate.value);
  return `${formatAbout(estimate.value, decimals)} ${unit} (90 % interval ${formatInterval(estimate, decimals)})`;
}
