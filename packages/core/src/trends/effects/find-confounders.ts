import { addDays, type Day } from "../../day.ts";
import { EFFECT_BASE_WEEKS } from "./effect.ts";
import { isMajorOrMinor } from "./is-major-or-minor.ts";
import type { Confounder } from "./story-effect.ts";
import { EFFECT_WEEK_DAYS } from "./week-sums.ts";

/** Days before the week in which something else that happened counts as well. */
export const CONFOUNDER_LEAD_DAYS = 3;
/** Releases in so many of the eight weeks before are the project's habit, and only major and minor versions stand out. */
export const HABITUAL_WEEKS = 4;

export interface DatedRelease {
  day: Day;
  tag: string;
  prerelease: boolean;
}

/** Something that GitHub or its totals told of the repository itself. */
export interface DatedChange {
  kind: Exclude<Confounder["kind"], "release">;
  /** The day on which it was seen: it happened then or before. */
  day: Day;
  /** The day of the last look that saw the state before; null: nobody had looked, and the day itself is taken. */
  notBefore: Day | null;
  /** The new name. */
  what: string;
}

/**
 * What else happened to a project from three days before a story's week to its end, that the stars may as well have
 * followed: releases, a new name or owner, going public. Of a project that releases in four or more of the eight weeks
 * before, only major and minor versions count (`isMajorOrMinor`, and not marked as a pre-release); of others every
 * release does, pre-releases too.
 * Source: the methods page, "Story effect".
 * @param starts days on which the week may have begun: what falls into any of the windows is found
 * @returns oldest first, each once
 */
export function findConfounders({
  starts,
  releases,
  changes,
}: {
  starts: readonly Day[];
  releases: readonly DatedRelease[];
  changes: readonly DatedChange[];
}): Confounder[] {
  const found = new Map<string, Confounder>();
  const add = ({ kind, day, what }: Confounder) => found.set(`${day} ${kind} ${what}`, { kind, day, what });
  for (const start of starts) {
    const [first, last] = [addDays(start, -CONFOUNDER_LEAD_DAYS), addDays(start, EFFECT_WEEK_DAYS - 1)];
    const isHabitual = countReleaseWeeks(start, releases) >= HABITUAL_WEEKS;
    for (const { day, tag, prerelease } of releases) {
      const counts = !isHabitual || (!prerelease && isMajorOrMinor(tag));
      if (first <= day && day <= last && counts) add({ kind: "release", day, what: tag });
    }
    for (const change of changes) {
      if ((change.notBefore ?? change.day) <= last && first <= change.day) add(change);
    }
  }
  return [...found.entries()].toSorted(([a], [b]) => (a < b ? -1 : Number(a > b))).map(([, confounder]) => confounder);
}

/** In how many of the eight weeks before a day there were releases. */
function countReleaseWeeks(start: Day, releases: readonly DatedRelease[]): number {
  return Array.from({ length: EFFECT_BASE_WEEKS }, (_, k) => {
    const [first, next] = [addDays(start, -EFFECT_WEEK_DAYS * (k + 1)), addDays(start, -EFFECT_WEEK_DAYS * k)];
    return releases.some(({ day }) => first <= day && day < next);
  }).filter(Boolean).length;
}
