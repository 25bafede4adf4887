import type { Database } from "@groundswell/db";

export interface TableSize extends Record<string, unknown> {
  table: string;
  rows: number;
  /** With its indexes, and of all its partitions. */
  bytes: number;
  bytesARow: number;
  indexShare: number;
}

/** What the tables take, the largest first; those under a megabyte are left out. */
export async function listSizes(db: Database): Promise<TableSize[]> {
  const rows = await db.execute<TableSize>(`
    select root::text as table, sum(rows)::float8 as rows, sum(total)::float8 as bytes,
      (sum(total) / nullif(sum(rows), 0))::float8 as "bytesARow", (sum(indexes) / sum(total))::float8 as "indexShare"
    from (
      select coalesce(i.inhparent, c.oid)::regclass as root, greatest(c.reltuples, 0) as rows,
        pg_total_relation_size(c.oid) as total, pg_indexes_size(c.oid) as indexes
      from pg_class c left join pg_inherits i on i.inhrelid = c.oid
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
    ) parts group by 1 having sum(total) > 1048576 order by 3 desc`);
  return [...rows];
}
