import { DAY_MS } from "../../day.ts";
import type { Observation } from "../../observation.ts";
import type { CompleteDay } from "../complete-days.ts";
import type { Drop } from "./find-drops.ts";

/**
 * The days whose net figure a drop falls on: corrections are events, not momentum. A fall between two looks is smeared
 * over every day between them, so each day that overlaps it counts — as far as the drop was known when the day was
 * complete, since a day is never judged again.
 * @returns the days' numbers
 */
export function findSetAside(
  days: readonly CompleteDay[],
  drops: readonly Drop[],
  observations: readonly Observation[],
): Set<number> {
  const parts = drops.flatMap((drop) => drop.parts);
  const setAside = new Set<number>();
  let past = 0;
  for (const { number, completedBy } of days) {
    const start = number * DAY_MS;
    const knownAt = observations[completedBy]?.observedAt ?? 0;
    while ((parts[past]?.to ?? Infinity) <= start) past++;
    const part = parts[past];
    if (part !== undefined && part.from < start + DAY_MS && part.to <= knownAt) setAside.add(number);
  }
  return setAside;
}
