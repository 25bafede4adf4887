import { eq, sql, type SQL } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import type { ProjectView } from "../derived/project-view.ts";
import { projects, standings } from "../schema/index.ts";

export interface ProjectListQuery {
  sort: "stars" | "net" | "name";
  /** Of `net`. */
  window: "7d" | "30d" | "90d";
  category: string | null;
  /** Part of the name, the repository or the description, in any case. */
  text: string | null;
  limit: number;
  after: ProjectListCursor | null;
}

/** Where a page ended: the last project's value in the order asked for, and its id. */
export interface ProjectListCursor {
  value: number | string | null;
  id: number;
}

/** A project's place in a list; what is shown of it is asked for with `readProjectViews`, where it is not known yet. */
export interface ListedProject {
  id: number;
  /** Another whenever what is shown of the project has been derived anew. */
  revision: string;
}

/** The transaction that wrote the row last. */
const REVISION = sql<string>`${standings}.xmin::text`;

/** Watched projects in the order asked for; those without a figure come last. */
export async function listProjects(
  db: Executor,
  query: ProjectListQuery,
): Promise<{ items: ListedProject[]; next: ProjectListCursor | null }> {
  const { category, text, after, limit } = query;
  // Written out: the query builder takes longer for it than the database.
  const rows = await db.execute<{ id: number; revision: string; value: number | string | null }>(sql`
    select s.project_id as id, s.xmin::text as revision, ${sortColumn(query)} as value
    from standings s join projects p on p.id = s.project_id
    where p.watched
      ${category === null ? sql`` : sql`and p.category = ${category}`}
      ${text === null ? sql`` : matches(text)}
      ${after === null ? sql`` : comesAfter(query, after)}
    order by ${query.sort === "name" ? NAME_KEY : sql`${sortColumn(query)} desc nulls last`}, s.project_id
    -- One more than asked for tells whether there is a next page.
    limit ${limit + 1}`);
  const listed = rows.slice(0, limit);
  const last = listed.at(-1);
  return {
    items: listed.map(({ id, revision }) => ({ id, revision })),
    next: rows.length > limit && last !== undefined ? { value: last.value, id: last.id } : null,
  };
}

/** What is shown of these projects, in no order; of those that were never stored, nothing. */
export async function readProjectViews(
  db: Executor,
  projectIds: readonly number[],
): Promise<(ListedProject & { view: ProjectView })[]> {
  if (projectIds.length === 0) return [];
  return db
    .select({ id: standings.projectId, revision: REVISION, view: standings.view })
    .from(standings)
    .where(sql`${standings.projectId} = any(${sql.param([...projectIds])}::int[])`);
}

/** What is shown of one project; null when it was never stored. */
export async function readProjectView(db: Executor, projectId: number): Promise<ProjectView | null> {
  const [row] = await db.select({ view: standings.view }).from(standings).where(eq(standings.projectId, projectId));
  return row?.view ?? null;
}

const NAME_KEY = sql`lower(p.name)`;
const NET_COLUMNS = { "7d": sql`s.net_7`, "30d": sql`s.net_30`, "90d": sql`s.net_90` };

function sortColumn({ sort, window }: ProjectListQuery): SQL {
  if (sort === "name") return sql`p.name`;
  return sort === "stars" ? sql`s.stars` : NET_COLUMNS[window];
}

function matches(text: string): SQL {
  const pattern = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  return sql`and (p.name ilike ${pattern} or p.repo ilike ${pattern} or s.view ->> 'description' ilike ${pattern})`;
}

function comesAfter(query: ProjectListQuery, { value, id }: ProjectListCursor): SQL {
  // The database folds the cursor's name as it folds the others: JavaScript knows more letters than some locales do.
  if (query.sort === "name") return sql`and (${NAME_KEY}, s.project_id) > (lower(${String(value)}), ${id})`;
  const column = sortColumn(query);
  if (value === null) return sql`and ${column} is null and s.project_id > ${id}`;
  const number = Number(value);
  return sql`and (${column} < ${number} or (${column} = ${number} and s.project_id > ${id}) or ${column} is null)`;
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
