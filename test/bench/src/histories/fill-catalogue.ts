import type { Database } from "@groundswell/db";
import { CATEGORIES, countDays, NEWEST_DAY, type HistoryShape } from "./history-shape.ts";
import { writeHistories } from "./write-histories.ts";

/** A catalogue that lists, series and comparisons are measured on. */
export interface FilledCatalogue extends HistoryShape {
  /** Those with their whole past, in the order of their ids: at most 1,000 of them. */
  past: { id: number; repo: string }[];
  /** First and last day. */
  from: string;
  to: string;
}

const MOST_NAMED = 1_000;

/**
 * Adds generated projects with daily histories to a catalogue of real ones. What is shown of each is that of a real one,
 * so that it is as long as in life, with the generated project's own name and figures. What was filled before is left.
 * @param db migrated, with a catalogue of real projects in it
 */
export async function fillCatalogue(
  db: Database,
  shape: HistoryShape,
  report?: (line: string) => void,
): Promise<FilledCatalogue> {
  const [there] = await db.execute("select from projects where repo like 'bench-%' limit 1");
  if (there === undefined) await write(db, shape, report);
  return describe(db, shape);
}

async function write(db: Database, shape: HistoryShape, report?: (line: string) => void): Promise<void> {
  await db.execute(`
    insert into projects (repo, name, category)
    select 'bench-' || i || '/project-' || i, 'Project ' || i, 'category ' || i % ${CATEGORIES}
    from generate_series(1, ${shape.projects}) i`);
  await db.execute(`
    insert into project_names (project_id, name_key, name, rank)
    select id, lower(repo), repo, 0 from projects where repo like 'bench-%'`);
  await writeHistories(db, shape, report);
  await writeStandings(db);
  await db.execute("vacuum analyze");
}

async function describe(db: Database, shape: HistoryShape): Promise<FilledCatalogue> {
  const past = await db.execute<{ id: number; repo: string }>(`
    select id, repo from projects p where repo like 'bench-%'
      and exists (select from observations where project_id = p.id and observed_at >= date '${NEWEST_DAY}' - 60)
      and exists (select from daily_totals where project_id = p.id and day = date '${NEWEST_DAY}' - ${countDays(shape) - 2})
    order by hashint4(id) limit ${MOST_NAMED}`);
  const [range] = await db.execute<{ from: string }>(
    `select (date '${NEWEST_DAY}' - ${countDays(shape) - 1})::text as from`,
  );
  return {
    ...shape,
    past: [...past].sort((a, b) => a.id - b.id),
    from: range?.from ?? "",
    to: NEWEST_DAY,
  };
}

/**
 * Totals and changes are those of the generated days; momenta are spread as in life: most of nothing much. What is shown
 * ends on the day that its column says, as whoever stores it sees to: else each list would write all its projects anew.
 */
async function writeStandings(db: Database): Promise<void> {
  const random = (name: string, salt: number) =>
    `(hashint8extended(p.id, ${salt}) & 1048575)::float8 / 1048575 as ${name}`;
  const before = (days: number) => `last.stars - (
    select stars from daily_totals where project_id = p.id and day = last.day - ${days})`;
  await db.execute(`
    insert into standings (project_id, stars, net_7, net_30, net_90, category, cautious, velocity, rate_7, rate_30, rate_90,
      momentum_to, label, observed_at, totals_archived, forks, created_at, release_count, search, events_of, view)
    select p.id, last.stars, ${before(7)}, ${before(30)}, ${before(90)}, p.category,
      case when up > 0.8 then (up - 0.8) * 10 when up < 0.1 then up * 10 - 1 when up < 0.9 then 0 end,
      100 * fast ^ 3, 100 * fast ^ 3, 90 * fast ^ 3, 80 * fast ^ 3, date '${NEWEST_DAY}' - 1,
      case when up > 0.8 then 'accelerating' when up < 0.1 then 'slowing' else 'steady' end,
      last.observed_at, false, last.forks, timestamptz '2020-01-01Z', 12,
      concat_ws(E'\\n', p.name, p.repo, t.view ->> 'description'), '',
      t.view || jsonb_build_object('id', p.id, 'repo', p.repo, 'name', p.name, 'category', p.category,
        'stars', last.stars, 'forks', last.forks, 'observedAt', extract(epoch from last.observed_at) * 1000,
        'momentum', nullif(t.view -> 'momentum', 'null') || jsonb_build_object('to', date '${NEWEST_DAY}' - 1))
    from (
      select *, ${random("fast", 2)}, ${random("up", 3)}, row_number() over (order by id) as place
      from projects p where repo like 'bench-%'
    ) p
    join (
      select view, row_number() over (order by project_id) - 1 as place, count(*) over () as templates
      from standings where stars is not null
    ) t on t.place = p.place % t.templates
    cross join lateral (
      select * from daily_totals where project_id = p.id order by day desc limit 1
    ) last`);
}
