import type { Day, MomentumLabel } from "@groundswell/core";
import { sql, type SQL } from "drizzle-orm";
import { firstRecentDay } from "../trends/show-momentum.ts";
import type { ProjectListCursor, ProjectListQuery } from "./project-list.ts";

const NAME_KEY = sql`lower(p.name)`;
const NET_COLUMNS = { "7d": sql`s.net_7`, "30d": sql`s.net_30`, "90d": sql`s.net_90` };
const RATE_COLUMNS = { "7d": sql`s.rate_7`, "30d": sql`s.rate_30`, "90d": sql`s.rate_90` };

/** What a list is ordered by, most first; for names it is what a cursor keeps of them. */
export interface SortColumns {
  value: SQL;
  /** What decides between equal values before the id does. */
  tie: SQL | null;
}

/** Part of a list, all of which is ordered alike and found by one scan of an index. */
export interface ListPart {
  where: SQL;
  columns: SortColumns;
  orderBy: SQL;
}

/** A list in parts that follow each other. */
export interface ListParts {
  head: ListPart[];
  /** Those without a figure, by their ids: only needed where the head is short. Null: they are in the head. */
  tail: ListPart | null;
}

/**
 * The parts of the list after the cursor.
 * @param newest the newest complete day of the catalogue: estimates of long before count as unknown. Estimates as of an
 *   instant are so already.
 */
export function listParts(query: ProjectListQuery, newest: Day | null): ListParts {
  const columns = sortColumns(query);
  const isEstimated = query.sort === "momentum" || query.sort === "velocity";
  if (isEstimated && query.asOf === null) return listEstimated(query, columns, newest);
  const parts = query.after === null ? [sql`true`] : partsAfter(query, columns, query.after);
  // One scan of an index for each part; what is looked up anew for every project is looked up once.
  const wheres = query.asOf === null ? parts : [either(parts)];
  return { head: wheres.map((where) => toPart(query, columns, where)), tail: null };
}

/** Momenta that are called so have an estimate, and a recent one. */
const MOVING: ReadonlySet<string> = new Set<MomentumLabel>(["accelerating", "slowing"]);

/** By estimates as they stand: the recent ones by index; those of long ago and those without one at the end. */
function listEstimated(query: ProjectListQuery, columns: SortColumns, newest: Day | null): ListParts {
  const { after } = query;
  const { value, tie } = columns;
  const from = newest === null ? null : sql.raw(`date '${firstRecentDay(newest)}'`);
  const isUnknown = tie === null ? sql`${value} is null` : sql`(${value} is null and ${tie} is null)`;
  const isInTail = after !== null && after.value === null && after.tie === null;
  const heads = isInTail ? [] : after === null ? known(columns) : knownAfter(query, columns, after);
  return {
    head:
      from === null ? [] : heads.map((where) => toPart(query, columns, sql`(${where} and s.momentum_to >= ${from})`)),
    tail: MOVING.has(query.label ?? "")
      ? null
      : {
          where: sql`(${from === null ? sql`true` : sql`(s.momentum_to < ${from} or ${isUnknown})`}
        and ${isInTail ? sql`s.project_id > ${after.id}` : sql`true`})`,
          columns: { value: sql`null::float8`, tie: null },
          orderBy: sql`s.project_id`,
        },
  };
}

function toPart({ sort }: ProjectListQuery, columns: SortColumns, where: SQL): ListPart {
  const { value, tie } = columns;
  const first = sort === "name" ? NAME_KEY : sql`${value} desc nulls last`;
  const second = tie === null ? sql`` : sql`, ${tie} desc nulls last`;
  return { where, columns, orderBy: sql`${first}${second}, s.project_id` };
}

function sortColumns({ sort, window }: ProjectListQuery): SortColumns {
  switch (sort) {
    case "momentum":
      return { value: sql`s.cautious`, tie: sql`s.velocity` };
    case "velocity":
      return { value: window === null ? sql`s.velocity` : RATE_COLUMNS[window], tie: null };
    case "stars":
      return { value: sql`s.stars`, tie: null };
    case "net":
      return { value: NET_COLUMNS[window ?? "7d"], tie: null };
    case "name":
      return { value: sql`p.name`, tie: null };
  }
}

/** All that have a figure. */
function known({ value, tie }: SortColumns): SQL[] {
  const parts = [sql`${value} is not null`];
  return tie === null ? parts : [...parts, sql`(${value} is null and ${tie} is not null)`];
}

/** Those of them after a cursor that is among them. */
function knownAfter(query: ProjectListQuery, { value, tie }: SortColumns, after: ProjectListCursor): SQL[] {
  const isNull = after.value === null;
  const equals = [sql`s.project_id > ${after.id}`];
  const tied = tie === null ? equals : follow(tie, numberOf(query, after.tie), equals, isNull ? [] : [sql`true`]);
  return follow(value, numberOf(query, after.value), tied, tie === null ? [] : [sql`${tie} is not null`]);
}

/**
 * What comes after a cursor, in parts that follow each other, each a range of an index: among equals those with a higher
 * id, then what is less, then the unknown.
 */
function partsAfter(query: ProjectListQuery, { value, tie }: SortColumns, after: ProjectListCursor): SQL[] {
  // The database folds the cursor's name as it folds the others: JavaScript knows more letters than some locales do.
  if (query.sort === "name") return [sql`(${NAME_KEY}, p.id) > (lower(${String(after.value)}), ${after.id})`];
  const equals = [sql`s.project_id > ${after.id}`];
  const tied = tie === null ? equals : follow(tie, numberOf(query, after.tie), equals, [sql`true`]);
  return follow(value, numberOf(query, after.value), tied, [sql`true`]);
}

/** A number of another type than the column's would keep its index from being used. */
function numberOf({ sort }: ProjectListQuery, value: number | string | null): SQL | null {
  if (value === null) return null;
  return sort === "stars" || sort === "net" ? sql`${Number(value)}::int` : sql`${Number(value)}::float8`;
}

/**
 * @param value the cursor's; null where it is among the unknown
 * @param amongEquals what comes after the cursor among those with its value
 * @param amongUnknown which of the unknown come after those with a value
 */
function follow(column: SQL, value: SQL | null, amongEquals: readonly SQL[], amongUnknown: readonly SQL[]): SQL[] {
  if (value === null) return amongEquals.map((part) => sql`(${column} is null and ${part})`);
  return [
    ...amongEquals.map((part) => sql`(${column} = ${value} and ${part})`),
    sql`${column} < ${value}`,
    ...amongUnknown.map((part) => sql`(${column} is null and ${part})`),
  ];
}

function either(parts: readonly SQL[]): SQL {
  return sql`(${sql.join([...parts], sql` or `)})`;
}
