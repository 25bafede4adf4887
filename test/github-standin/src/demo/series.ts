import { DAY_MS, dayFromNumber } from "@groundswell/core";
import type { DailyCounts, Withdrawal } from "../world.ts";
import type { DemoRecipe } from "./projects.ts";
import { countAround, seededRandom } from "../random.ts";

/** Days of a series, as numbers; the anchor is the day from which recipes count. */
export interface Span {
  anchor: number;
  first: number;
  last: number;
}

/** How far back the demo goes from its anchor. */
export const HISTORY_DAYS = 730;
/** The demo's events keep their dates for this long, so that one that is started again goes on. */
export const ANCHOR_EVERY_DAYS = 28;
/** Of a day's stars, this share is taken back within the next months, as people tidy up. */
const TIDY_SHARE = 0.04;
const TIDY_WITHIN_DAYS = 150;
const FORKS_PER_STAR = 1 / 11;
const SATURDAY = 2;

/** Stars given day by day. Each day's figure depends on the project and the day alone. */
export function demoStars(recipe: DemoRecipe, span: Span): DailyCounts {
  return series(span, (day) => countAround(meanStars(recipe, span, day), seededRandom(recipe.repo, "stars", day)));
}

/** Forks follow the stars at a distance. */
export function demoForks(recipe: DemoRecipe, span: Span): DailyCounts {
  return series(span, (day) =>
    countAround(meanStars(recipe, span, day) * FORKS_PER_STAR, seededRandom(recipe.repo, "forks", day)),
  );
}

/** Stars taken back: a few of every day, and a great many at once where the recipe has a purge. */
export function demoUnstars(recipe: DemoRecipe, span: Span, given: DailyCounts): Withdrawal[] {
  const purgedAt = recipe.purge === undefined ? Infinity : (span.anchor + recipe.purge.day) * DAY_MS + DAY_MS / 2;
  return given.perDay.flatMap((count, i) => {
    const day = span.first + i;
    const random = seededRandom(recipe.repo, "unstars", day);
    const tidied = Math.min(count, countAround(count * TIDY_SHARE, random));
    const tidiedAt = (day + 1 + random() * TIDY_WITHIN_DAYS) * DAY_MS;
    const purged = (day + 1) * DAY_MS <= purgedAt ? Math.floor((count - tidied) * (recipe.purge?.share ?? 0)) : 0;
    return [...withdraw(day, tidiedAt, tidied), ...withdraw(day, purgedAt, purged)];
  });
}

function meanStars(recipe: DemoRecipe, span: Span, day: number): number {
  const { archivedOnDay, surge, growth = 1, weekend = 0.7 } = recipe;
  const fromAnchor = day - span.anchor;
  const birth = recipe.bornOnDay ?? -HISTORY_DAYS;
  const progress = Math.min(1, Math.max(0, (fromAnchor - birth) / (ANCHOR_EVERY_DAYS - birth)));
  const trend = growth ** (progress - 1);
  // Day 0 was a Thursday.
  const weekdayShare = day % 7 === SATURDAY || day % 7 === SATURDAY + 1 ? weekend : 1;
  const sinceSurge = surge === undefined ? -1 : fromAnchor - surge.day;
  const boost = surge !== undefined && sinceSurge >= 0 ? surge.times * 0.5 ** (sinceSurge / surge.halfLifeDays) : 0;
  const alive = archivedOnDay !== undefined && fromAnchor > archivedOnDay ? 0.3 : 1;
  return recipe.starsPerDay * trend * weekdayShare * (1 + boost) * alive;
}

function series({ first, last }: Span, countOf: (day: number) => number): DailyCounts {
  return { from: dayFromNumber(first), perDay: Array.from({ length: last - first + 1 }, (_, i) => countOf(first + i)) };
}

function withdraw(day: number, at: number, count: number): Withdrawal[] {
  return count === 0 ? [] : [{ day: dayFromNumber(day), at: new Date(Math.round(at)).toISOString(), count }];
}
