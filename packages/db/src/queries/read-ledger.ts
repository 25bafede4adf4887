import { ledgerDays, type Day, type InstantMs, type LedgerDay } from "@groundswell/core";
import { and, count, desc, eq, gt, gte, lt, lte } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import type { Survivors } from "../facts/record-surviving.ts";
import { survivingDays } from "../schema/index.ts";
import { cutPage } from "./cut-page.ts";
import { readSurvivingDays } from "./read-facts.ts";

export interface LedgerQuery {
  of: Survivors;
  /** Both ends included; null: from the first day that something was said of, to the last. */
  from: Day | null;
  to: Day | null;
  /** Every day that something was said of; else only those of which more than one thing was. */
  all: boolean;
  /** The day at which the page before ended; null for the first page. */
  before: Day | null;
  limit: number;
  /** What was known at this instant; null for now. */
  asOf: InstantMs | null;
}

/** A page of the revision ledger, newest day first; `next` is where the next one begins, null at the end. */
export async function readLedger(
  db: Executor,
  projectId: number,
  { of, from, to, all, before, limit, asOf }: LedgerQuery,
): Promise<{ items: LedgerDay[]; next: Day | null }> {
  const { day, fetchedAt } = survivingDays;
  const rows = await db
    .select({ day })
    .from(survivingDays)
    .where(
      and(
        eq(survivingDays.projectId, projectId),
        eq(survivingDays.what, of),
        from === null ? undefined : gte(day, from),
        to === null ? undefined : lte(day, to),
        before === null ? undefined : lt(day, before),
        asOf === null ? undefined : lte(fetchedAt, new Date(asOf)),
      ),
    )
    .groupBy(day)
    .having(gt(count(), all ? 0 : 1))
    .orderBy(desc(day))
    .limit(limit + 1);
  const { page, next } = cutPage(rows, limit, (last) => last.day);
  const days = page.map((row) => row.day);
  if (days.length === 0) return { items: [], next: null };
  const reports = await readSurvivingDays(db, projectId, { asOf, what: of, days });
  return { items: ledgerDays(reports), next };
}
