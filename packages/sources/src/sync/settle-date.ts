import { DAY_MS, dayOf, type InstantMs } from "@groundswell/core";
import type { PublishedAt } from "@groundswell/db";
import { judgeDate } from "../judge-date.ts";
import type { ReadStory } from "../types.ts";

/** A story without a date that was there when the source was last read, longer ago than this, may be from any day. */
const MAX_UNSEEN_MS = 7 * DAY_MS;

/** What is known of a source when one of its stories has no date. */
export interface DateContext {
  now: InstantMs;
  /** When it was last read to its end; null: never. */
  lastSuccessAt: InstantMs | null;
  /** Whether the source told of the story before: then it has a day already, which holds. */
  isKnown: boolean;
  /** Whether the story was there without a date at an earlier reading, and was left out. */
  wasThere: boolean;
}

/** When a story was published, or why that can't be told. */
export type SettledDate = { published: PublishedAt } | { why: string };

/**
 * The day of a story. Where its source gives none, it is that of our hearing of it: a story that was not there a few days
 * ago was published since. The first reading of a source finds old and new alike, so there it can't be told.
 */
export function settleDate(
  { published, undatedWhy = "it has no date that can be used" }: Pick<ReadStory, "published" | "undatedWhy">,
  context: DateContext,
): SettledDate {
  const { now, lastSuccessAt, isKnown, wasThere } = context;
  const today = dayOf(now);
  if (published !== null) {
    const fault = judgeDate(published, now);
    return fault === null ? { published } : { why: `it is dated ${published.day}, which is ${fault}` };
  }
  if (wasThere && !isKnown) return { why: `${undatedWhy}, and was there when the source was first read` };
  if (lastSuccessAt === null && !isKnown) {
    return { why: `${undatedWhy}, and the source was never read before: it may be from any day` };
  }
  const unseenMs = lastSuccessAt === null ? 0 : now - lastSuccessAt;
  if (unseenMs > MAX_UNSEEN_MS && !isKnown) {
    const days = Math.floor(unseenMs / DAY_MS);
    return {
      why: `${undatedWhy}, and the source was not read for ${days} days: it may be from any of them`,
    };
  }
  const plusMinusDays = Math.max(1, Math.ceil(unseenMs / DAY_MS));
  const note = `its source gives no date: it was first seen on ${today}, and was not there ${plusMinusDays === 1 ? "the day" : `${plusMinusDays} days`} before`;
  return { published: { day: today, at: null, plusMinusDays, note } };
}
