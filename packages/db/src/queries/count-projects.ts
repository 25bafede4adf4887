import type { InstantMs } from "@groundswell/core";
import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { wasKnownBy } from "./was-known-by.ts";

/**
 * How many projects a list holds in all.
 * @param category null: of all
 * @param asOf of those with a total by then; null: of all that are watched
 */
export async function countProjects(db: Executor, category: string | null, asOf: InstantMs | null): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from standings s join projects p on p.id = s.project_id
    where p.watched ${category === null ? sql`` : sql`and s.category = ${category}`}
      ${asOf === null ? sql`` : sql`and ${wasKnownBy(asOf)}`}`);
  return row?.count ?? 0;
}
