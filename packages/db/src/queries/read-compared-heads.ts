import { dayOf, type Day, type InstantMs, type Total } from "@groundswell/core";
import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";

/** What has to be known of a project before its totals are laid beside others'. */
export interface ComparedHead {
  id: number;
  /** Another whenever the project's totals have been derived anew; null when they never were. */
  revision: string | null;
  /** The first day with a figure; null when there is none. */
  first: Day | null;
  /** The last day with a figure, of those asked for. */
  last: ComparedLast | null;
  /** The day on which GitHub says that the repository was created. */
  created: Day | null;
}

export interface ComparedLast {
  day: Day;
  value: number;
  archived: boolean;
  receiptKey: string;
  observedAt: InstantMs;
}

/** As the database packs it. */
type Head = {
  id: number;
  revision: string | null;
  first: Day | null;
  created: number | null;
  last: [day: Day, value: number, archived: boolean, receiptKey: string, observedAt: number] | null;
};

/**
 * The heads of some projects, in the order of their ids, which are all looked up by index.
 * @param to the last day asked for; null: the last with a figure
 */
export async function readComparedHeads(
  db: Executor,
  ids: readonly number[],
  total: Total,
  to: Day | null,
): Promise<ComparedHead[]> {
  const column = sql.identifier(total);
  const rows = await db.execute<Head>(sql`
    select asked.id, s.xmin::text as revision,
      (select d.day::text from daily_totals d where d.project_id = asked.id and d.${column} is not null
        order by d.day limit 1) as first,
      (select json_build_array(d.day, d.${column}, d.archived, d.receipt_key,
          (extract(epoch from d.observed_at) * 1000)::float8) from daily_totals d
        where d.project_id = asked.id and d.${column} is not null ${to === null ? sql`` : sql`and d.day <= ${to}::date`}
        order by d.day desc limit 1) as last,
      (select (extract(epoch from r.created_at) * 1000)::float8 from detail_revisions r
        where r.project_id = asked.id order by r.known_at desc limit 1) as created
    from unnest(${sql.param([...ids])}::int[]) with ordinality as asked(id, place)
    left join standings s on s.project_id = asked.id
    order by asked.place`);
  return rows.map(({ id, revision, first, created, last }) => ({
    ...{ id, revision, first },
    created: created === null ? null : dayOf(created),
    last: last === null ? null : toLast(last),
  }));
}

function toLast([day, value, archived, receiptKey, observedAt]: NonNullable<Head["last"]>): ComparedLast {
  return { day, value, archived, receiptKey, observedAt };
}
