import {
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
  type SurvivingDay,
  type Total,
} from "@groundswell/core";
import type { Executor } from "../connect.ts";
import { readDailyTotals, toObservations } from "../derived/read-daily.ts";
import { readCreatedAt } from "../facts/record-details.ts";
import { readLastSuccess } from "../poll/read-work.ts";
import { endOfBucket, startOfBucket } from "./bucket-ends.ts";
import {
  dateFigures,
  latest,
  lookUpCompleting,
  lookUpGained,
  lookUpLast,
  lookUpNewest,
  lookUpNewestUpTo,
  type KnownOn,
} from "./known-on.ts";
import { readObservations, readSurvivingDays } from "./read-facts.ts";
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

/** Daily points, with when the newest fact behind each figure was known. */
export interface DailyFigures {
  points: Point[];
  knownOn: KnownOn;
  /** Of surviving stars: running totals of the same days, but those after the last that was asked for. */
  totals: { points: Point[]; knownOn: KnownOn } | null;
}

/** A project's figures by day, from the facts: whole weeks or months of flows, where those are asked for. */
export async function readDailyFigures(db: Executor, projectId: number, query: SeriesQuery): Promise<DailyFigures> {
  switch (query.metric) {
    case "stars":
    case "forks":
      return readKnownTotals(db, projectId, query.metric, query);
    case "net": {
      const facts = await readTotals(db, projectId, query.asOf);
      const points = overDays(facts, query, (range) => netDaily(facts.observations, range));
      return { points, knownOn: dateFigures(points, lookUpCompleting(facts.observations)), totals: null };
    }
    case "surviving":
      return readSurvivingWithTotals(db, projectId, query);
    case "gained": {
      const facts = await readSurviving(db, projectId, query.asOf);
      const points = overDays(facts, query, (range) => gainedDaily(facts.reports, range));
      return { points, knownOn: dateFigures(points, lookUpGained(facts.reports)), totals: null };
    }
    case "lost":
      return readLost(db, projectId, query);
    case "releases":
      return readReleaseCounts(db, projectId, query);
  }
}

async function readKnownTotals(
  db: Executor,
  projectId: number,
  total: Total,
  query: SeriesQuery,
): Promise<DailyFigures> {
  const facts = await readTotals(db, projectId, query.asOf);
  const points = overDays(facts, query, (range) => dailyTotals(facts.observations, total, range));
  return { points, knownOn: dateFigures(points, lookUpLast(facts.observations)), totals: null };
}

/** Days that have facts. */
interface Extent {
  first: Day | null;
  last: Day | null;
}

/** Computes points over the days asked for: whole weeks or months where those are asked for. */
function overDays(
  { first, last }: Extent,
  { metric, interval, from: asked, to: askedTo }: SeriesQuery,
  compute: (range: { from: Day; to: Day }) => Point[],
): Point[] {
  const [from, to] = [asked ?? first, askedTo ?? last];
  if (from === null || to === null || from > to) return [];
  return compute({
    from: startOfBucket(from, interval),
    to: TOTALS.has(metric) ? to : endOfBucket(to, interval),
  });
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
  };
}

async function readSurviving(
  db: Executor,
  projectId: number,
  asOf: InstantMs | null,
): Promise<Extent & { reports: SurvivingDay[] }> {
  const reports = await readSurvivingDays(db, projectId, { asOf });
  return { reports, first: reports[0]?.day ?? null, last: reports.at(-1)?.day ?? null };
}

async function readSurvivingWithTotals(db: Executor, projectId: number, query: SeriesQuery): Promise<DailyFigures> {
  const facts = await readSurviving(db, projectId, query.asOf);
  const points = overDays(facts, query, (range) => survivingDaily(facts.reports, range));
  const knownOn = dateFigures(points, lookUpNewest(facts.reports));
  const [from, to] = [points[0]?.t, query.to ?? facts.last];
  if (from === undefined || to === null) return { points, knownOn, totals: { points: [], knownOn: new Map() } };
  const createdAt = await readCreatedAt(db, projectId, query.asOf);
  const completeFrom = createdAt === null ? null : dayOf(createdAt);
  const totals = survivingTotals(facts.reports, completeFrom, { from, to });
  return { points, knownOn, totals: { points: totals, knownOn: dateFigures(totals, lookUpNewestUpTo(facts.reports)) } };
}

async function readLost(db: Executor, projectId: number, query: SeriesQuery): Promise<DailyFigures> {
  const gained = await readSurviving(db, projectId, query.asOf);
  const { observations } = await readTotals(db, projectId, query.asOf);
  const points = overDays(gained, query, (range) =>
    lostDaily(gainedDaily(gained.reports, range), netDaily(observations, range)),
  );
  const [whenGained, whenCompleted] = [lookUpGained(gained.reports), lookUpCompleting(observations)];
  const knownOn = dateFigures(points, (day) => latest(whenGained(day) ?? 0, whenCompleted(day) ?? null));
  return { points, knownOn, totals: null };
}

async function readReleaseCounts(db: Executor, projectId: number, query: SeriesQuery): Promise<DailyFigures> {
  const releases = await readReleases(db, projectId, query.asOf);
  const checkedAt = query.asOf === null ? await readLastSuccess(db, projectId, "releases") : null;
  const extent = {
    first: releases.at(-1) === undefined ? null : dayOf(releases.at(-1)?.at ?? 0),
    last: releases[0] === undefined ? null : dayOf(Math.max(releases[0].at, checkedAt ?? 0)),
  };
  const listed = releases.filter((r) => r.publishedAt !== null).map((r) => r.at);
  // GitHub's list is complete from the oldest release on it: only there is a day without a release a zero.
  const complete =
    listed.length === 0 || checkedAt === null ? null : { from: dayOf(Math.min(...listed)), to: dayOf(checkedAt) };
  const dated = releases.map(({ at, publishedAt, receipt }) => ({ at, archived: publishedAt === null, receipt }));
  const points = overDays(extent, query, (range) => releasesDaily(dated, complete, range));
  // Oldest first: of a day's releases the newest counts.
  const byDay = new Map(releases.toReversed().map(({ at }) => [dayOf(at), at]));
  // The list is read as a whole, and with it every count.
  const knownOn = dateFigures(points, (day) => checkedAt ?? byDay.get(day));
  return { points, knownOn, totals: null };
}
