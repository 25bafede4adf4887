import type { Day, Receipt } from "@groundswell/core";
import { dayOf } from "@groundswell/core";
import { and, desc, eq, inArray } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { recordReceipt } from "../facts/record-receipt.ts";
import { discussionDays, type DISCUSSION_SOURCES, type DiscussionLink } from "../schema/index.ts";
import { bumpDataVersion } from "../state/data-version.ts";

export type DiscussionSource = (typeof DISCUSSION_SOURCES)[number];

/** What was counted of a day. */
export interface DiscussionDay {
  day: Day;
  /** Posts that name the project for certain, and posts that may. */
  sure: number;
  unsure: number;
  /** `cut off`: there are at least so many. */
  coverage: "complete" | "cut off";
  links: DiscussionLink[];
}

/**
 * Records what a reading counted, with one receipt for all of it. A day of which the same was counted before gets no new
 * row; nor does one that was read further before, or as far and no less was found: the better count holds.
 * @param days that are over, each once
 * @returns how many days were new or had changed
 * @throws RangeError for a day that is not over
 */
export async function recordDiscussion(
  db: Executor,
  projectId: number,
  receipt: Receipt,
  source: DiscussionSource,
  days: readonly DiscussionDay[],
): Promise<number> {
  const today = dayOf(receipt.fetchedAt);
  const early = days.find(({ day }) => day >= today);
  if (early !== undefined) throw new RangeError(`a day that is not over can't be counted: ${early.day}`);
  if (days.length === 0) return 0;
  const known = await readNewest(
    db,
    { projectId, source },
    days.map(({ day }) => day),
  );
  const news = days.filter((said) => saysMore(said, known.get(said.day)));
  if (news.length === 0) return 0;
  const receiptKey = await recordReceipt(db, projectId, receipt);
  const fetchedAt = new Date(receipt.fetchedAt);
  await db
    .insert(discussionDays)
    .values(news.map((said) => ({ ...said, projectId, source, fetchedAt, receiptKey })))
    .onConflictDoNothing();
  await bumpDataVersion(db);
  return news.length;
}

/** Links are no news: the same posts may be told by other threads. */
function saysMore(
  said: DiscussionDay,
  known: Pick<DiscussionDay, "sure" | "unsure" | "coverage"> | undefined,
): boolean {
  if (known === undefined) return true;
  if (known.coverage === "complete") {
    return said.coverage === "complete" && (said.sure !== known.sure || said.unsure !== known.unsure);
  }
  return said.coverage === "complete" || said.sure + said.unsure > known.sure + known.unsure;
}

async function readNewest(
  db: Executor,
  { projectId, source }: { projectId: number; source: DiscussionSource },
  days: readonly Day[],
) {
  const { day, fetchedAt, sure, unsure, coverage } = discussionDays;
  const rows = await db
    .selectDistinctOn([day], { day, sure, unsure, coverage })
    .from(discussionDays)
    .where(and(eq(discussionDays.projectId, projectId), eq(discussionDays.source, source), inArray(day, [...days])))
    .orderBy(day, desc(fetchedAt));
  return new Map(rows.map((row) => [row.day, row]));
}
