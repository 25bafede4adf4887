import { dayOf, type InstantMs } from "@groundswell/core";
import { sql } from "drizzle-orm";
import type { Database, Executor } from "../connect.ts";

/** So long an attempt waits for readers to be out of the way: there is a year's time, and a later attempt. */
const LOCK_WAIT_MS = 5_000;

/**
 * Makes the partitions of observations for this year and the next, where they are missing. Rows of these years that had
 * come before their partition, which lie in the one for everything else, are moved. Safe to call at any time, and from
 * several processes.
 * @returns the years for which there was none, oldest first
 * @throws when the table is in use for longer than it waits: nothing has changed then
 */
export async function keepPartitionsAhead(db: Database, now: InstantMs): Promise<number[]> {
  const year = Number(dayOf(now).slice(0, 4));
  const made: number[] = [];
  for (const wanted of [year, year + 1]) if (await makePartition(db, wanted)) made.push(wanted);
  return made;
}

function makePartition(db: Database, year: number): Promise<boolean> {
  return db.transaction(async (tx) => {
    if (await hasPartition(tx, year)) return false;
    await tx.execute(sql.raw(`set local lock_timeout = ${LOCK_WAIT_MS}`));
    // Nobody may add a row to it between the copy and the removal.
    await tx.execute(sql`lock table observations_later in access exclusive mode`);
    // Another process may have made it while this one waited.
    if (await hasPartition(tx, year)) return false;
    const name = `observations_${year}`;
    const [from, to] = [year, year + 1].map((y) => `timestamptz '${y}-01-01T00:00:00Z'`);
    await tx.execute(sql.raw(`create table ${name} (like observations including defaults)`));
    await tx.execute(
      sql.raw(
        `insert into ${name} select * from observations_later where observed_at >= ${from} and observed_at < ${to}`,
      ),
    );
    await tx.execute(sql.raw(`delete from observations_later where observed_at >= ${from} and observed_at < ${to}`));
    await tx.execute(sql.raw(`alter table observations attach partition ${name} for values from (${from}) to (${to})`));
    return true;
  });
}

/** Whether a year's observations have a partition: their own, or that of all years before the first. */
async function hasPartition(db: Executor, year: number): Promise<boolean> {
  const [row] = await db.execute<{ there: boolean }>(sql`
    select ${year}::int < 2024 or to_regclass(${`observations_${year}`}) is not null as there`);
  return row?.there === true;
}
