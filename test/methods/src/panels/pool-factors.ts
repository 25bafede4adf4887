import { weekdayFactors, type WeekdayFactors } from "@groundswell/core";
import type { Random } from "./random.ts";
import { simulateSeries } from "./simulate-series.ts";
import { WORLDS, type WorldName } from "./worlds.ts";

const PROJECTS = 40;
const WEEKS = 52;
const PER_DAY = 20;

/** A world's weekday factors as the product would know them: pooled over a year of 40 other projects. */
export function poolFactors(random: Random, world: WorldName): WeekdayFactors {
  const weeks = Array.from({ length: PROJECTS }, () => {
    const { counts } = simulateSeries(random, WORLDS[world], { perDay: PER_DAY, days: 7 * WEEKS });
    return Array.from({ length: WEEKS }, (_, week) => counts.slice(7 * week, 7 * week + 7));
  });
  return weekdayFactors(weeks.flat());
}
