import { addDays, dayOf, daysBetween, HOUR_MS, isDay, type Day, type InstantMs } from "@groundswell/core";
import { z } from "zod";
import type { DiscussionSource } from "@groundswell/db";
import type { DaySpan } from "./read-posts.ts";

/** A day is asked of once it has been over for so long: searches know of posts late. */
const SETTLE_MS = 3 * HOUR_MS;
/** The last days are read again, for posts that came late or were taken back. */
const AGAIN_DAYS = 2;
/** How far back a first reading goes, and one after a long pause: what no search gives within its pages is not asked for. */
const FIRST_DAYS: Record<DiscussionSource, number> = { hackernews: 28, reddit: 7, bluesky: 7 };

const ProjectMemory = z.object({
  /** `owner/name` in lower case, as the watchlist has it. */
  key: z.string(),
  /** The last day that was asked of; null: none was. */
  through: z.string().refine(isDay).nullable(),
  /** When its turn was last over; 0: never. */
  askedAt: z.number().nonnegative(),
});
export type ProjectMemory = z.infer<typeof ProjectMemory>;

/** What was remembered of each project; nothing when there is nothing, or when it is of another shape. */
export function readProjectMemories(cursor: unknown): Map<string, ProjectMemory> {
  const parsed = z.array(ProjectMemory).safeParse(cursor);
  return new Map((parsed.success ? parsed.data : []).map((memory) => [memory.key, memory]));
}

/** The last day that may be asked of. */
export function lastDayAt(now: InstantMs): Day {
  return addDays(dayOf(now - SETTLE_MS), -1);
}

/** Which days a project's turn is about; null: all that can be asked of were. */
export function chooseDays(
  memory: ProjectMemory | undefined,
  source: DiscussionSource,
  now: InstantMs,
): DaySpan | null {
  const to = lastDayAt(now);
  const earliest = addDays(to, 1 - FIRST_DAYS[source]);
  const through = memory?.through ?? null;
  if (through === null) return { from: earliest, to };
  if (daysBetween(through, to) <= 0) return null;
  const again = addDays(through, 1 - AGAIN_DAYS);
  return { from: again > earliest ? again : earliest, to };
}
