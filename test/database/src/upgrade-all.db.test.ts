import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import {
  exportFacts,
  migrate,
  readProjectView,
  readReleases,
  readSeries,
  rebuildDerived,
  type Connection,
  type Executor,
} from "@groundswell/db";
import { exportTo, importFrom, MIGRATED_STORE, openTestStore, readLinesOf } from "@groundswell/support";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { upgradeOne } from "./earlier-schema.ts";
import { fillSchema } from "./fill-schema.ts";

const JOURNAL = resolve(import.meta.dirname, "../../../packages/db/migrations/meta/_journal.json");
const { entries } = JSON.parse(await readFile(JOURNAL, "utf8")) as { entries: { tag: string }[] };
const KINDS = ["server", "embedded"] as const;
const NOW = Date.parse("2026-09-01T00:00:00Z");

/** Derived anew by the upgrade, so that nothing of them needs to be there; bookkeeping is looked at apart. */
const NOT_FILLED = [
  ...[
    "daily_totals",
    "daily_trends",
    "openness_changes",
    "project_events",
    "standings",
    "weekday_factors",
    "process_state",
  ],
];
/** What an upgrade has not kept, up to how many migrations, and why. */
const NOT_KEPT: Record<string, { upTo: number; why: string }> = {
  story_effects: { upTo: Infinity, why: "a cache that the next refresh brings back, frozen verdicts as they were" },
  stories: { upTo: 5, why: "came from files alone, which are read again" },
  story_mentions: { upTo: Infinity, why: "put together anew of the versions" },
  poll_state: { upTo: 2, why: "is asked for in full once more; upgrade.db.test.ts holds how" },
};
/** Columns that have another name now. */
const RENAMED: Record<string, string> = { "surviving_days.stars": "count" };

type Row = Record<string, unknown>;

async function readTables(db: Executor): Promise<Map<string, Row[]>> {
  const tables = await db.execute<{ name: string }>(sql`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and not relispartition order by 1`);
  const all = new Map<string, Row[]>();
  for (const { name } of tables) {
    const rows = await db.execute<{ row: Row }>(sql.raw(`select to_jsonb(t) as row from ${name} t`));
    all.set(
      name,
      rows.map(({ row }) => row),
    );
  }
  return all;
}

/** What a row of then says, by the names of today. */
function toToday(table: string, row: Row): Row {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [RENAMED[`${table}.${name}`] ?? name, value]));
}

describe("a database of every schema that was released is upgraded with all that it holds,", () => {
  it.each(entries.slice(0, -1).map(({ tag }, i) => ({ tag, count: i + 1 })))(
    "$tag",
    async ({ tag, count }) => {
      // A server makes a database in no time; the embedded one is upgraded from the newest of them, and elsewhere from others.
      for (const kind of count === entries.length - 1 ? KINDS : KINDS.slice(0, 1)) {
        await upgradeOne(kind, count, async (connection) => {
          await fillSchema(connection.db, NOT_FILLED);
          const before = await readTables(connection.db);
          await migrate(connection);
          await expectKept(connection, before, count);
          await expectReadable(connection);
          const schema = await exportFacts(connection.db, (snapshot) => Promise.resolve(snapshot.schema));
          expect([tag, schema]).toEqual([tag, entries.at(-1)?.tag]);
          if (kind === "server") await expectBackup(connection);
        });
      }
    },
    120_000,
  );
});

async function expectKept({ db }: Connection, before: ReadonlyMap<string, Row[]>, count: number): Promise<void> {
  const after = await readTables(db);
  for (const [table, rows] of before) {
    if (count <= (NOT_KEPT[table]?.upTo ?? 0) || NOT_FILLED.includes(table)) continue;
    expect([table, rows.length]).toEqual([table, 2]);
    const found = rows.map((row) => {
      const said = Object.entries(toToday(table, row));
      return after.get(table)?.some((now) => said.every(([name, value]) => isSame(now[name], value)));
    });
    expect([table, ...found]).toEqual([table, true, true]);
  }
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Today's code reads what was stored then, and its caches are what they are when derived anew. */
async function expectReadable({ db }: Connection): Promise<void> {
  const query = { metric: "stars", interval: "day", from: null, to: null, asOf: null } as const;
  expect((await readSeries(db, 1, query)).points.map(({ t, value }) => [t, value])).toEqual([["2026-08-01", 1]]);
  expect(await readReleases(db, 2)).toHaveLength(1);
  const read = async () => [await readProjectView(db, 1), await readProjectView(db, 2)];
  const views = await read();
  expect(views).toMatchObject([{ stars: 1 }, { stars: 2 }]);
  await rebuildDerived(db);
  expect(await read()).toEqual(views);
}

/** A backup of it can be restored. */
async function expectBackup({ db }: Connection): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "groundswell-upgraded-"));
  const [one, two] = [join(folder, "1.jsonl"), join(folder, "2.jsonl")];
  const restored = await openTestStore("server", MIGRATED_STORE);
  try {
    await exportTo(db, one);
    await importFrom(restored.connection.db, one, NOW);
    await exportTo(restored.connection.db, two);
    expect(await readLinesOf(two)).toEqual(await readLinesOf(one));
  } finally {
    await restored.drop();
    await rm(folder, { recursive: true });
  }
}
