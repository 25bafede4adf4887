import { formatReceiptId, isSettled, type InstantMs, type Observation, type SurvivingDay } from "@groundswell/core";
import { and, asc, eq, inArray, lte } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { historyFetches, observations, receipts, survivingDays } from "../schema/index.ts";

/** A project's observations as known at an instant, oldest first. An observation is known when it is made. */
export async function readObservations(db: Executor, projectId: number, asOf: InstantMs): Promise<Observation[]> {
  const rows = await db
    .select()
    .from(observations)
    .where(and(eq(observations.projectId, projectId), lte(observations.observedAt, new Date(asOf))))
    .orderBy(asc(observations.observedAt), asc(observations.source));
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

/**
 * What GitHub's history endpoint had said of each day by an instant (null: by now), in the order it was said. A count
 * that a later fetch found unchanged was said again then: of these, the first after the day had settled and the newest
 * are given, as they decide what was gained and how fresh the count is.
 */
export async function readSurvivingDays(
  db: Executor,
  projectId: number,
  asOf: InstantMs | null,
): Promise<SurvivingDay[]> {
  const rows = await db
    .select()
    .from(survivingDays)
    .where(
      and(
        eq(survivingDays.projectId, projectId),
        asOf === null ? undefined : lte(survivingDays.fetchedAt, new Date(asOf)),
      ),
    )
    .orderBy(asc(survivingDays.day), asc(survivingDays.fetchedAt));
  const fetches = await readFetches(db, projectId, asOf);
  return rows.flatMap((row, i) => {
    const { day, stars, receiptKey } = row;
    const saidAt = row.fetchedAt.getTime();
    const next = rows[i + 1];
    const until = next?.day === day ? next.fetchedAt.getTime() : Infinity;
    const confirming = fetches.filter((f) => f.at > saidAt && f.at < until && f.fromDay <= day && day <= f.toDay);
    const settling = isSettled(day, saidAt) ? undefined : confirming.find((f) => isSettled(day, f.at));
    const again = new Set([settling, confirming.at(-1)].filter((f) => f !== undefined));
    return [{ at: saidAt, receiptKey }, ...again].map((said) => ({
      day,
      stars,
      fetchedAt: said.at,
      receipt: formatReceiptId(projectId, said.receiptKey),
    }));
  });
}

/** The fetches of the history, oldest first, with the days that each covered. */
async function readFetches(db: Executor, projectId: number, asOf: InstantMs | null) {
  const { fetchedAt, fromDay, toDay, receiptKey } = historyFetches;
  const rows = await db
    .select({ fetchedAt, fromDay, toDay, receiptKey })
    .from(historyFetches)
    .where(and(eq(historyFetches.projectId, projectId), asOf === null ? undefined : lte(fetchedAt, new Date(asOf))))
    .orderBy(asc(fetchedAt));
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
