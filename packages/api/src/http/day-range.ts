import { dayOf, type Day, type InstantMs } from "@groundswell/core";
import { badRequest } from "./problem.ts";

/** GitHub opened in 2008: there is nothing to tell of any day before. */
export const FIRST_DAY: Day = "2008-01-01";

export interface DayRange {
  from: Day | null;
  to: Day | null;
}

/**
 * The days that a request asks for. Days that have not come yet are left off: they are not missing.
 * @throws HttpProblem (400) for a range that can't hold a figure
 */
export function checkDayRange({ from, to }: DayRange, now: InstantMs): DayRange {
  const today = dayOf(now);
  if (from !== null && from < FIRST_DAY) refuse("from", `is before ${FIRST_DAY}, and GitHub`);
  if (from !== null && from > today) refuse("from", "is in the future");
  if (to !== null && to < FIRST_DAY) refuse("to", `is before ${FIRST_DAY}, and GitHub`);
  if (from !== null && to !== null && to < from) refuse("to", "is before `from`");
  return { from, to: to !== null && to > today ? today : to };
}

function refuse(parameter: string, message: string): never {
  throw badRequest([{ parameter, message }]);
}
