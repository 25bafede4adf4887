import {
  migrate,
  readProjectView,
  readRecentEvents,
  readReleases,
  readSeries,
  rebuildDerived,
  type Connection,
  type Database,
  type Executor,
} from "@groundswell/db";
import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { upgradeEach } from "./earlier-schema.ts";

/** Receipts' keys. */
const K1 = "00000000000000a1";
const K2 = "00000000000000a2";

/** Facts of two projects as schema 0000 held them; every column has a value somewhere. */
const FACTS = [
  `insert into projects (github_id, repo, name) values (7, 'a/b', 'B'), (8, 'c/d', 'D'), (null, 'e/f', 'F')`,
  `insert into receipts select p, k, 'GitHub REST API', null, 'GET /x', timestamptz '2026-08-01T00:00:00Z', 200,
    'sha256:00', 'as GitHub says' from generate_series(1, 3) p, unnest(array['${K1}', '${K2}']) k`,
  `insert into observations select p, timestamptz '2026-08-01T04:00:00.123Z' + make_interval(days => d), 'GitHub REST API',
    true, false, 100 * p + d, 10 + d, 3, 4, '${K1}' from generate_series(1, 2) p, generate_series(0, 20) d`,
  `insert into history_fetches values
    (1, '2026-08-01T00:00:00Z', '2026-07-01', '2026-08-01', '${K1}'), (1, '2026-08-02T00:00:00Z', '2026-07-01', '2026-08-02', '${K2}'),
    (1, '2026-08-01T00:00:00Z', '2026-01-01', '2026-06-30', '${K1}'), (2, '2026-08-01T00:00:00Z', '2026-07-01', '2026-08-01', '${K1}')`,
  `insert into surviving_days values
    (1, '2026-07-01', '2026-08-01T00:00:00Z', 40, '${K1}'), (1, '2026-07-01', '2026-08-02T00:00:00Z', 39, '${K2}'),
    (1, '2026-07-02', '2026-08-01T00:00:00Z', 0, '${K1}'), (2, '2026-07-01', '2026-08-01T00:00:00Z', 5, '${K1}')`,
  `insert into release_revisions values (1, 'v1', 'GitHub REST API', '2026-08-01T00:00:00Z', 9007199254740991, 'One', true,
    null, '2026-07-30T00:00:00Z', 'https://example.org', '${K1}'), (1, 'v1', 'git tags', '2026-07-29T00:00:00Z', null, null, false,
    '2026-07-29T00:00:00Z', null, null, '${K2}')`,
  `insert into detail_revisions values (1, '2026-08-01T00:00:00Z', 'a/b', 'text', 'https://example.org', 'MIT', 'Rust',
    array['ai', 'x,y'], 'main', false, '2024-01-01T00:00:00Z', '${K1}')`,
  `insert into poll_state values
    (1, 'totals', '2026-08-02T00:00:00Z', null, 0, 'W/"x"', '{"totals":{"stars":1}}', '2026-08-01T00:00:00Z', null),
    (1, 'releases', '2026-08-02T00:00:00Z', null, 3, null, null, null, 'not found'),
    (1, 'history', '2026-08-02T00:00:00Z', '2026-08-02T00:02:00Z', 1, 'W/"h"', '{"newestAt":1785542400000,"nextPage":4}',
      '2026-08-01T00:00:00Z', null),
    (2, 'history', '2026-08-03T00:00:00Z', null, 0, null, '{"newestAt":1785542400000,"nextPage":null}', '2026-08-01T00:00:00Z',
      null),
    (3, 'history', '2026-08-04T00:00:00Z', null, 0, null, null, null, null)`,
];

/** What an upgrade fills anew, or goes on with: looked at apart. */
const NO_FACTS = ["poll_state", "process_state", "daily_totals", "standings"];

/** What a column that is new holds in rows from before. */
const FILLED: Record<string, Record<string, unknown>> = {
  observations: { watchers: null, pushed_at: null },
  history_fetches: { what: "stars" },
  surviving_days: { what: "stars" },
  release_revisions: { deleted: false },
  detail_revisions: { disabled: null, visibility: null },
};
/** Columns that have another name now. */
const RENAMED: Record<string, string> = { "surviving_days.stars": "count" };

