import { addDays, type Day } from "@groundswell/core";

/** How far back from the newest figure a comparison can begin, in days; null: all there is. */
const COMPARE_RANGES = [30, 90, 365, null] as const;
type CompareRange = (typeof COMPARE_RANGES)[number];

export interface DatedRange {
  days: CompareRange;
  from: Day | null;
}

/** The ranges with the day that each begins on. An archive that ends in August is shown to August. */
export function dateRanges(newest: Day): DatedRange[] {
  return COMPARE_RANGES.map((days) => ({ days, from: days === null ? null : addDays(newest, -days) }));
}
