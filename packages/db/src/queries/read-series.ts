import {
  addDays,
  bucketSeries,
  dailyTotals,
  dayOf,
  gainedDaily,
  isoWeekStart,
  lostDaily,
  monthStart,
  netDaily,
  parseReceiptId,
  releasesDaily,
  survivingDaily,
  type Day,
  type InstantMs,
  type Interval,
  type Metric,
  type Observation,
  type Point,
  type Total,
} from "@groundswell/core";
import type { Executor } from "../connect.ts";
import { readDailyTotals, toObservations } from "../derived/read-daily.ts";
import { readLastSuccess } from "../poll/poll-state.ts";
import { readDailySeries } from "./read-daily-series.ts";
import { readObservations, readSources, readSurvivingDays, type SourceRow } from "./read-facts.ts";
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
  points: Point[];
  sources: SourceRow[];
  /** When the newest fact in it was known. */
  asOf: InstantMs | null;
}

/** A stretch of daily points, with when its newest fact was known, and its sources where they are known already. */
interface Daily {
  points: Point[];
  knownAt: InstantMs | null;
  sources?: SourceRow[];
}

/**
 * A project's series: daily from the facts, then gathered into the interval asked for. With `asOf` it is computed from
 * what was known then, never from the caches.
 */
export async function readSeries(db: Executor, projectId: number, query: SeriesQuery): Promise<SeriesResult> {
  const { points, knownAt, sources } = await readDaily(db, projectId, query);
  const gathered = bucketSeries(points, query.metric, query.interval);
  return { points: gathered, sources: sources ?? (await readSources(db, projectId, keysOf(gathered))), asOf: knownAt };
}

function keysOf(points: readonly Point[]): string[] {
  const receipts = new Set(points.map((point) => point.receipt).filter((receipt) => receipt !== null));
  return [...receipts].flatMap((receipt) => parseReceiptId(receipt)?.key ?? []);
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
    case "gained": {
      const facts = await readSurviving(db, projectId, query.asOf);
      const compute = query.metric === "gained" ? gainedDaily : survivingDaily;
      return overDays(facts, query, (range) => compute(facts.reports, range));
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

/** A sum over part of a week or month would pass for the whole: a bucket that is begun is read from its start. */
function startOfBucket(day: Day, interval: Interval): Day {
  return { day: (d: Day) => d, week: isoWeekStart, month: monthStart }[interval](day);
}

/** For the same reason, flows are read to the end of the last bucket: its sum is missing until all its days are known. */
function endOfBucket(day: Day, interval: Interval): Day {
  if (interval === "day") return day;
  const start = startOfBucket(day, interval);
  return addDays(interval === "week" ? addDays(start, 7) : monthStart(addDays(start, 31)), -1);
}

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
  const reports = await readSurvivingDays(db, projectId, asOf);
  const knownAt = reports.reduce<InstantMs | null>((latest, r) => Math.max(latest ?? 0, r.fetchedAt), null);
  return { reports, first: reports[0]?.day ?? null, last: reports.at(-1)?.day ?? null, knownAt };
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
