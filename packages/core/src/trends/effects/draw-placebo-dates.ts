import { dayFromNumber, type Day } from "../../day.ts";
import { MIN_PEERS } from "./effect.ts";
import { RATE_BINS, type RateBin } from "./rate-bins.ts";
import { usableDays, type UsableDay } from "./usable-days.ts";
import { EFFECT_WEEK_DAYS } from "./week-sums.ts";
import type { DailyValues } from "../types.ts";

/** A project of the catalogue, for placebos. */
export interface PlaceboProject {
  id: number;
  /** Its peers are of the same; null: it has none. */
  category: string | null;
  /** Net stars by day, null where a day is missing. */
  net: DailyValues;
  /** All days on which weeks of its eligible stories began, or may have begun. */
  storyStarts: readonly Day[];
}

/** A story-free date of the catalogue. */
export interface PlaceboDate {
  projectId: number;
  day: Day;
  bin: RateBin;
  /** Whether it is held against peers. */
  controlled: boolean;
}

export interface PlaceboDraw {
  projects: readonly PlaceboProject[];
  /** The same seed draws the same dates from the same catalogue, such as an ISO week. */
  seed: string;
  /** At most so many for each bin, with peers and without. */
  perBin: number;
}

/**
 * Draws story-free dates of the catalogue at random, for each rate bin some that are held against peers and some that are
 * not. The week from a date on must be complete, as must the eight before it, and no eligible story's week may touch it.
 * Dates with releases stay in: the library stands for ordinary weeks, and those have releases. With peers are those of
 * which eight others of the category are complete and story-free, too; without, all: a project that has no control group
 * is held against weeks that were looked at in the same way.
 *
 * The draw is spread over projects: each gives its first date before any gives its second. Weeks of one project lie seven
 * days apart; where that is not enough for a bin, weeks that overlap fill it up. A date's place in the draw depends on
 * nothing but the seed, its project and its day, so the draw hardly changes when the catalogue grows.
 */
export function drawPlaceboDates({ projects, seed, perBin }: PlaceboDraw): PlaceboDate[] {
  const mixed = mixText(seed);
  const known = projects.map((project) => ({
    project,
    days: shuffleDays(usableDays(project.net, project.storyStarts), mix(mixed, project.id)),
  }));
  const counts = countByCategory(known);
  const isControlled = ({ project: { category } }: Known, day: UsableDay) =>
    category !== null && (counts.get(category)?.get(day.number) ?? 0) > MIN_PEERS;
  return [true, false].flatMap((controlled) => {
    const candidates = known.flatMap((each) => {
      const days = controlled ? each.days.filter((day) => isControlled(each, day)) : each.days;
      return rankDays(each.project.id, days, perBin);
    });
    const byBin = Map.groupBy(candidates, ({ bin }) => bin);
    return RATE_BINS.flatMap((bin) =>
      (byBin.get(bin) ?? [])
        .sort(compare)
        .slice(0, perBin)
        .map(({ projectId, number }) => ({ projectId, day: dayFromNumber(number), bin, controlled })),
    );
  });
}

interface Known {
  project: PlaceboProject;
  days: ShuffledDay[];
}

interface ShuffledDay extends UsableDay {
  /** By which it is drawn, 0 to 2³². */
  place: number;
}

interface Candidate extends ShuffledDay {
  projectId: number;
  /** Its week shares a day with that of a date before it in the draw. */
  overlaps: boolean;
  /** So many dates of its project and bin come before it. */
  rank: number;
}

function compare(a: Candidate, b: Candidate): number {
  return Number(a.overlaps) - Number(b.overlaps) || a.rank - b.rank || a.place - b.place || a.number - b.number;
}

/** How many projects of a category could be held against each other on a day, the project itself among them. */
function countByCategory(known: readonly Known[]): Map<string, Map<number, number>> {
  const counts = new Map<string, Map<number, number>>();
  for (const { project, days } of known) {
    if (project.category === null) continue;
    const ofCategory = counts.get(project.category) ?? new Map<number, number>();
    counts.set(project.category, ofCategory);
    for (const { number } of days) ofCategory.set(number, (ofCategory.get(number) ?? 0) + 1);
  }
  return counts;
}

function shuffleDays(days: readonly UsableDay[], mixed: number): ShuffledDay[] {
  return days
    .map(({ number, bin }) => ({ number, bin, place: mix(mixed, number) }))
    .sort((a, b) => a.place - b.place || a.number - b.number);
}

/** A project's dates in the order in which they are drawn: those that keep apart first. More than `most` are not needed. */
function rankDays(projectId: number, shuffled: readonly ShuffledDay[], most: number): Candidate[] {
  const first = shuffled.reduce((least, { number }) => Math.min(least, number), Infinity);
  const last = shuffled.reduce((greatest, { number }) => Math.max(greatest, number), -Infinity);
  // Ones where a date of the draw is less than a week away.
  const near = new Uint8Array(shuffled.length === 0 ? 0 : last - first + 1);
  const ranks = { apart: new Map<RateBin, number>(), overlapping: new Map<RateBin, number>() };
  return shuffled.flatMap(({ number, bin, place }) => {
    const overlaps = near[number - first] === 1;
    if (!overlaps) near.fill(1, Math.max(0, number - first - REACH), number - first + REACH + 1);
    const counts = overlaps ? ranks.overlapping : ranks.apart;
    const rank = counts.get(bin) ?? 0;
    counts.set(bin, rank + 1);
    return rank < most ? [{ projectId, number, bin, place, overlaps, rank }] : [];
  });
}

/** Two weeks share a day when they begin so many days apart or fewer. */
const REACH = EFFECT_WEEK_DAYS - 1;

/** FNV-1a: a number from a text. */
function mixText(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

/** One number from two, 0 to 2³² (the finisher of MurmurHash3): neighbours become unrelated, and no generator has a state. */
function mix(hash: number, value: number): number {
  let x = Math.imul(hash ^ value, 0x9e3779b1);
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}
