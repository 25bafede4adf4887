import {
  addDays,
  alignSeries,
  dayOf,
  pickSurvivingTotals,
  startOfSpan,
  type AlignedSeries,
  type AlignInput,
  type Day,
  type InstantMs,
  type Interval,
  type Origin,
  type Point,
  type SeriesKind,
} from "@groundswell/core";
import {
  newestOf,
  readCreatedAt,
  readDailyFigures,
  readSourcesOf,
  type DailyFigures,
  type Database,
} from "@groundswell/db";
import type { Compared, CompareQuery, Comparison } from "./comparison.ts";
import { findOrigins } from "./find-origins.ts";
import { listPoints } from "./point-list.ts";

/** The longest span: an end that is asked for is read this much further, so that no week or month is cut. */
const LONGEST_SPAN_DAYS = 31;

/** Compares series that are read project by project: flows, surviving stars, and whatever is told as of an instant. */
export async function compareFacts(db: Database, query: CompareQuery): Promise<Comparison> {
  const { projects, metric, align, asOf } = query;
  const ids = projects.map(({ project }) => project.id);
  const read = await Promise.all(
    ids.map((id) => readDailyFigures(db, id, { metric, interval: "day", asOf, ...widen(query) })),
  );
  const origins = align === "age" ? await readOrigins(db, ids, query) : null;
  const figures = read.map(({ points, knownOn, totals }) =>
    totals !== null && align === "index" ? pickTotals(points, totals) : { points, knownOn },
  );
  const inputs = figures.map(({ points }, i): AlignInput => ({ points, origin: origins?.[i]?.day ?? null }));
  const { interval, base, series } = alignSeries(inputs, { ...query, kind: kindOf(query) });
  const compared = series.map(async (aligned, i): Promise<Compared> => {
    const origin = origins?.[i] ?? null;
    return {
      ...pick(projects, i),
      base: aligned.base,
      points: listPoints(aligned.points),
      origin,
      sources: await readSourcesOf(db, ids[i] ?? 0, aligned.points),
      knownAt: dateShown(aligned, pick(figures, i), { ...query, interval, origin: origin?.day ?? null }),
    };
  });
  return { interval, base, series: await Promise.all(compared), from: null };
}

/** Daily figures with when they were known. */
type Dated = Pick<DailyFigures, "points" | "knownOn">;

/** Running totals as points of their own, as `/series` bears them. */
function pickTotals(points: readonly Point[], totals: Dated): Dated {
  const byDay = new Map(totals.points.map(({ t, value }) => [t, value]));
  const totalled = points.map((point) => ({ ...point, total: byDay.get(point.t) ?? null }));
  return { points: pickSurvivingTotals(totalled), knownOn: totals.knownOn };
}

/** When the newest fact behind the points shown was known. */
function dateShown(
  { points, base }: AlignedSeries,
  { knownOn }: Dated,
  query: Omit<CompareQuery, "origin" | "interval"> & { interval: Interval; origin: Day | null },
): InstantMs | null {
  const { to, interval, origin } = query;
  // More days were read than those asked for: of totals no later day is shown, of flows whole weeks and months are.
  const last = kindOf(query) === "total" ? to : null;
  const startOf = (day: Day) => (last !== null && day > last ? null : startOfSpan(day, interval, origin));
  const newest = newestOf(points, knownOn, startOf);
  // The base's figure is used too, and may be of a day after those shown.
  return newest === null ? null : Math.max(newest, knownOn.get(base?.t ?? "") ?? 0);
}

function pick<T>(list: readonly T[], place: number): T {
  const item = list[place];
  if (item === undefined) throw new RangeError(`nothing at ${place}`);
  return item;
}

/** Of survivors an index is made of how many there are by then, else a series of how many were given. */
function kindOf({ metric, align }: Pick<CompareQuery, "metric" | "align">): SeriesKind {
  return metric === "stars" || metric === "forks" || align === "index" ? "total" : "flow";
}

/** The days to read: those asked for, to the ends of their weeks and months, and the base's. */
function widen({ from, to, base }: CompareQuery): { from: Day | null; to: Day | null } {
  const least = from === null || base === null || from < base ? from : base;
  const most = to === null || base === null || to > base ? to : base;
  return {
    from: least === null ? null : addDays(least, -LONGEST_SPAN_DAYS),
    to: most === null ? null : addDays(most, LONGEST_SPAN_DAYS),
  };
}

async function readOrigins(db: Database, ids: readonly number[], { origin, asOf }: CompareQuery): Promise<Origin[]> {
  const created = await Promise.all(ids.map((id) => readCreatedDay(db, id, asOf)));
  return findOrigins(
    db,
    ids.map((id, i) => ({ id, created: created[i] ?? null })),
    origin,
    asOf,
  );
}

async function readCreatedDay(db: Database, id: number, asOf: InstantMs | null): Promise<Day | null> {
  const createdAt = await readCreatedAt(db, id, asOf);
  return createdAt === null ? null : dayOf(createdAt);
}
