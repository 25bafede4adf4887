import type { Database } from "@groundswell/db";

/** The newest day of generated projects. */
const NEWEST = "2026-08-22";
const SOURCE = "GitHub GraphQL API";

/**
 * Fills an empty, migrated database with generated projects of so many days each: a total a day, growing by half a star
 * to some 150 stars a day, more on some days than on others, with surges of a day and days that are missing.
 */
export async function fillGeneratedCatalogue(
  db: Database,
  { projects, days }: { projects: number; days: number },
): Promise<void> {
  await db.execute(`
    insert into projects (repo, name, category)
    select 'bench-' || i || '/project-' || i, 'Project ' || i, 'category ' || i % 20 from generate_series(1, ${projects}) i`);
  await db.execute(`
    insert into project_names (project_id, name_key, name, rank) select id, lower(repo), repo, 0 from projects`);
  await db.execute(`
    insert into receipts (project_id, key, source, request, fetched_at, content_hash, method)
    select id, left(md5(id::text), 16), '${SOURCE}', 'totals', timestamptz '${NEWEST}Z', 'sha256:' || md5('') || md5(''), 'totals'
    from projects`);
  await db.execute(`
    insert into observations (project_id, observed_at, source, time_known, archived, stars, forks, open_issues, receipt_key)
    select id, timestamptz '${NEWEST}T20:00:00Z' - (${days} - d) * interval '24 hours', '${SOURCE}', true, false,
      500 + (rate * d)::int + abs(hashint4(d * 7919 + id)) % (2 + rate)::int + (rate * 8 * (d / 45))::int, 100 + d, d % 300, key
    from (select id, 0.5 * 1.0057 ^ (id % 1000) as rate, left(md5(id::text), 16) as key from projects) p,
      generate_series(0, ${days}) d
    where (d + id) % 50 <> 0`);
  await db.execute(`
    insert into total_sources (project_id, number, source, method) select id, 1, '${SOURCE}', 'totals' from projects`);
  await db.execute(`
    insert into daily_totals (project_id, day, stars, forks, open_issues, source, time_known, archived, observed_at, receipt_key)
    select project_id, (observed_at at time zone 'UTC')::date, stars, forks, open_issues, 1, true, false, observed_at, receipt_key
    from observations`);
  await db.execute("vacuum analyze");
}
