import {
  chooseInterval,
  longestDays,
  placeExtents,
  toIndexBase,
  type Day,
  type Extent,
  type Total,
} from "@groundswell/core";
import {
  readComparedHeads,
  readFirstCommonDay,
  readTotalsOn,
  type ComparedHead,
  type Database,
  type TotalOn,
} from "@groundswell/db";
import type { Compared, CompareQuery, Comparison } from "./comparison.ts";
import { cutRun } from "./cut-run.ts";
import { findOrigins } from "./find-origins.ts";
import type { ReadSpans } from "./remember-spans.ts";

/**
 * Compares totals from the caches: the same as `compareFacts` says as of now, from one query for all projects, and none
 * for those that are remembered.
 */
export async function compareTotals(
  db: Database,
  readSpans: ReadSpans,
  query: CompareQuery,
  total: Total,
): Promise<Comparison> {
  const { projects, align } = query;
  const ids = projects.map(({ project }) => project.id);
  const heads = await readComparedHeads(db, ids, total, query.to);
  const extents = placeExtents(heads.map(extentOf), query);
  const interval = chooseInterval(query.interval, longestDays(extents));
  const origins = align === "age" ? await findOrigins(db, heads, query.origin, null) : null;
  const wanted = heads.map((head, i) => {
    const origin = origins?.[i]?.day ?? null;
    return { ...head, origin, first: align === "age" && origin === null ? null : head.first };
  });
  const runs = await readSpans(wanted, total, interval);
  const base = align === "index" ? await readBase(db, heads, query, total, extents[0] ?? null) : null;
  const series = projects.map((asked, i): Compared => {
    const [head, run, origin] = [heads[i], runs[i], origins?.[i] ?? null];
    if (head === undefined || run === undefined) throw new RangeError(`nothing is read of ${asked.project.repo}`);
    const onBase = base?.values.get(head.id) ?? null;
    const indexBase = base === null ? null : toIndexBase(base.day, onBase?.value ?? null);
    const extent = align === "age" && origin?.day === null ? null : (extents[i] ?? null);
    const cut = { head, extent, interval, origin: origin?.day ?? null, base: indexBase };
    const { newestAt, ...shown } = cutRun(run, cut);
    // The base's figure is used too, and may be of a day after those shown.
    const knownAt = newestAt === null ? null : Math.max(newestAt, onBase?.observedAt ?? 0);
    return { ...asked, origin, base: indexBase, ...shown, knownAt };
  });
  // A project without a revision has no row that would tell of a change.
  const isTold = heads.every(({ revision }) => revision !== null);
  const from = isTold ? JSON.stringify([query, heads, origins, [...(base?.values ?? [])]]) : null;
  return { interval, base: base?.day ?? null, series, from };
}

function extentOf({ first, last }: ComparedHead): Extent | null {
  return first === null || last === null ? null : { from: first, to: last.day };
}

interface Base {
  day: Day | null;
  /** By the project's id. */
  values: Map<number, TotalOn>;
}

async function readBase(
  db: Database,
  heads: readonly ComparedHead[],
  { base }: CompareQuery,
  total: Total,
  extent: Extent | null,
): Promise<Base> {
  const ids = heads.map(({ id }) => id);
  const day = base ?? (extent === null ? null : await findBase(db, heads, total, extent));
  return { day, values: day === null ? new Map<number, TotalOn>() : await readTotalsOn(db, ids, total, day) };
}

/** Looked for from where the youngest of those begins that have a figure in the days asked for. */
function findBase(
  db: Database,
  heads: readonly ComparedHead[],
  total: Total,
  { from, to }: Extent,
): Promise<Day | null> {
  const told = heads.filter(({ last }) => last !== null && last.day >= from);
  const youngest = told.reduce((latest, { first }) => (first !== null && first > latest ? first : latest), from);
  return readFirstCommonDay(
    db,
    told.map(({ id }) => id),
    total,
    { from: youngest, to },
  );
}
