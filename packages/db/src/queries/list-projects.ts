import { sql, type SQL } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { selectProjectViews, type ProjectView } from "./project-view.ts";

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

const NET_COLUMNS = { "7d": sql`s.net_7`, "30d": sql`s.net_30`, "90d": sql`s.net_90` };

/** Watched projects in the order asked for; those without a figure come last. */
export async function listProjects(
  db: Executor,
  query: ProjectListQuery,
): Promise<{ items: ProjectView[]; next: ProjectListCursor | null }> {
  const conditions = [
    sql`p.watched`,
    query.category === null ? null : sql`p.category = ${query.category}`,
    query.text === null ? null : matches(query.text),
    query.after === null ? null : comesAfter(query, query.after),
  ].filter((condition) => condition !== null);
  // One more than asked for tells whether there is a next page.
  const rows = await selectProjectViews(
    db,
    sql`where ${sql.join(conditions, sql` and `)} ${orderBy(query)} limit ${query.limit + 1}`,
  );
  const items = rows.slice(0, query.limit);
  const last = items.at(-1);
  const more = rows.length > query.limit && last !== undefined;
  return { items, next: more ? { value: sortValue(last, query), id: last.id } : null };
}

function matches(text: string): SQL {
  const pattern = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  return sql`(p.name ilike ${pattern} or p.repo ilike ${pattern} or coalesce(p.description, d.description) ilike ${pattern})`;
}

function sortColumn({ sort, window }: ProjectListQuery): SQL {
  if (sort === "name") return sql`lower(p.name)`;
  return sort === "stars" ? sql`s.stars` : NET_COLUMNS[window];
}

function sortValue(view: ProjectView, { sort, window }: ProjectListQuery): number | string | null {
  if (sort === "name") return view.name.toLowerCase();
  return sort === "stars" ? view.stars : (view.changes[window]?.value ?? null);
}

function orderBy(query: ProjectListQuery): SQL {
  const column = sortColumn(query);
  return query.sort === "name" ? sql`order by ${column}, p.id` : sql`order by ${column} desc nulls last, p.id`;
}

function comesAfter(query: ProjectListQuery, { value, id }: ProjectListCursor): SQL {
  const column = sortColumn(query);
  if (query.sort === "name") return sql`(${column}, p.id) > (${String(value)}, ${id})`;
  if (value === null) return sql`(${column} is null and p.id > ${id})`;
  const number = Number(value);
  return sql`(${column} < ${number} or (${column} = ${number} and p.id > ${id}) or ${column} is null)`;
}

/** The categories of watched projects, by name. */
export async function listCategories(db: Executor): Promise<string[]> {
  const rows = await db.execute<{ category: string }>(
    sql`select distinct category from projects where watched and category is not null order by category`,
  );
  return rows.map((row) => row.category);
}
