import { formatReceiptId, type Day, type InstantMs } from "@groundswell/core";
import { and, desc, eq, gte, lte } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { discussionDays } from "../schema/index.ts";
import type { DiscussionDay, DiscussionSource } from "./record-discussion.ts";

/** What is known of a day, as it was counted last. */
export interface KnownDiscussion extends DiscussionDay {
  fetchedAt: InstantMs;
  /** Public id. */
  receipt: string;
}

interface DiscussionQuery {
  /** Both ends included; null: from the first day that was counted, to the last. */
  from: Day | null;
  to: Day | null;
}

/** Days that were counted at a source, oldest first, each as it was counted last. Days without one are left out. */
export async function readDiscussion(
  db: Executor,
  { projectId, source }: { projectId: number; source: DiscussionSource },
  { from, to }: DiscussionQuery,
): Promise<KnownDiscussion[]> {
  const { day, fetchedAt, sure, unsure, coverage, links, receiptKey } = discussionDays;
  const rows = await db
    .selectDistinctOn([day], { day, fetchedAt, sure, unsure, coverage, links, receiptKey })
    .from(discussionDays)
    .where(
      and(
        eq(discussionDays.projectId, projectId),
        eq(discussionDays.source, source),
        from === null ? undefined : gte(day, from),
        to === null ? undefined : lte(day, to),
      ),
    )
    .orderBy(day, desc(fetchedAt));
  return rows.map(({ receiptKey: key, fetchedAt: at, ...row }) => ({
    ...row,
    fetchedAt: at.getTime(),
    receipt: formatReceiptId(projectId, key),
  }));
}

/** Where days of a project were counted, whenever that was. */
export async function listDiscussed(db: Executor, projectId: number): Promise<DiscussionSource[]> {
  const rows = await db
    .selectDistinct({ source: discussionDays.source })
    .from(discussionDays)
    .where(eq(discussionDays.projectId, projectId));
  return rows.map(({ source }) => source);
}