async function readTables(db: Executor, tables: readonly string[]): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {};
  for (const table of tables) {
    const rows = await db.execute<{ row: unknown }>(sql.raw(`select to_jsonb(t) as row from ${table} t order by 1`));
    all[table] = rows.map(({ row }) => row);
  }
  return all;
}

function upgradeRow(table: string, row: object): object {
  const renamed = Object.entries(row).map(([name, value]) => [RENAMED[`${table}.${name}`] ?? name, value] as const);
  return { ...Object.fromEntries(renamed), ...FILLED[table] };
}

async function expectUpgrade(connection: Connection): Promise<void> {
  const { db } = connection;
  for (const statement of FACTS) await db.execute(sql.raw(statement));
  const tables = await db.execute<{ name: string }>(
    sql`select tablename as name from pg_tables where schemaname = 'public'
      and tablename <> all(${sql.param(NO_FACTS)}::text[]) order by 1`,
  );
  const names = tables.map(({ name }) => name);
  const before = await readTables(db, names);
  await migrate(connection);
  const after = await readTables(db, names);
  const sorted = (rows: readonly unknown[]) =>
    rows.map((row) => JSON.stringify(row, Object.keys(row as object).sort())).sort();
  for (const name of names) {
    const expected = (before[name] ?? []).map((row) => upgradeRow(name, row as object));
    expect([name, sorted(after[name] ?? [])]).toEqual([name, sorted(expected)]);
  }
  await expectUsable(connection);
}

/** What was stored before is read by today's code, and the history goes on where its reading had come to. */
async function expectUsable({ db }: Connection): Promise<void> {
  const work = await db.execute(sql`
    select project_id as p, resource, cursor, next_at = timestamptz '2026-08-02T00:00:00Z' as soon, last_success_at is not null as known, etag,
      attempts, problem from poll_state order by 1, 2`);
  // Asked for in full once more: what was not asked for before is in no answer that an ETag stands for.
  const kept = { cursor: null, soon: true, known: true, etag: null, attempts: 0, problem: null };
  expect([...work]).toEqual([
    { ...kept, p: 1, resource: "history", attempts: 1 },
    { ...kept, p: 1, resource: "history_depth", cursor: { page: 4, completedAt: null }, known: false },
    { ...kept, p: 1, resource: "releases", known: false, attempts: 3, problem: "not found" },
    { ...kept, p: 1, resource: "totals", cursor: { totals: { stars: 1 } } },
    { ...kept, p: 2, resource: "history", soon: false },
    { ...kept, p: 3, resource: "history", soon: false, known: false },
  ]);
  const query = { metric: "surviving", interval: "day", from: null, to: null, asOf: null } as const;
  expect((await readSeries(db, 1, query)).points.map((p) => [p.t, p.value])).toEqual([
    ["2026-07-01", 39],
    ["2026-07-02", 0],
  ]);
  expect(await readReleases(db, 1)).toMatchObject([{ tag: "v1", name: "One", prerelease: true }]);
  await expectCaches(db);
}

/** Caches that the schema did not have are there at once, and are what they are when derived anew. */
async function expectCaches(db: Database): Promise<void> {
  const read = async () => ({
    views: [await readProjectView(db, 1), await readProjectView(db, 2), await readProjectView(db, 3)],
    events: await readRecentEvents(db, { projectIds: null, kinds: null, limit: 100 }),
    days: [...(await db.execute(sql`select to_jsonb(d) as day from daily_trends d order by project_id, day`))],
  });
  const filled = await read();
  expect(filled.views).toMatchObject([
    { stars: 120, releaseCount: 1, momentum: { to: "2026-08-20", recentDays: 19, label: "too little data" } },
    { stars: 220, momentum: { to: "2026-08-20" } },
    { stars: null, momentum: null },
  ]);
  expect(filled.events).toMatchObject([{ projectId: 1, repo: "a/b", name: "B", kind: "released", to: "v1" }]);
  expect(filled.days).toHaveLength(2 * 19);
  await rebuildDerived(db);
  expect(await read()).toEqual(filled);
}

upgradeEach("a database of the first schema is upgraded with all that it holds", 1, expectUpgrade);
