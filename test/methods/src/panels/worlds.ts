import type { World } from "./simulate-series.ts";

/**
 * Fewer stars at weekends, as in the real history; mean 1.
 */
const WEEKDAYS = [1.04, 1.09, 1.1, 1.08, 1.03, 0.83, 0.83];

/**
 * The worlds that error rates are measured in. Their figures are those of 283 real projects in windows of 56 days,
 * capped as the momentum caps its baseline. From 10 stars a day on the median size is 15 to 18 and the lower quartile 7
 * to 9 (9 and 4 at 1 to 4 stars a day). Weekly sums vary by 0.14 to 0.17 beyond what their days explain, in the median
 * and from one week to the next, and by 0.21 to 0.26 with the slow movements of a rate.
 */
export const WORLDS = {
  /** Days vary as in the median project, variance = mean × (1 + 0.0625 × mean), and nothing else ever happens. */
  even: { size: 16, weekdays: WEEKDAYS, weekCv: 0, drift: 0, burstsPerYear: 0 },
  /** Also whole weeks are better or worse, as in the median project. */
  typical: { size: 16, weekdays: WEEKDAYS, weekCv: 0.15, drift: 0, burstsPerYear: 0 },
  /** Weekly sums m have the variance m × (1 + 0.0625 × m), which the momentum takes for granted until it knows better. */
  uneven: { size: 16, weekdays: WEEKDAYS, weekCv: 0.25, drift: 0, burstsPerYear: 0 },
  /**
   * All that the gates of the story effect are asked for at once: the typical project's days and weeks, a rate that
   * wanders by 12 % a week, and a true burst a year. Weekly sums then vary by 0.21, the low end of the real medians; the
   * restless world lies beyond their high end.
   */
  moving: { size: 16, weekdays: WEEKDAYS, weekCv: 0.15, drift: 0.12, burstsPerYear: 1 },
  /** Days more restless than in the lower quartile, uneven weeks, a rate that wanders, and true bursts. */
  restless: { size: 5, weekdays: WEEKDAYS, weekCv: 0.25, drift: 0.1, burstsPerYear: 3 },
} as const satisfies Record<string, World>;

export type WorldName = keyof typeof WORLDS;
export const WORLD_NAMES = ["even", "typical", "uneven", "restless"] as const satisfies readonly WorldName[];
/** Those that the story effect is measured in. */
export const STORY_WORLDS = [...WORLD_NAMES, "moving"] as const satisfies readonly WorldName[];

/** Mean stars a day at which everything is measured. */
export const RATES = [2, 20, 200] as const;
