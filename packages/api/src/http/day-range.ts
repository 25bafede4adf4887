import { dayOf, GITHUB_FIRST_DAY, type Day, type InstantMs } from "@groundswell/core";
import { Faults } from "./faults.ts";

/** From the first figure to the last. */
export const ALL_DAYS: DayRange = { from: null, to: null };

export interface DayRange {
  from: Day | null;
  to: Day | null;
}

/**
 * The days that a request asks for. Days that have not come yet are left off: they are not missing.
 * @throws HttpProblem (400) that lists what is wrong, for a range that can't hold a figure
 */
export function checkDayRange({ from, to }: DayRange, now: InstantMs): DayRange {
  const today = dayOf(now);
  const faults = new Faults();
  if (from !== null && from < GITHUB_FIRST_DAY) faults.add("from", `is before ${GITHUB_FIRST_DAY}, and GitHub`);
  if (from !== null && from > today) faults.add("from", "is in the future");
  if (to !== null && to < GITHUB_FIRST_DAY) faults.add("to", `is before ${GITHUB_FIRST_DAY}, and GitHub`);
  else if (from !== null && to !== null && to < from) faults.add("to", "is before `from`");
  faults.throwAny();
  return { from, to: to !== null && to > today ? today : to };
}
