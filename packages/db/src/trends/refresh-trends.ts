import {
  addDays,
  dayOf,
  deriveTrends,
  HOUR_MS,
  LEAST_DROP,
  startOfDay,
  type Day,
  type InstantMs,
  type ProjectEvent,
} from "@groundswell/core";
import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { storeEvents } from "../events/store-events.ts";
import { readLookBack, type LookBack } from "./look-back.ts";
import { readTimedObservations } from "./read-timed.ts";
import { storeTrends } from "./store-trends.ts";
import { toSurgeDay, toTrendRows } from "./trend-rows.ts";
import { ensureFactors } from "./weekday-factors.ts";

/** An observation decides the midnights of 36 hours before it, and with these the days on both sides of each. */
const DAYS_CHANGED_BEFORE = 2;

/**
 * Brings a project's trend days, and what is read off them, up to date with its observations. Most observations change
 * neither: only the first of a day makes the day before it complete.
 * @param observedFrom the earliest observation added
 * @returns what it changed: nothing, the newest days, or, as there are later observations, what lies before them
 */
export async function refreshTrends(
  db: Executor,
  projectId: number,
  observedFrom: InstantMs,
): Promise<"nothing" | "newest" | "late"> {
  const { isLate, isFirst, fall } = await placeAmongOthers(db, projectId, observedFrom);
  if (!isLate && !isFirst && fall < LEAST_DROP) return "nothing";
  await refreshTrendsFrom(db, projectId, firstDayChanged(observedFrom));
  return isLate ? "late" : "newest";
}

/** The first day whose figures an observation may change. */
export function firstDayChanged(observedFrom: InstantMs): Day {
  return addDays(dayOf(observedFrom), -DAYS_CHANGED_BEFORE);
}

/** Derives a project's trend days from one on, and what is read off them. */
export async function refreshTrendsFrom(db: Executor, projectId: number, from: Day): Promise<void> {
  await deriveFrom(db, projectId, from, await readLookBack(db, projectId, from));
}

/** Derives all of a project's trend days anew. */
export async function rebuildProjectTrends(db: Executor, projectId: number): Promise<void> {
  await db.execute(sql`delete from daily_trends where project_id = ${projectId}`);
  await deriveFrom(db, projectId, null, { observedFrom: null, known: [], open: [] });
}

interface Place extends Record<string, unknown> {
  /** Somebody has observed later. */
  isLate: boolean;
  /** Nobody has observed on the same day before. */
  isFirst: boolean;
  /** Stars that it has fewer than somebody saw within the day before it. */
  fall: number;
}

async function placeAmongOthers(db: Executor, projectId: number, observedFrom: InstantMs): Promise<Place> {
  const at = sql`${new Date(observedFrom).toISOString()}::timestamptz`;
  const yesterday = sql`${new Date(observedFrom - 24 * HOUR_MS).toISOString()}::timestamptz`;
  const midnight = sql`${new Date(startOfDay(dayOf(observedFrom))).toISOString()}::timestamptz`;
  const [place] = await db.execute<Place>(sql`
    select coalesce(bool_or(observed_at > ${at}), false) as "isLate",
      not coalesce(bool_or(observed_at < ${at} and observed_at >= ${midnight}), false) as "isFirst",
      coalesce(max(stars) - min(stars) filter (where observed_at = ${at}), 0) as fall
    from observations
    where project_id = ${projectId} and time_known and observed_at >= ${yesterday}`);
  return place ?? { isLate: true, isFirst: true, fall: 0 };
}

/** @param from first day that may have changed; null: all */
async function deriveFrom(db: Executor, projectId: number, from: Day | null, lookBack: LookBack): Promise<void> {
  const { observedFrom, known, open } = lookBack;
  const since = observedFrom === null ? null : startOfDay(observedFrom);
  const observations = await readTimedObservations(db, projectId, { from: since, asOf: null });
  const [first, last] = [observations[0], observations.at(-1)];
  if (first === undefined || last === undefined) return;
  const begins = dayOf(first.observedAt);
  const factorsFrom = from === null || from < begins ? begins : from;
  const factorsOf = await ensureFactors(db, { from: factorsFrom, to: dayOf(last.observedAt) });
  const earlier = open.map(toSurgeDay);
  const { days, events } = deriveTrends(observations, { from, factorsOf, earlier });
  await storeTrends(db, projectId, toTrendRows(projectId, days, known));
  await storeStarEvents(db, projectId, events, { from, surgesFrom: open[0]?.day ?? from });
}

/** Surges and steps are told by their first alarm's day, drops and gaps by the day that they were seen on. */
async function storeStarEvents(
  db: Executor,
  projectId: number,
  events: readonly ProjectEvent[],
  { from, surgesFrom }: { from: Day | null; surgesFrom: Day | null },
): Promise<void> {
  const seen = from === null ? null : new Date(startOfDay(from)).toISOString();
  await storeEvents(
    db,
    projectId,
    sql`(kind in ('surge', 'step') ${surgesFrom === null ? sql`` : sql`and key collate "C" >= ${surgesFrom}`})
      or (kind in ('drop', 'data gap') ${seen === null ? sql`` : sql`and at >= ${seen}::timestamptz`})`,
    events,
  );
}
