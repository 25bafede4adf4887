import { formatReceiptId, type InstantMs, type Observation, type SurvivingDay } from "@groundswell/core";
import { and, asc, eq, inArray, lte } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { observations, receipts, survivingDays } from "../schema/index.ts";

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

/** What GitHub's history endpoint had said of each day by an instant (null: by now), in the order it was said. */
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
  return rows.map((row) => ({
    day: row.day,
    stars: row.stars,
    fetchedAt: row.fetchedAt.getTime(),
    receipt: formatReceiptId(projectId, row.receiptKey),
  }));
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
