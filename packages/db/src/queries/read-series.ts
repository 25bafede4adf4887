import {
  bucketSeries,
  dailyTotals,
  dayOf,
  gainedDaily,
  lostDaily,
  netDaily,
  releasesDaily,
  survivingDaily,
  survivingTotals,
  type Day,
  type InstantMs,
  type Interval,
  type Metric,
  type Observation,
  type Point,
  type Total,
  type TotalledPoint,
} from "@groundswell/core";
import type { Executor } from "../connect.ts";
import { readDailyTotals, toObservations } from "../derived/read-daily.ts";
import { readCreatedAt } from "../facts/record-details.ts";
import { readLastSuccess } from "../poll/read-work.ts";
import { endOfBucket, startOfBucket } from "./bucket-ends.ts";
import { readDailySeries } from "./read-daily-series.ts";
import { readObservations, readSourcesOf, readSurvivingDays, type SourceRow } from "./read-facts.ts";
import { readReleases } from "./read-releases.ts";

export interface SeriesQuery {
  metric: Metric;
  interval: Interval;
  /** Both ends included; null: from the first figure, to the last. */
  from: Day | null;
  to: Day | null;
  /** What was known at this instant; null for now. */
  asOf: InstantMs | null;
}

export interface SeriesResult {
  /** Those of surviving stars also bear the running total, null where an earlier day is not known; no others do. */
  points: TotalledPoint[];
  sources: SourceRow[];
  /** When the newest fact in it was known. */
  asOf: InstantMs | null;
}

/** A stretch of daily points, with when its newest fact was known, and its sources where they are known already. */
interface Daily {
  points: Point[];
  /** Running totals of the same days, but those after the last that was asked for. */
  totals?: Point[];
  knownAt: InstantMs | null;
  sources?: SourceRow[];
}

/**
 * A project's series: daily from the facts, then gathered into the interval asked for. With `asOf` it is computed from
 * what was known then, never from the caches.
 */
export async function readSeries(db: Executor, projectId: number, query: SeriesQuery): Promise<SeriesResult> {
  const { points, totals, knownAt, sources } = await readDaily(db, projectId, query);
  const gathered = bucketSeries(points, query.metric, query.interval);
  const totalled = totals === undefined ? gathered : addTotals(gathered, bucketSeries(totals, "stars", query.interval));
  return { points: totalled, sources: sources ?? (await readSourcesOf(db, projectId, gathered)), asOf: knownAt };
}

function addTotals(points: readonly Point[], totals: readonly Point[]): TotalledPoint[] {
  const byStart = new Map(totals.map(({ t, value }) => [t, value]));
  return points.map((point) => ({ ...point, total: byStart.get(point.t) ?? null }));
}

async function readDaily(db: Executor, projectId: number, query: SeriesQuery): Promise<Daily> {
  switch (query.metric) {
    case "stars":
    case "forks":
      return query.asOf === null
        ? readCachedTotals(db, projectId, query.metric, query)
        : readKnownTotals(db, projectId, query.metric, query, query.asOf);
    case "net": {
      const facts = await readTotals(db, projectId, query.asOf);
      return overDays(facts, query, (range) => netDaily(facts.observations, range));
    }
    case "surviving":
      return readSurvivingWithTotals(db, projectId, query);
    case "gained": {
      const facts = await readSurviving(db, projectId, query.asOf);
      return overDays(facts, query, (range) => gainedDaily(facts.reports, range));
    }
    case "lost": {
      const gained = await readSurviving(db, projectId, query.asOf);
      const net = await readTotals(db, projectId, query.asOf);
      return overDays(gained, query, (range) =>
        lostDaily(gainedDaily(gained.reports, range), netDaily(net.observations, range)),
      );
    }
    case "releases":
      return readReleaseCounts(db, projectId, query);
  }
}

async function readCachedTotals(db: Executor, projectId: number, total: Total, query: SeriesQuery): Promise<Daily> {
  const from = query.from === null ? null : startOfBucket(query.from, query.interval);
  const { points, sources, newestAt } = await readDailySeries(db, projectId, total, { from, to: query.to });
  return { points, sources, knownAt: newestAt };
}

