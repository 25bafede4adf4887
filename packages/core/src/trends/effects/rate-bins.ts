/** Rates that are compared with each other, in stars a day. */
export const RATE_BINS = ["<5", "5–40", "≥40"] as const;
export type RateBin = (typeof RATE_BINS)[number];

/**
 * The bin of a rate: a week of a small project and of a large one differ in how far chance moves them.
 * Source: the methods page, "Story effect".
 * @param perDay stars a day over the eight weeks before (`baseRate`)
 */
export function rateBin(perDay: number): RateBin {
  if (perDay < 5) return "<5";
  return perDay < 40 ? "5–40" : "≥40";
}
