import { dayOf, type InstantMs } from "@groundswell/core";
import type { Executor } from "../connect.ts";
import { bumpDataVersion } from "../state/data-version.ts";
import { refreshTrends } from "../trends/refresh-trends.ts";
import { lockAllCaches, lockCaches } from "./lock-caches.ts";
import { refreshDailyTotals } from "./refresh-daily.ts";
import { refreshStanding } from "./refresh-standing.ts";

/**
 * Brings a project's caches up to date with its facts; call it at the end of the transaction that added them, and for
 * one project only: it waits for others that are at the same, and everybody waits for the row that it raises last.
 * @param observedFrom the earliest observation added; null when none was
 */
export async function refreshDerived(db: Executor, projectId: number, observedFrom: InstantMs | null): Promise<void> {
  await lockCaches(db, projectId);
  let news: Awaited<ReturnType<typeof refreshTrends>> = "nothing";
  if (observedFrom !== null) {
    await refreshDailyTotals(db, projectId, dayOf(observedFrom));
    news = await refreshTrends(db, projectId, observedFrom);
  }
  await refreshStanding(db, projectId, { trends: news !== "nothing", past: news === "late" });
  await bumpDataVersion(db);
}

/**
 * Brings what lists show of these projects up to date with their names, details and stories; call it at the end of the
 * transaction that changed those.
 */
export async function refreshStandings(tx: Executor, projectIds: Iterable<number>): Promise<void> {
  const ids = new Set(projectIds);
  if (ids.size === 0) return;
  await lockAllCaches(tx);
  for (const id of ids) await refreshStanding(tx, id, { trends: false, past: false });
}
