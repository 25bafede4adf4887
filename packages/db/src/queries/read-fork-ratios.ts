import type { InstantMs } from "@groundswell/core";
import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";

/** Forks for each star, of a project and of the others of its category. */
export interface ForkRatios {
  category: string | null;
  /** Null where either total is not known, and without stars. */
  own: number | null;
  others: number[];
}

/**
 * Forks for each star of a project and of all watched projects of its category, from the last observation of each that
 * has both.
 * @param asOf what was known then; null for now
 */
export async function readForkRatios(db: Executor, projectId: number, asOf: InstantMs | null): Promise<ForkRatios> {
  const known = asOf === null ? sql`` : sql`and observed_at <= ${new Date(asOf).toISOString()}::timestamptz`;
  const rows = await db.execute<{ id: number; category: string | null; ratio: number | null }>(sql`
    select p.id, p.category, o.forks::float8 / nullif(o.stars, 0) as ratio
    from projects own join projects p on p.id = own.id or (p.watched and p.category = own.category)
      left join lateral (
        select stars, forks from observations
        where project_id = p.id and forks is not null ${known}
        order by observed_at desc, source limit 1
      ) o on true
    where own.id = ${projectId}
    order by p.id`);
  const own = rows.find(({ id }) => id === projectId);
  const others = rows.filter(({ id }) => id !== projectId).map(({ ratio }) => ratio);
  return {
    category: own?.category ?? null,
    own: own?.ratio ?? null,
    others: others.filter((ratio) => ratio !== null),
  };
}
