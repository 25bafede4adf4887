import { addDays, changeOverWindow, dailyTotals as dailySeries, type Observation } from "@groundswell/core";
import { desc, eq } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { readReleases } from "../queries/read-releases.ts";
import { dailyTotals, standings, type StoredChange } from "../schema/index.ts";
import { readDailyTotals, toObservations } from "./read-daily.ts";

const SPARKLINE_DAYS = 30;
/** The longest window, and as much again as an observation may lie beyond its start. */
const LOOK_BACK_DAYS = 93;

/** Derives what a leaderboard shows of a project. */
export async function refreshStanding(db: Executor, projectId: number): Promise<void> {
  const [newest] = await db
    .select()
    .from(dailyTotals)
    .where(eq(dailyTotals.projectId, projectId))
    .orderBy(desc(dailyTotals.day))
    .limit(1);
  const range = newest === undefined ? null : { from: addDays(newest.day, -LOOK_BACK_DAYS), to: newest.day };
  const recent = range === null ? [] : toObservations(await readDailyTotals(db, projectId, range));
  const releases = await readReleases(db, projectId);
  const last = releases[0];
  const changes = {
    "7d": toStored(recent, 7),
    "30d": toStored(recent, 30),
    "90d": toStored(recent, 90),
  };
  const standing = {
    stars: newest?.stars ?? null,
    forks: newest?.forks ?? null,
    openIssues: newest?.openIssues ?? null,
    observedAt: newest?.observedAt ?? null,
    archived: newest?.archived ?? null,
    receiptKey: newest?.receiptKey ?? null,
    net7: changes["7d"]?.value ?? null,
    net30: changes["30d"]?.value ?? null,
    net90: changes["90d"]?.value ?? null,
    changes,
    sparkline: range === null ? null : toSparkline(recent, range.to),
    lastRelease:
      last === undefined ? null : { tag: last.tag, name: last.name, at: last.at, prerelease: last.prerelease },
    releaseCount: releases.length,
  };
  await db
    .insert(standings)
    .values({ projectId, ...standing })
    .onConflictDoUpdate({ target: standings.projectId, set: standing });
}

function toStored(observations: readonly Observation[], days: number): StoredChange | null {
  const change = changeOverWindow(observations, days);
  return change === null ? null : { value: change.value, fromAt: change.fromAt, toAt: change.toAt };
}

function toSparkline(observations: readonly Observation[], to: string): { from: string; values: (number | null)[] } {
  const from = addDays(to, 1 - SPARKLINE_DAYS);
  return { from, values: dailySeries(observations, "stars", { from, to }).map((point) => point.value) };
}
