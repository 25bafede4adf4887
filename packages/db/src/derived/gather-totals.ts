import {
  addDays,
  dailyTotals as dailySeries,
  DAY_MS,
  dayOf,
  lastOfEachDay,
  type Day,
  type InstantMs,
  type Observation,
} from "@groundswell/core";
import { and, desc, eq, lte } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { receiptKeyOf } from "../events/event-rows.ts";
import { readObservations } from "../queries/read-facts.ts";
import { dailyTotals, observations } from "../schema/index.ts";
import { gatherChanges } from "./gather-changes.ts";
import type { ProjectView } from "./project-view.ts";
import { readDailyTotals, toObservations } from "./read-daily.ts";

const SPARKLINE_DAYS = 30;
export type ViewTotals = Pick<
  ProjectView,
  "stars" | "forks" | "openIssues" | "observedAt" | "archived" | "receiptKey" | "changes" | "sparkline"
>;

/** A project's totals, and how they have changed of late; of now from the cache, of an earlier instant from the facts. */
export async function gatherTotals(db: Executor, projectId: number, asOf: InstantMs | null): Promise<ViewTotals> {
  const recent = asOf === null ? await readCached(db, projectId) : await readKnown(db, projectId, asOf);
  const newest = [...lastOfEachDay(recent).values()].at(-1);
  return {
    stars: newest?.stars ?? null,
    forks: newest?.forks ?? null,
    openIssues: newest?.openIssues ?? null,
    observedAt: newest?.observedAt ?? null,
    archived: newest === undefined ? null : newest.quality === "archived",
    receiptKey: newest === undefined ? null : receiptKeyOf(newest.receipt),
    changes: await gatherChanges(db, projectId, asOf),
    sparkline: newest === undefined ? null : toSparkline(recent, dayOf(newest.observedAt)),
  };
}

async function readCached(db: Executor, projectId: number): Promise<Observation[]> {
  const { day } = dailyTotals;
  const [newest] = await db
    .select({ day })
    .from(dailyTotals)
    .where(eq(dailyTotals.projectId, projectId))
    .orderBy(desc(day))
    .limit(1);
  if (newest === undefined) return [];
  const range = { from: addDays(newest.day, -SPARKLINE_DAYS), to: newest.day };
  return toObservations(await readDailyTotals(db, projectId, range));
}

async function readKnown(db: Executor, projectId: number, asOf: InstantMs): Promise<Observation[]> {
  const { observedAt } = observations;
  const [newest] = await db
    .select({ observedAt })
    .from(observations)
    .where(and(eq(observations.projectId, projectId), lte(observedAt, new Date(asOf))))
    .orderBy(desc(observedAt))
    .limit(1);
  if (newest === undefined) return [];
  const from = (Math.floor(newest.observedAt.getTime() / DAY_MS) - SPARKLINE_DAYS) * DAY_MS;
  return readObservations(db, projectId, asOf, from);
}

function toSparkline(recent: readonly Observation[], to: Day): ProjectView["sparkline"] {
  const from = addDays(to, 1 - SPARKLINE_DAYS);
  return { from, values: dailySeries(recent, "stars", { from, to }).map((point) => point.value) };
}
