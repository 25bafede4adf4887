import { dayOf, type Day, type InstantMs } from "@groundswell/core";
import {
  beginWork,
  bumpDataVersion,
  finishWork,
  readWork,
  recordSurvivingDays,
  type Database,
  type Work,
  type WorkDone,
} from "@groundswell/db";
import { walkForks, type ForkWalk } from "./fork-walk.ts";
import type { ForkPage } from "../github/forks.ts";

/** Until which day the newest pages have been read without a gap. */
export interface ForksCursor {
  /** All days up to and with this one have been counted, by whichever walk; null: none. */
  countedTo: Day;
}

/** Walks through the older forks that are under way, the one to go on with first. */
export interface ForksDepthCursor {
  /** Each with its oldest day, and how many pages of it have been read. */
  walks: { walk: ForkWalk; from: Day; read: number }[];
  /** When all forks were last counted to the oldest; null: not since a gap came up. */
  completedAt: InstantMs | null;
  /** When one walk last counted them all; null: none has. Gaps that are closed since don't put the next one off. */
  wholeAt: InstantMs | null;
}

/** The walks that claimed work is about. Only we wrote them; the newest page has none. */
export function walksOf({ resource, cursor }: Work): ForksDepthCursor["walks"] {
  return resource === "forks_depth" ? ((cursor as ForksDepthCursor | null)?.walks ?? []) : [];
}

/** The cursor that a walk through all the forks begins with. */
export const ALL_FORKS: ForksDepthCursor = { walks: [], completedAt: null, wholeAt: null };

/**
 * Counts the newest page of forks, and ends the work, in one transaction. Where the page does not reach back to what
 * was counted before, the days between become work of their own.
 * @param first the repository's first day
 */
export async function recordNewestForks(
  db: Database,
  work: Work,
  page: ForkPage,
  { first, done }: { first: Day; done: WorkDone & { olderAt: InstantMs } },
): Promise<void> {
  const { projectId } = work;
  const today = dayOf(page.receipt.fetchedAt);
  const step = walkForks(null, page, { from: first, to: today });
  // Only we wrote it.
  const known = work.cursor as ForksCursor | null;
  await db.transaction(async (tx) => {
    await recordSurvivingDays(tx, projectId, page.receipt, "forks", step.days);
    const depth = step.walk === null ? null : await readWork(tx, projectId, "forks_depth");
    // The day that was running at the last look has grown since. Who has outgrown a page has no work for the others yet.
    const from = depth === null ? first : (known?.countedTo ?? first);
    if (step.walk !== null && !isOver(step.walk, from)) {
      const { walks, wholeAt } = (depth?.cursor as ForksDepthCursor | undefined) ?? ALL_FORKS;
      const underWay = known === null ? [] : walks;
      const begun = { walks: [{ walk: step.walk, from, read: 1 }, ...underWay], completedAt: null, wholeAt };
      await beginWork(tx, projectId, "forks_depth", { nextAt: done.olderAt, cursor: begun });
    }
    const cursor: ForksCursor = { countedTo: today };
    await finishWork(tx, work, { ...done, cursor });
    await bumpDataVersion(tx);
  });
}

/**
 * Counts a page of older forks, and ends the work for now, in one transaction.
 * @param walks those to go on with; none: the page is the newest, and all are counted
 * @param beginAnewAfter when all are to be counted again that one walk last counted at an instant
 */
export async function recordOlderForks(
  db: Database,
  work: Work,
  page: ForkPage,
  {
    walks,
    first,
    beginAnewAfter,
  }: Pick<ForksDepthCursor, "walks"> & { first: Day; beginAnewAfter: (wholeAt: InstantMs) => InstantMs },
): Promise<void> {
  const [current, ...others] = walks;
  const from = current?.from ?? first;
  const step = walkForks(current?.walk ?? null, page, { from, to: dayOf(page.receipt.fetchedAt) });
  const goesOn = step.walk !== null && !isOver(step.walk, from) ? step.walk : null;
  const next = goesOn === null ? others : [{ walk: goesOn, from, read: (current?.read ?? 0) + 1 }, ...others];
  const known = (work.cursor as ForksDepthCursor | null) ?? ALL_FORKS;
  const succeededAt = page.receipt.fetchedAt;
  const wholeAt = goesOn === null && from <= first ? succeededAt : known.wholeAt;
  await db.transaction(async (tx) => {
    await recordSurvivingDays(tx, work.projectId, page.receipt, "forks", step.days);
    const completedAt = next.length > 0 ? known.completedAt : succeededAt;
    const cursor: ForksDepthCursor = { walks: next, completedAt, wholeAt };
    const nextAt = next.length > 0 ? work.dueAt : beginAnewAfter(wholeAt ?? succeededAt);
    await finishWork(tx, work, { nextAt, cursor, succeededAt, problem: null });
    await bumpDataVersion(tx);
  });
}

/** Whether all days from `from` on are counted to their end. */
function isOver({ openDay }: ForkWalk, from: Day): boolean {
  return openDay < from;
}
