import type { Day } from "@groundswell/core";
import { sql, type SQL } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { cutPage } from "./cut-page.ts";
import { filterList } from "./list-filters.ts";
import { listParts, type ListPart } from "./list-order.ts";
import type { ProjectListPage, ProjectListQuery } from "./project-list.ts";
import { readNewestDay } from "./read-newest-day.ts";
import { revisionOf } from "./read-project-views.ts";
import { standingsAsOf } from "./standings-as-of.ts";
import { wasKnownBy } from "./was-known-by.ts";

interface Row extends Record<string, unknown> {
  id: number;
  written: string;
  to: Day | null;
  value: number | string | null;
  tie: number | null;
}

/**
 * Watched projects in the order asked for; those without a figure come last, and so do those whose figures ended too
 * long before the catalogue's newest day, where momentum or velocity is asked for.
 * @param known that newest day, where it was read already
 */
export async function listProjects(
  db: Executor,
  query: ProjectListQuery,
  known: { newest?: Day | null } = {},
): Promise<ProjectListPage> {
  const newest = known.newest === undefined ? await readNewestDay(db, query.asOf) : known.newest;
  const { head, tail } = listParts(query, newest);
  const rows = await readParts(db, query, head, newest);
  // One more than asked for tells whether there is a next page.
  const more = query.limit + 1 - rows.length;
  if (tail !== null && more > 0) rows.push(...(await readParts(db, { ...query, limit: more - 1 }, [tail], newest)));
  const { page, next } = cutPage(rows, query.limit, ({ value, tie, id }) => ({ value, tie, id }));
  return {
    items: page.map(({ id, ...row }) => ({ id, revision: query.asOf === null ? revisionOf(row, newest) : "" })),
    next,
    newest,
  };
}

async function readParts(
  db: Executor,
  query: ProjectListQuery,
  parts: readonly ListPart[],
  newest: Day | null,
): Promise<Row[]> {
  const [only, ...others] = parts;
  if (only === undefined) return [];
  const rows = await db.execute<Row>(
    others.length === 0
      ? selectPart(query, only, { place: 0, newest })
      : sql`select * from (${sql.join(
          parts.map((part, place) => sql`(${selectPart(query, part, { place, newest })})`),
          sql` union all `,
        )}) parts order by place, value desc nulls last, tie desc nulls last, id limit ${rowsToRead(query)}`,
  );
  return [...rows];
}

/** Most pages are of 50, and none is of more than 200. */
const PAGES = [50, 200];

/**
 * A row more than a page holds tells whether it goes on. The number is part of the statement, as the day that estimates
 * count from is: only knowing them does the server find one plan good for every question, and plans once a connection and
 * not each time, which takes longer than reading. Of few numbers, as each statement is kept.
 */
function rowsToRead({ limit }: Pick<ProjectListQuery, "limit">): SQL {
  return sql.raw(String(1 + (PAGES.find((page) => page >= limit) ?? limit)));
}

/** Written out: the query builder takes longer for it than the database. */
function selectPart(
  { sort, limit, asOf, onlyKnown = false, ...filters }: ProjectListQuery,
  { where, columns, orderBy }: ListPart,
  { place, newest }: { place: number; newest: Day | null },
): SQL {
  const shown =
    asOf === null ? sql`s.xmin::text as written, s.momentum_to::text as to` : sql`'' as written, null as to`;
  return sql`
    select s.project_id as id, ${shown}, ${columns.value} as value, ${columns.tie ?? sql`null::float8`} as tie,
      ${place}::int as place
    from ${asOf === null ? sql`standings` : standingsAsOf(asOf, sort, newest)} s join projects p on p.id = s.project_id
    where p.watched and ${where}
      ${filterList(filters, newest)}
      ${onlyKnown && asOf !== null ? sql`and ${wasKnownBy(asOf)}` : sql``}
    order by ${orderBy} limit ${rowsToRead({ limit })}`;
}

/** The categories of watched projects, by name: from each the index leads to the next, past all its projects. */
export async function listCategories(db: Executor): Promise<string[]> {
  const after = (rest: SQL) => sql`
    (select p.category from projects p where p.watched and ${rest} order by p.category limit 1)`;
  const rows = await db.execute<{ category: string }>(sql`
    with recursive found as (
      ${after(sql`p.category is not null`)}
      union all
      select ${after(sql`p.category > found.category`)} from found where found.category is not null
    )
    select category from found where category is not null`);
  return rows.map(({ category }) => category);
}
