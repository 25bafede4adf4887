import { addDays, dayOf, dayRange, type Day, type InstantMs, type Receipt } from "@groundswell/core";
import { and, desc, eq, sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { historyFetches, receipts, survivingDays } from "../schema/index.ts";
import { recordReceipt } from "./record-receipt.ts";

/** What is counted by the day it came. */
export type Survivors = (typeof survivingDays.$inferSelect)["what"];

/** A day and how many of what came on it are still there. */
export interface DayCount {
  day: Day;
  count: number;
}

/**
 * Records what a fetch said of each day. A day whose count is what we knew gets no new row; the fetch itself is kept,
 * so that it counts as confirmed.
 * @param days without a gap, oldest first, none after the day of the fetch
 * @returns how many days were new or had changed
 */
export async function recordSurvivingDays(
  db: Executor,
  projectId: number,
  receipt: Receipt,
  what: Survivors,
  days: readonly DayCount[],
): Promise<number> {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return 0;
  assertPast(days, receipt.fetchedAt);
  const receiptKey = await recordReceipt(db, projectId, receipt);
  const fetchedAt = new Date(receipt.fetchedAt);
  await db
    .insert(historyFetches)
    .values({ projectId, what, fetchedAt, fromDay: first.day, toDay: last.day, receiptKey })
    .onConflictDoNothing();
  const result = await db.execute(sql`
    insert into surviving_days (project_id, what, day, fetched_at, count, receipt_key)
    select ${projectId}, ${what}, said.day::date, ${fetchedAt.toISOString()}::timestamptz, said.count, ${receiptKey}
    from unnest(${sql.param(days.map((d) => d.day))}::text[], ${sql.param(days.map((d) => d.count))}::int[])
      as said (day, count)
    left join lateral (
      select count from surviving_days
      where project_id = ${projectId} and what = ${what} and day = said.day::date
        and fetched_at <= ${fetchedAt.toISOString()}::timestamptz
      order by fetched_at desc limit 1
    ) known on true
    where known.count is distinct from said.count
    on conflict do nothing`);
  return result.count;
}

/**
 * Records that the newest page of the history is still what it was (304): every day that it covered is confirmed. Days
 * that have begun since then were in it already, as zeros.
 * @param receipt of the 304, whose own content is empty: what it confirms is noted instead
 */
export async function confirmSurvivingDays(db: Executor, projectId: number, receipt: Receipt): Promise<void> {
  const [newest] = await db
    .select({ fromDay: historyFetches.fromDay, toDay: historyFetches.toDay, contentHash: receipts.contentHash })
    .from(historyFetches)
    .innerJoin(
      receipts,
      and(eq(receipts.projectId, historyFetches.projectId), eq(receipts.key, historyFetches.receiptKey)),
    )
    .where(and(eq(historyFetches.projectId, projectId), eq(historyFetches.what, "stars")))
    .orderBy(desc(historyFetches.toDay), desc(historyFetches.fetchedAt))
    .limit(1);
  if (newest === undefined) return;
  const { fromDay, contentHash } = newest;
  const toDay = dayOf(receipt.fetchedAt);
  const receiptKey = await recordReceipt(db, projectId, { ...receipt, contentHash });
  const fetchedAt = new Date(receipt.fetchedAt);
  await db.insert(historyFetches).values({ projectId, fetchedAt, fromDay, toDay, receiptKey }).onConflictDoNothing();
  const begun = dayRange(addDays(newest.toDay, 1), toDay).map((day) => ({
    projectId,
    day,
    fetchedAt,
    count: 0,
    receiptKey,
  }));
  if (begun.length > 0) await db.insert(survivingDays).values(begun).onConflictDoNothing();
}

function assertPast(days: readonly { day: Day }[], fetchedAt: InstantMs): void {
  const today = dayOf(fetchedAt);
  const future = days.find((d) => d.day > today);
  if (future !== undefined) throw new RangeError(`a day of the future has no stars yet: ${future.day}`);
}
