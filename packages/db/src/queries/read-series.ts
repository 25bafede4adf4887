import { bucketSeries, type Day, type InstantMs, type Point, type TotalledPoint } from "@groundswell/core";
import type { Executor } from "../connect.ts";
import { startOfBucket } from "./bucket-ends.ts";
import { latest, newestOf } from "./known-on.ts";
import { readDailyFigures, type SeriesQuery } from "./read-daily-figures.ts";
import { readDailySeries } from "./read-daily-series.ts";
import { readSourcesOf, type SourceRow } from "./read-facts.ts";

export interface SeriesResult {
  /** Those of surviving stars also bear the running total, null where an earlier day is not known; no others do. */
  points: TotalledPoint[];
  sources: SourceRow[];
  /** When the newest fact behind the points was known. */
  asOf: InstantMs | null;
}

/**
 * A project's series: daily from the facts, then gathered into the interval asked for. With `asOf` it is computed from
 * what was known then, never from the caches.
 */
export async function readSeries(db: Executor, projectId: number, query: SeriesQuery): Promise<SeriesResult> {
  const { metric, interval, asOf } = query;
  if (metric === "stars" || metric === "forks") {
    const from = query.from === null ? null : startOfBucket(query.from, interval);
    const { points, sources, newestAt } = await readDailySeries(db, projectId, metric, { from, to: query.to, asOf });
    return { points: bucketSeries(points, metric, interval), sources, asOf: newestAt };
  }
  const { points, knownOn, totals } = await readDailyFigures(db, projectId, query);
  const gathered = bucketSeries(points, metric, interval);
  const startOf = (day: Day) => startOfBucket(day, interval);
  const newest = newestOf(gathered, knownOn, startOf);
  const sources = await readSourcesOf(db, projectId, gathered);
  if (totals === null) return { points: gathered, sources, asOf: newest };
  const sums = bucketSeries(totals.points, "stars", interval);
  const newestOfSums = newestOf(sums, totals.knownOn, startOf);
  return {
    points: addTotals(gathered, sums),
    sources,
    asOf: newestOfSums === null ? newest : latest(newestOfSums, newest),
  };
}

function addTotals(points: readonly Point[], totals: readonly Point[]): TotalledPoint[] {
  const byStart = new Map(totals.map(({ t, value }) => [t, value]));
  return points.map((point) => ({ ...point, total: byStart.get(point.t) ?? null }));
}
