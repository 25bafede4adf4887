import { addDays, dayOf, dayRange, type Day, type InstantMs } from "../../day.ts";
import { EFFECT_WEEK_DAYS } from "./week-sums.ts";

/** When a story was published, as far as that is known. */
export interface StoryDate {
  /** UTC day; of an approximate date the middle one. */
  published: Day;
  /** The instant, where the source gives one. */
  publishedAt: InstantMs | null;
  /** The day may be off by so many days either way; 0 when it is exact. */
  plusMinusDays: number;
}

/**
 * The days on which a story's week may have begun.
 * - with a timestamp: its UTC day
 * - with a date only: the day before, as a day of one time zone begins on the day before of another
 * - with an approximate date: every day that it may have been, each less one. `2026-03-27~3d` gives 23 to 29 March. An
 *   instant that is itself approximate (found between two looks) is read as its day.
 * Source: the methods page, "Story effect".
 * @returns at least one, oldest first
 */
export function storyStarts({ published, publishedAt, plusMinusDays }: StoryDate): Day[] {
  if (plusMinusDays === 0 && publishedAt !== null) return [dayOf(publishedAt)];
  const before = addDays(published, -1);
  return dayRange(addDays(before, -plusMinusDays), addDays(before, plusMinusDays));
}

/** The one in the middle, which is told first; of an even number the earlier. */
export function middleStart(starts: readonly Day[]): Day {
  const middle = starts[(starts.length - 1) >> 1];
  if (middle === undefined) throw new RangeError("a story needs a day on which its week may have begun");
  return middle;
}

/**
 * Whether no story's week shares a day with the week from a day on: only such weeks are held against others.
 * @param starts all days on which weeks of the stories that name the project began, or may have begun
 */
export function isStoryFree(starts: readonly Day[], day: Day): boolean {
  const [first, last] = [addDays(day, 1 - EFFECT_WEEK_DAYS), addDays(day, EFFECT_WEEK_DAYS - 1)];
  return !starts.some((start) => first <= start && start <= last);
}