async function readKnownTotals(
  db: Executor,
  projectId: number,
  total: Total,
  query: SeriesQuery,
  asOf: InstantMs,
): Promise<Daily> {
  const facts = await readTotals(db, projectId, asOf);
  return overDays(facts, query, (range) => dailyTotals(facts.observations, total, range));
}

/** Days that have facts, and when the newest of these was known. */
interface Extent {
  first: Day | null;
  last: Day | null;
  knownAt: InstantMs | null;
}

/** Computes points over the days asked for: whole weeks or months where those are asked for. */
function overDays(extent: Extent, query: SeriesQuery, compute: (range: { from: Day; to: Day }) => Point[]): Daily {
  const from = query.from ?? extent.first;
  const to = query.to ?? extent.last;
  if (from === null || to === null || from > to) return { points: [], knownAt: extent.knownAt };
  const end = TOTALS.has(query.metric) ? to : endOfBucket(to, query.interval);
  return { points: compute({ from: startOfBucket(from, query.interval), to: end }), knownAt: extent.knownAt };
}

const TOTALS: ReadonlySet<Metric> = new Set(["stars", "forks"]);

async function readTotals(
  db: Executor,
  projectId: number,
  asOf: InstantMs | null,
): Promise<Extent & { observations: Observation[] }> {
  const observations =
    asOf === null
      ? toObservations(await readDailyTotals(db, projectId, null))
      : await readObservations(db, projectId, asOf);
  const [first, last] = [observations[0], observations.at(-1)];
  return {
    observations,
    first: first === undefined ? null : dayOf(first.observedAt),
    last: last === undefined ? null : dayOf(last.observedAt),
    knownAt: last?.observedAt ?? null,
  };
}

async function readSurviving(db: Executor, projectId: number, asOf: InstantMs | null) {
  const reports = await readSurvivingDays(db, projectId, { asOf });
  const knownAt = reports.reduce<InstantMs | null>((latest, r) => Math.max(latest ?? 0, r.fetchedAt), null);
  return { reports, first: reports[0]?.day ?? null, last: reports.at(-1)?.day ?? null, knownAt };
}

async function readSurvivingWithTotals(db: Executor, projectId: number, query: SeriesQuery): Promise<Daily> {
  const facts = await readSurviving(db, projectId, query.asOf);
  const daily = overDays(facts, query, (range) => survivingDaily(facts.reports, range));
  const [from, to] = [daily.points[0]?.t, query.to ?? facts.last];
  if (from === undefined || to === null) return { ...daily, totals: [] };
  const createdAt = await readCreatedAt(db, projectId, query.asOf);
  const completeFrom = createdAt === null ? null : dayOf(createdAt);
  return { ...daily, totals: survivingTotals(facts.reports, completeFrom, { from, to }) };
}

async function readReleaseCounts(db: Executor, projectId: number, query: SeriesQuery): Promise<Daily> {
  const releases = await readReleases(db, projectId, query.asOf);
  const checkedAt = query.asOf === null ? await readLastSuccess(db, projectId, "releases") : null;
  const extent = {
    first: releases.at(-1) === undefined ? null : dayOf(releases.at(-1)?.at ?? 0),
    last: releases[0] === undefined ? null : dayOf(Math.max(releases[0].at, checkedAt ?? 0)),
    knownAt: checkedAt ?? releases[0]?.at ?? null,
  };
  const listed = releases.filter((r) => r.publishedAt !== null).map((r) => r.at);
  // GitHub's list is complete from the oldest release on it: only there is a day without a release a zero.
  const complete =
    listed.length === 0 || checkedAt === null ? null : { from: dayOf(Math.min(...listed)), to: dayOf(checkedAt) };
  const dated = releases.map(({ at, publishedAt, receipt }) => ({ at, archived: publishedAt === null, receipt }));
  return overDays(extent, query, (range) => releasesDaily(dated, complete, range));
}
