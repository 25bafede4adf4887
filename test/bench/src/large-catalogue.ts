import { refreshDerived, type Database } from "@groundswell/db";

/** The catalogue that lists and comparisons are measured on. */
export interface LargeCatalogue {
  projects: number;
  /** Those with a daily history, by name, in the order of their ids. */
  withHistory: { id: number; repo: string }[];
  /** First and last day of that history. */
  from: string;
  to: string;
}

const CATEGORIES = 20;
const HISTORY_FROM = "2021-08-22";
const HISTORY_DAYS = 1_827;

/**
 * Adds generated projects to a catalogue, each with the standing of a real one of it under its own name and with its own
 * figures in the columns that lists are ordered by; and gives some of them five years of daily totals, each day with a
 * receipt of its own, lying in the table as a collector leaves them: by day, not by project.
 * @param db with a catalogue of real projects in it
 */
export async function fillLargeCatalogue(
  db: Database,
  { projects, histories }: { projects: number; histories: number },
): Promise<LargeCatalogue> {
  await db.execute(`
    insert into projects (repo, name, category)
    select 'bench-' || i || '/project-' || i, 'Project ' || i, 'category ' || i % ${CATEGORIES}
    from generate_series(1, ${projects}) i`);
  await db.execute(`
    insert into project_names (project_id, name_key, name, rank)
    select id, lower(repo), repo, 0 from projects where repo like 'bench-%'`);
  const rows = await db.execute<{ id: number; repo: string }>(
    `select id, repo from projects where repo like 'bench-%' order by id limit ${histories}`,
  );
  const withHistory = rows.map(({ id, repo }) => ({ id, repo }));
  const ids = withHistory.map(({ id }) => id).join(",");
  await writeHistories(db, ids);
  for (const { id } of withHistory) {
    await db.transaction((tx) => refreshDerived(tx, id, Date.parse(HISTORY_FROM)));
  }
  await db.execute("create table kept as select * from daily_totals");
  await db.execute("truncate daily_totals");
  await db.execute("insert into daily_totals select * from kept order by day, project_id");
  await db.execute("drop table kept");
  await cloneStandings(db, ids);
  await db.execute("vacuum analyze");
  const [range] = await db.execute<{ to: string }>(`select (date '${HISTORY_FROM}' + ${HISTORY_DAYS - 1})::text as to`);
  return { projects, withHistory, from: HISTORY_FROM, to: range?.to ?? "" };
}

async function writeHistories(db: Database, ids: string): Promise<void> {
  const days = `projects p, generate_series(0, ${HISTORY_DAYS - 1}) d where p.id in (${ids})`;
  await db.execute(`
    insert into receipts (project_id, key, source, source_url, request, fetched_at, status, content_hash, method)
    select p.id, left(md5(p.id || ' ' || d), 16), 'GitHub GraphQL API', 'https://api.github.com/graphql', 'totals ' || d,
      timestamptz '${HISTORY_FROM}T20:00:00Z' + d * interval '24 hours', 200,
      'sha256:' || md5(d::text) || md5(p.id::text), 'totals'
    from ${days}`);
  await db.execute(`
    insert into observations (project_id, observed_at, source, time_known, archived, stars, forks, open_issues, receipt_key)
    select p.id, timestamptz '${HISTORY_FROM}T20:00:00Z' + d * interval '24 hours', 'GitHub GraphQL API', true, false,
      1000 + d * (p.id % 40 + 1) + hashint4(d * 10 + p.id) % 20, 100 + d, d % 300, left(md5(p.id || ' ' || d), 16)
    from ${days}`);
}

/** Real views, so that what is read and written of a project is as long as it is in life. */
async function cloneStandings(db: Database, but: string): Promise<void> {
  const random = (name: string, salt: number) =>
    `(hashint8extended(p.id, ${salt}) & 1048575)::float8 / 1048575 as ${name}`;
  await db.execute(`
    insert into standings (project_id, stars, net_7, net_30, net_90, category, cautious, velocity, rate_7, rate_30, rate_90,
      events_of, view)
    select p.id, 300000 * size ^ 4, 700 * fast ^ 3, 3000 * fast ^ 3, 9000 * fast ^ 3, p.category,
      case when up > 0.8 then (up - 0.8) * 10 when up < 0.1 then up * 10 - 1 when up < 0.9 then 0 end,
      100 * fast ^ 3, 100 * fast ^ 3, 90 * fast ^ 3, 80 * fast ^ 3, '',
      t.view || jsonb_build_object('id', p.id, 'repo', p.repo, 'name', p.name, 'category', p.category)
    from (
      select *, ${random("size", 1)}, ${random("fast", 2)}, ${random("up", 3)}, row_number() over (order by id) as place
      from projects p where repo like 'bench-%' and id not in (${but})
    ) p
    join (
      select view, row_number() over (order by project_id) - 1 as place, count(*) over () as templates
      from standings where stars is not null and project_id not in (${but})
    ) t on t.place = p.place % t.templates`);
}
