import { distribute, listPlacements, LOCAL_TABLES, placeTables } from "@groundswell/db";
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { eachDatabase } from "./databases.ts";

/** The parts of Citus that placing calls: here they write down what they are called with. */
const STAND_IN = [
  "create schema stand_in",
  "set search_path = stand_in, public",
  "create table stand_in.pg_dist_partition (logicalrelid regclass primary key, call text not null, turn int not null)",
  `create function stand_in.create_reference_table(t regclass) returns void language sql as
    $$ insert into stand_in.pg_dist_partition select t, 'everywhere', count(*) from stand_in.pg_dist_partition $$`,
  `create function stand_in.create_distributed_table(t regclass, k text, colocate_with text) returns void language sql as
    $$ insert into stand_in.pg_dist_partition select t, k || ' beside ' || colocate_with, count(*)
       from stand_in.pg_dist_partition $$`,
];

/** What runs under a lock has one session for itself: the stand-ins are found by its search path. */
const ANY_LOCK = 1;

eachDatabase("distributing", (database, kind) => {
  it("says that there is no Citus, and changes nothing, where there is none", async () => {
    const [there] = await database.db.execute(sql`select from pg_available_extensions where name = 'citus'`);
    if (there !== undefined) return;
    const says = kind === "embedded" ? /embedded database .* can't be distributed/ : /no Citus/;
    await expect(distribute(database.connection)).rejects.toMatchObject({
      name: "UserError",
      where: "DATABASE_URL",
      message: expect.stringMatching(says) as string,
    });
  });

  it("places every table but those of the coordinator, once, with the tables that others point at first", async () => {
    await database.connection.withLock(ANY_LOCK, async (session) => {
      try {
        for (const statement of STAND_IN) await session.execute(sql.raw(statement));
        expect(await placeTables(session)).toEqual(listPlacements().map(({ table }) => table));
        expect(await placeTables(session)).toEqual([]);
        const rows = await session.execute<{ name: string; call: string }>(
          sql`select logicalrelid::regclass::text as name, call from pg_dist_partition order by turn`,
        );
        const calls = new Map(rows.map(({ name, call }) => [name, call]));
        expect(calls.get("projects")).toBe("everywhere");
        expect(calls.get("receipts")).toBe("project_id beside none");
        expect(calls.get("observations")).toBe("project_id beside receipts");
        expect(calls.get("pin_renders")).toBe("subject_key beside pin_subjects");
        for (const table of LOCAL_TABLES) expect(calls.has(table)).toBe(false);
        const names = [...calls.keys()];
        const targets = await session.execute<{ from: string; to: string }>(sql`
          select conrelid::regclass::text as from, confrelid::regclass::text as to from pg_constraint
          where contype = 'f' and conparentid = 0 and connamespace = 'public'::regnamespace`);
        const late = targets.filter(({ from, to }) => names.indexOf(to) > names.indexOf(from));
        expect(late).toEqual([]);
      } finally {
        await session.execute(sql`drop schema if exists stand_in cascade`);
        await session.execute(sql`reset search_path`);
      }
    });
  });
});
