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

const NET_COLUMNS = { "7d": standings.net7, "30d": standings.net30, "90d": standings.net90 };
const NAME_KEY = sql`lower(${projects.name})`;

/** Watched projects in the order asked for; those without a figure come last. */
export async function listProjects(
  db: Executor,
  query: ProjectListQuery,
): Promise<{ items: ProjectView[]; next: ProjectListCursor | null }> {
  const { category, text, after, limit } = query;
  const conditions = [
    sql`${projects.watched}`,
    ...(category === null ? [] : [eq(projects.category, category)]),
    ...(text === null ? [] : [matches(text)]),
    ...(after === null ? [] : [comesAfter(query, after)]),
  ];
  const rows = await db
    .select({ view: standings.view })
    .from(standings)
    .innerJoin(projects, eq(projects.id, standings.projectId))
    .where(sql.join(conditions, sql` and `))
    .orderBy(...orderBy(query))
    // One more than asked for tells whether there is a next page.
    .limit(limit + 1);
  const items = rows.slice(0, limit).map((row) => row.view);
  const last = items.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items, next: more ? { value: sortValue(last, query), id: last.id } : null };
}

/** What is shown of one project; null when it was never stored. */
export async function readProjectView(db: Executor, projectId: number): Promise<ProjectView | null> {
  const [row] = await db.select({ view: standings.view }).from(standings).where(eq(standings.projectId, projectId));
  return row?.view ?? null;
}

function matches(text: string): SQL {
  const pattern = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  return sql`(${projects.name} ilike ${pattern} or ${projects.repo} ilike ${pattern}
    or ${standings.view} ->> 'description' ilike ${pattern})`;
}

function sortColumn({ sort, window }: ProjectListQuery) {
  return sort === "stars" ? standings.stars : NET_COLUMNS[window];
}

function sortValue(view: ProjectView, { sort, window }: ProjectListQuery): number | string | null {
  if (sort === "name") return view.name;
  return sort === "stars" ? view.stars : (view.changes[window]?.value ?? null);
}

function orderBy(query: ProjectListQuery): SQL[] {
  const first = query.sort === "name" ? NAME_KEY : sql`${sortColumn(query)} desc nulls last`;
  return [first, sql`${standings.projectId}`];
}

function comesAfter(query: ProjectListQuery, { value, id }: ProjectListCursor): SQL {
  // The database folds the cursor's name as it folds the others: JavaScript knows more letters than some locales do.
  if (query.sort === "name") return sql`(${NAME_KEY}, ${standings.projectId}) > (lower(${String(value)}), ${id})`;
  const column = sortColumn(query);
  if (value === null) return sql`(${column} is null and ${standings.projectId} > ${id})`;
  const number = Number(value);
  return sql`(${column} < ${number} or (${column} = ${number} and ${standings.projectId} > ${id}) or ${column} is null)`;
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
