import { dayFromNumber, type Day } from "../../day.ts";
import type { Observation } from "../../observation.ts";
import { completeDays } from "../complete-days.ts";
import { findDrops } from "../corrections/find-drops.ts";
import { findSetAside } from "../corrections/set-aside.ts";
import { weekdayOf } from "./weekday-cycle.ts";

/**
 * A project's Monday–Sunday weeks in which every day has a net figure and none a drop: what weekday factors are read
 * from.
 * @param observations sorted by `observedAt`, one an instant, times known
 * @returns each week's first day and its seven net figures, oldest first
 */
export function completeWeeks(observations: readonly Observation[]): { monday: Day; nets: number[] }[] {
  const days = completeDays(observations);
  const setAside = findSetAside(days, findDrops(observations, days), observations);
  const weeks: { monday: Day; nets: number[] }[] = [];
  let run: number[] = [];
  let last: number | null = null;
  for (const { number, net } of days) {
    const goesOn = last === number - 1 && weekdayOf(number) > 0 && run.length > 0;
    last = number;
    if (setAside.has(number)) run = [];
    else if (goesOn) run.push(net);
    else run = weekdayOf(number) === 0 ? [net] : [];
    if (run.length === 7) weeks.push({ monday: dayFromNumber(number - 6), nets: run });
  }
  return weeks;
}
