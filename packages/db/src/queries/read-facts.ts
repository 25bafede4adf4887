import {
  formatReceiptId,
  parseReceiptId,
  type Day,
  type InstantMs,
  type Observation,
  type Point,
  type SurvivingDay,
} from "@groundswell/core";
import { and, asc, eq, gte, inArray, lte } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import type { Survivors } from "../facts/record-surviving.ts";
import { historyFetches, observations, receipts, survivingDays } from "../schema/index.ts";
import { listReports } from "./list-reports.ts";

/**
 * A project's observations as known at an instant, oldest first. An observation is known when it is made.
 * @param from those from here on; null: all
 */
export async function readObservations(
  db: Executor,
  projectId: number,
  asOf: InstantMs,
  from: InstantMs | null = null,
): Promise<Observation[]> {
  const { observedAt, source } = observations;
  const rows = await db
    .select()
    .from(observations)
    .where(
      and(
        eq(observations.projectId, projectId),
        lte(observedAt, new Date(asOf)),
        from === null ? undefined : gte(observedAt, new Date(from)),
      ),
    )
    .orderBy(asc(observedAt), asc(source));
  return rows.map((row) => ({
    observedAt: row.observedAt.getTime(),
    timeKnown: row.timeKnown,
    stars: row.stars,
    forks: row.forks,
    openIssues: row.openIssues,
    openIssuesAndPulls: row.openIssuesAndPulls,
    quality: row.archived ? "archived" : "observed",
    receipt: formatReceiptId(projectId, row.receiptKey),
  }));
}

/** Which reports to read. */
export interface SurvivingQuery {
  /** What was known at this instant; null for now. */
  asOf: InstantMs | null;
  /** Default: stars. */
  what?: Survivors;
  /** Default: every day that something was said of. */
  days?: readonly Day[];
  /** Of what was said again by the end of so many days after a day, the last is given too. */
  recountedAfterDays?: readonly number[];
}

/**
 * What GitHub had said of each day, in the order it was said: how many of the stars given on it, or of the forks made on
 * it, were still there. A count that a later fetch found unchanged was said again then: of these, the first after the
 * day had settled and the newest are given, as they decide what was gained and how fresh the count is.
 */
export async function readSurvivingDays(
  db: Executor,
  projectId: number,
  { asOf, what = "stars", days, recountedAfterDays }: SurvivingQuery,
): Promise<SurvivingDay[]> {
  const { day, fetchedAt, count, receiptKey } = survivingDays;
  const rows = await db
    .select({ day, fetchedAt, count, receiptKey })
    .from(survivingDays)
    .where(
      and(
        eq(survivingDays.projectId, projectId),
        eq(survivingDays.what, what),
        asOf === null ? undefined : lte(fetchedAt, new Date(asOf)),
        days === undefined ? undefined : inArray(day, [...days]),
      ),
    )
    .orderBy(asc(day), asc(fetchedAt));
  if (rows.length === 0) return [];
  const said = rows.map((row) => ({ ...row, at: row.fetchedAt.getTime() }));
  const reports = listReports(said, await readFetches(db, projectId, { asOf, what }), recountedAfterDays);
  return reports.map((report) => ({
    day: report.day,
    stars: report.count,
    fetchedAt: report.at,
    receipt: formatReceiptId(projectId, report.receiptKey),
  }));
}

/** The fetches of what is counted by day, oldest first, with the days that each covered. */
async function readFetches(
  db: Executor,
  projectId: number,
  { asOf, what }: { asOf: InstantMs | null; what: Survivors },
) {
  const { fetchedAt, fromDay, toDay, receiptKey } = historyFetches;
  const rows = await db
    .select({ fetchedAt, fromDay, toDay, receiptKey })
    .from(historyFetches)
    .where(
      and(
        eq(historyFetches.projectId, projectId),
        eq(historyFetches.what, what),
        asOf === null ? undefined : lte(fetchedAt, new Date(asOf)),
      ),
    )
    .orderBy(asc(fetchedAt), asc(fromDay));
  return rows.map((row) => ({ ...row, at: row.fetchedAt.getTime() }));
}

export interface SourceRow {
  name: string;
  url: string | null;
  method: string;
}

/** The distinct sources behind some receipts of a project. */
export async function readSources(db: Executor, projectId: number, keys: readonly string[]): Promise<SourceRow[]> {
  if (keys.length === 0) return [];
  return db
    .selectDistinct({ name: receipts.source, url: receipts.sourceUrl, method: receipts.method })
    .from(receipts)
    .where(and(eq(receipts.projectId, projectId), inArray(receipts.key, [...keys])))
    .orderBy(receipts.source);
}

/** The distinct sources behind the points of one project's series. */
export async function readSourcesOf(db: Executor, projectId: number, points: readonly Point[]): Promise<SourceRow[]> {
  const receipts = new Set(points.map(({ receipt }) => receipt).filter((receipt) => receipt !== null));
  return readSources(
    db,
    projectId,
    [...receipts].flatMap((receipt) => parseReceiptId(receipt)?.key ?? []),
  );
}
