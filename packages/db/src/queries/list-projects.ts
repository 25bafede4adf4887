import type { InstantMs } from "@groundswell/core";
import { eq, sql, type SQL } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { gatherView } from "../derived/gather-view.ts";
import type { ProjectView } from "../derived/project-view.ts";
import { projects, standings } from "../schema/index.ts";
import { standingsAsOf } from "./standings-as-of.ts";

export interface ProjectListQuery {
  /** By momentum: the cautious momentum, then the velocity. */
  sort: "momentum" | "velocity" | "stars" | "net" | "name";
  /** Of `net`, a week where null; of `velocity`, the recent 28 days with the latest weighing most where null. */
  window: "7d" | "30d" | "90d" | null;
  category: string | null;
  /** Part of the name, the repository or the description, in any case. */
  text: string | null;
  limit: number;
  after: ProjectListCursor | null;
  /** What was known at this instant; null for now. Names and words are today's. */
  asOf: InstantMs | null;
}

/** Where a page ended: the last project's value in the order asked for, and its id. */
export interface ProjectListCursor {
  value: number | string | null;
  /** What decides between equal values before the id does: by momentum the velocity; otherwise null. */
  tie: number | null;
  id: number;
}

/** A project's place in a list; what is shown of it is asked for with `readProjectViews`, where it is not known yet. */
export interface ListedProject {
  id: number;
  /** Another whenever what is shown of the project has been derived anew. */
  revision: string;
}

interface Row extends Record<string, unknown> {
  id: number;
  revision: string;
  value: number | string | null;
  tie: number | null;
}

/** Watched projects in the order asked for; those without a figure come last. */
export async function listProjects(
  db: Executor,
  query: ProjectListQuery,
): Promise<{ items: ListedProject[]; next: ProjectListCursor | null }> {
  const { limit, after, asOf } = query;
  const parts = after === null ? [sql`true`] : partsAfter(query, after);
  // One scan of an index for each part; what is looked up anew for every project is looked up once.
  const [only = sql`true`, ...others] = asOf === null ? parts : [sql`(${sql.join(parts, sql` or `)})`];
  const rows = await db.execute<Row>(
    others.length === 0
      ? selectPart(query, only, 0)
      : sql`select * from (${sql.join(
          [only, ...others].map((part, place) => sql`(${selectPart(query, part, place)})`),
          sql` union all `,
        )}) parts order by place, value desc nulls last, tie desc nulls last, id limit ${limit + 1}`,
  );
  const listed = rows.slice(0, limit);
  const last = listed.at(-1);
  return {
    items: listed.map(({ id, revision }) => ({ id, revision })),
    next: rows.length > limit && last !== undefined ? { value: last.value, tie: last.tie, id: last.id } : null,
  };
}

/** Written out: the query builder takes longer for it than the database. */
function selectPart(query: ProjectListQuery, part: SQL, place: number): SQL {
  const { category, text, limit, asOf } = query;
  const { value, tie } = sortColumns(query);
  return sql`
    select s.project_id as id, ${asOf === null ? sql`s.xmin::text` : sql`''`} as revision, ${value} as value,
      ${tie ?? sql`null::float8`} as tie, ${place}::int as place
    from ${asOf === null ? sql`standings` : standingsAsOf(asOf, query.sort)} s join projects p on p.id = s.project_id
    where p.watched and ${part}
      ${category === null ? sql`` : sql`and s.category = ${category}`}
      ${text === null ? sql`` : matches(text)}
    order by ${query.sort === "name" ? NAME_KEY : sql`${value} desc nulls last`}
      ${tie === null ? sql`` : sql`, ${tie} desc nulls last`}, s.project_id
    -- One more than asked for tells whether there is a next page.
    limit ${limit + 1}`;
}

/**
 * What is shown of these projects, in no order; of those that were never stored, nothing.
 * @param asOf what was known then, gathered from the facts; null for now
 */
export async function readProjectViews(
  db: Executor,
  projectIds: readonly number[],
  asOf: InstantMs | null = null,
): Promise<(ListedProject & { view: ProjectView })[]> {
  if (projectIds.length === 0) return [];
  const rows = await db
    .select({ id: standings.projectId, revision: REVISION, view: standings.view })
    .from(standings)
    .where(sql`${standings.projectId} = any(${sql.param([...projectIds])}::int[])`);
  if (asOf === null) return rows;
  return Promise.all(rows.map(async ({ id }) => ({ id, revision: "", view: await gatherView(db, id, asOf) })));
}

/** The transaction that wrote the row last. */
const REVISION = sql<string>`${standings}.xmin::text`;

/**
 * What is shown of one project; null when it was never stored.
 * @param asOf what was known then, gathered from the facts; null for now
 */
export async function readProjectView(
  db: Executor,
  projectId: number,
  asOf: InstantMs | null = null,
): Promise<ProjectView | null> {
  const [row] = await db.select({ view: standings.view }).from(standings).where(eq(standings.projectId, projectId));
  return row === undefined || asOf === null ? (row?.view ?? null) : gatherView(db, projectId, asOf);
}

const NAME_KEY = sql`lower(p.name)`;
const NET_COLUMNS = { "7d": sql`s.net_7`, "30d": sql`s.net_30`, "90d": sql`s.net_90` };
const RATE_COLUMNS = { "7d": sql`s.rate_7`, "30d": sql`s.rate_30`, "90d": sql`s.rate_90` };

/** What is listed is ordered by, most first; for names it is what a cursor keeps of them. */
function sortColumns({ sort, window }: ProjectListQuery): { value: SQL; tie: SQL | null } {
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

function matches(text: string): SQL {
  const pattern = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  return sql`and (p.name ilike ${pattern} or p.repo ilike ${pattern} or s.view ->> 'description' ilike ${pattern})`;
}

/**
 * What comes after a cursor, in parts that follow each other, each a range of an index: among equals those with a higher
 * id, then what is less, then the unknown.
 */
function partsAfter(query: ProjectListQuery, { value, tie, id }: ProjectListCursor): SQL[] {
  // The database folds the cursor's name as it folds the others: JavaScript knows more letters than some locales do.
  if (query.sort === "name") return [sql`(${NAME_KEY}, s.project_id) > (lower(${String(value)}), ${id})`];
  const columns = sortColumns(query);
  const equals = [sql`s.project_id > ${id}`];
  // A number of another type than the column's would keep its index from being used.
  const asColumn = (n: number) => (query.sort === "stars" || query.sort === "net" ? sql`${n}::int` : sql`${n}::float8`);
  const tied = columns.tie === null ? equals : follow(columns.tie, tie === null ? null : asColumn(tie), equals);
  return follow(columns.value, value === null ? null : asColumn(Number(value)), tied);
}

function follow(column: SQL, value: SQL | null, amongEquals: readonly SQL[]): SQL[] {
  if (value === null) return amongEquals.map((part) => sql`(${column} is null and ${part})`);
  return [
    ...amongEquals.map((part) => sql`(${column} = ${value} and ${part})`),
    sql`${column} < ${value}`,
    sql`${column} is null`,
  ];
}

/** The categories of watched projects, by name. */
export async function listCategories(db: Executor): Promise<string[]> {
  const rows = await db
    .selectDistinct({ category: projects.category })
    .from(projects)
    .where(sql`${projects.watched} and ${projects.category} is not null`)
    .orderBy(projects.category);
  return rows.map((row) => row.category).filter((category) => category !== null);
}
