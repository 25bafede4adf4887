import { sql } from "drizzle-orm";
import type { Database } from "@groundswell/db";

interface Constraint extends Record<string, unknown> {
  name: string;
  definition: string;
}

/** Takes a table's keys away while rows are written, and makes the same keys again: checked all at once, not row by row. */
export async function withoutConstraints(db: Database, table: string, write: () => Promise<void>): Promise<void> {
  // Keys that others point at stay.
  const constraints = await db.execute<Constraint>(sql`
    select conname as name, pg_get_constraintdef(oid) as definition from pg_constraint c
    where conrelid = ${table}::regclass and contype in ('p', 'f') and conparentid = 0
      and not exists (select from pg_constraint o where o.confrelid = c.conrelid and c.contype = 'p')
    order by contype desc`);
  for (const { name } of constraints) await db.execute(`alter table ${table} drop constraint "${name}"`);
  await write();
  // One session: what it is set to is for it alone.
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local maintenance_work_mem = '1GB'`);
    for (const { name, definition } of constraints) {
      await tx.execute(sql.raw(`alter table ${table} add constraint "${name}" ${definition}`));
    }
  });
}
