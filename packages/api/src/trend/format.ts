import type { Estimate } from "@groundswell/core";

/** A count of stars for a sentence: `1,240`. */
export function formatStars(stars: number): string {
  return Math.round(stars).toLocaleString("en-US");
}

/** An estimate for a sentence, with its unit and its interval: `about 41 stars a day (90 % interval 35–48)`. */
export function formatEstimate({ value, low, high }: Estimate, unit: string): string {
  const digits = value >= 10 ? 0 : value >= 1 ? 1 : 2;
  const [said, from, to] = [value, low, high].map((figure) =>
    figure.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  );
  return `about ${said} ${unit} (90 % interval ${from}–${to})`;
}
