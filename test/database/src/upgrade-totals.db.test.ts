import { migrate, readSeries, rebuildDerived, type Connection, type Executor } from "@groundswell/db";
import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { noteCachesCurrent, upgradeEach } from "./earlier-schema.ts";

/** Two projects; receipts of three sources, of which two differ in nothing but how the totals were taken. */
const FACTS = [
  `insert into projects (repo, name) values ('a/b', 'B'), ('c/d', 'D')`,
  `insert into receipts select p, k, source, url, 'GET /x', timestamptz '2026-08-01T00:00:00Z', 200, 'sha256:00', method
    from generate_series(1, 2) p, (values
      ('00000000000000a1', 'EvanLi', 'https://example.org', 'a list'), ('00000000000000a2', 'GitHub', null, 'totals'),
      ('00000000000000a3', 'GitHub', null, 'totals'), ('00000000000000a4', 'GitHub', null, 'from a webhook')
    ) r (k, source, url, method)`,
  // A bare date and a time on one day; one look, two looks, and two at one instant on others.
  `insert into observations (project_id, observed_at, source, time_known, archived, stars, forks, open_issues, receipt_key)
    select p, at::timestamptz, source, time_known, time_known is false, stars * p, nullif(stars, 12), 3, k
    from generate_series(1, 2) p, (values
      ('2026-08-01T12:00:00Z', 'EvanLi', false, 9, '00000000000000a1'),
      ('2026-08-02T12:00:00Z', 'EvanLi', false, 10, '00000000000000a1'), ('2026-08-02T04:00:00Z', 'GitHub', true, 11, '00000000000000a2'),
      ('2026-08-03T04:00:00Z', 'GitHub', true, 12, '00000000000000a3'), ('2026-08-03T09:00:00Z', 'GitHub', true, 13, '00000000000000a4'),
      ('2026-08-04T04:00:00Z', 'GitHub', true, 14, '00000000000000a2'), ('2026-08-04T04:00:00Z', 'Other', true, 15, '00000000000000a4')
    ) o (at, source, time_known, stars, k) where p = 1 or k <> '00000000000000a1'`,
];

/** The daily totals that a program before 0011 had derived of them. */
const TOTALS_BEFORE = `
  insert into daily_totals (project_id, day, stars, forks, open_issues, observed_at, time_known, archived, receipt_key,
    first_stars, first_forks, first_at, first_archived, first_receipt_key)
  select distinct on (project_id, day) project_id, day, stars, forks, open_issues, observed_at, time_known, archived, receipt_key,
    first_value(stars) over early, first_value(forks) over early, first_value(observed_at) over early,
    first_value(archived) over early, first_value(receipt_key) over early
  from (select *, (observed_at at time zone 'UTC')::date as day from observations) o
  window early as (partition by project_id, day order by time_known desc, observed_at, source)
  order by project_id, day, time_known desc, observed_at desc, source`;

async function readTotals(db: Executor): Promise<unknown[]> {
  const rows = await db.execute(sql`
    select t.*, s.source as name, s.source_url, s.method from daily_totals t
    left join total_sources s on s.project_id = t.project_id and s.number = t.source order by t.project_id, t.day`);
  return [...rows];
}

upgradeEach("daily totals of before say their sources as if they were derived anew", 11, expectMoved);

async function expectMoved(connection: Connection): Promise<void> {
  const { db } = connection;
  for (const statement of [...FACTS, TOTALS_BEFORE]) await db.execute(sql.raw(statement));
  // The caches are current: nothing but the migration brings them up to date.
  await noteCachesCurrent(db);
  await migrate(connection);
  const moved = await readTotals(db);
  const query = { metric: "stars", interval: "day", from: null, to: null, asOf: null } as const;
  const series = await readSeries(db, 1, query);
  expect(series.points.map(({ value }) => value)).toEqual([9, 11, 13, 14]);
  expect(series.sources).toEqual([
    { name: "EvanLi", url: "https://example.org", method: "a list" },
    { name: "GitHub", url: null, method: "from a webhook" },
    { name: "GitHub", url: null, method: "totals" },
  ]);
  expect((await readSeries(db, 2, { ...query, from: "2026-08-04" })).sources).toEqual([series.sources[2]]);
  expect(moved).toHaveLength(7);
  expect(moved.filter((row) => (row as { first_at: unknown }).first_at !== null)).toHaveLength(2);

  await rebuildDerived(db);
  expect(await readTotals(db)).toEqual(moved);
  // Numbers that were never given before come to the same.
  await db.execute(sql`/* by hand */ delete from total_sources`);
  await rebuildDerived(db);
  const named = (rows: readonly unknown[]) => rows.map((row) => ({ ...(row as object), source: null }));
  expect(named(await readTotals(db))).toEqual(named(moved));
}
