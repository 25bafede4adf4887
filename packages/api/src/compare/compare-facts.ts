import {
  addDays,
  alignSeries,
  dayOf,
  pickSurvivingTotals,
  type AlignInput,
  type Day,
  type InstantMs,
  type Origin,
  type SeriesKind,
} from "@groundswell/core";
import { readCreatedAt, readSeries, readSourcesOf, type Database } from "@groundswell/db";
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
    ids.map((id) => readSeries(db, id, { metric, interval: "day", asOf, ...widen(query) })),
  );
  const origins = align === "age" ? await readOrigins(db, ids, query) : null;
  const inputs = read.map(({ points }, i): AlignInput => {
    const isSumOfSurvivors = metric === "surviving" && align === "index";
    const daily = isSumOfSurvivors ? pickSurvivingTotals(points) : points.map(({ total: _, ...point }) => point);
    return { points: daily, origin: origins?.[i]?.day ?? null };
  });
  const { interval, base, series } = alignSeries(inputs, { ...query, kind: kindOf(query) });
  // Else more days were read than those whose figures are shown.
  const isAll = interval === "day" && query.from === null && query.to === null && align !== "index";
  const compared = series.map(async (aligned, i): Promise<Compared> => {
    const { asOf: knownAt, sources } = pick(read, i);
    return {
      ...pick(projects, i),
      base: aligned.base,
      points: listPoints(aligned.points),
      origin: origins?.[i] ?? null,
      sources: isAll && aligned.points.length > 0 ? sources : await readSourcesOf(db, ids[i] ?? 0, aligned.points),
      knownAt,
    };
  });
  return { interval, base, series: await Promise.all(compared), from: null };
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
