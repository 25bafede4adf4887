import type { Day, MomentumLabel } from "@groundswell/core";
import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { filterList, labelOf, type ListFilters } from "./list-filters.ts";
import { readNewestDay } from "./read-newest-day.ts";

/** How many projects of a category have a momentum that is called so. */
export interface ListCount extends Record<string, unknown> {
  category: string | null;
  label: MomentumLabel;
  count: number;
}

/**
 * Counts a list of watched projects by category (those without one last) and by what their momentum is called now.
 * @param known the catalogue's newest day, where it was read already
 */
export async function countList(
  db: Executor,
  filters: Pick<ListFilters, "text" | "ids">,
  known: { newest?: Day | null } = {},
): Promise<{ counts: ListCount[]; newest: Day | null }> {
  const newest = known.newest === undefined ? await readNewestDay(db, null) : known.newest;
  const counts = await db.execute<ListCount>(sql`
    select s.category, ${labelOf(newest)} as label, count(*)::int as count
    from standings s join projects p on p.id = s.project_id
    where p.watched ${filterList({ ...filters, category: null }, newest)}
    group by 1, 2 order by 1 nulls last`);
  return { counts: [...counts], newest };
}
