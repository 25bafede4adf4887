import { addDays, dayOf, dayRange, type Day, type InstantMs, type Receipt } from "@groundswell/core";
import { and, desc, eq, sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { historyFetches, receipts, survivingDays } from "../schema/index.ts";
import { recordReceipt } from "./record-receipt.ts";

/**
 * Records what a fetch of the history said, day by day. A day whose count is what we knew gets no new row; the fetch
 * itself is kept, so that it counts as confirmed.
 * @param days oldest first, none after the day of the fetch
 * @returns how many days were new or had changed
 */
export async function recordSurvivingDays(
  db: Executor,
  projectId: number,
  receipt: Receipt,
  days: readonly { day: Day; stars: number }[],
): Promise<number> {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return 0;
  assertPast(days, receipt.fetchedAt);
  const receiptKey = await recordReceipt(db, projectId, receipt);
  const fetchedAt = new Date(receipt.fetchedAt);
  await db
    .insert(historyFetches)
    .values({ projectId, fetchedAt, fromDay: first.day, toDay: last.day, receiptKey })
    .onConflictDoNothing();
  const result = await db.execute(sql`
    insert into surviving_days (project_id, day, fetched_at, stars, receipt_key)
    select ${projectId}, said.day::date, ${fetchedAt.toISOString()}::timestamptz, said.stars, ${receiptKey}
    from unnest(${sql.param(days.map((d) => d.day))}::text[], ${sql.param(days.map((d) => d.stars))}::int[])
      as said (day, stars)
    left join lateral (
      select stars from surviving_days
      where project_id = ${projectId} and day = said.day::date
      order by fetched_at desc limit 1
    ) known on true
    where known.stars is distinct from said.stars
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
    .where(eq(historyFetches.projectId, projectId))
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
    stars: 0,
    receiptKey,
  }));
  if (begun.length > 0) await db.insert(survivingDays).values(begun).onConflictDoNothing();
}

function assertPast(days: readonly { day: Day }[], fetchedAt: InstantMs): void {
  const today = dayOf(fetchedAt);
  const future = days.find((d) => d.day > today);
  if (future !== undefined) throw new RangeError(`a day of the future has no stars yet: ${future.day}`);
}
