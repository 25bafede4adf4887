import type { Database } from "@groundswell/db";
import {
  countDays,
  daysOf,
  IS_KNOWN,
  NEWEST_DAY,
  shapesOf,
  SOURCE,
  SOURCE_URL,
  STARS,
  type HistoryShape,
} from "./history-shape.ts";
import { withoutConstraints } from "./without-constraints.ts";

/** Days a statement, and statements at once. */
const DAYS_AT_ONCE = 30;
const WRITERS = 2;

/**
 * Writes the days of projects that are there, in a migrated database: by day, as a collector leaves them, and each day's
 * projects in the order of their ids. The large tables' constraints are made after their rows: what is left is the same,
 * with indexes as they are after a `reindex`.
 */
export async function writeHistories(
  db: Database,
  shape: HistoryShape,
  report: (line: string) => void = () => undefined,
): Promise<void> {
  await db.execute(`create unlogged table shapes as ${shapesOf(shape)}`);
  await db.execute(`create unlogged table days as ${daysOf(shape)}`);
  await db.execute("analyze shapes, days");
  await db.execute(receiptOfAll());
  await db.execute(sourceOfAll());
  const statements = {
    receipts: receiptsByDay,
    daily_totals: totals,
    observations,
    daily_trends: (days: string) => trends(days, countDays(shape)),
  };
  for (const [table, statement] of Object.entries(statements)) {
    const startedAt = performance.now();
    const seconds = () => `${((performance.now() - startedAt) / 1_000).toFixed(0)} s`;
    await withoutConstraints(db, table, async () => {
      await inSteps(countDays(shape), async (days) => {
        await db.execute(statement(days));
      });
      report(`${table}: rows in ${seconds()}`);
    });
    report(`${table}: with its constraints in ${seconds()}`);
  }
  await db.execute("drop table shapes, days");
}

/** A month after the other, two at a time. */
async function inSteps(count: number, write: (days: string) => Promise<void>): Promise<void> {
  let next = 0;
  const work = async () => {
    while (next < count) {
      const from = next;
      next += DAYS_AT_ONCE;
      await write(`(select * from days where d >= ${from} and d < ${next} order by d) t`);
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, work));
}

const RECEIPT = "project_id, key, source, source_url, request, fetched_at, status, content_hash, method";

function receiptRow(key: string, at: string, name: string): string {
  return `select s.id, ${key}, '${SOURCE}', '${SOURCE_URL}', 'totals ' || ${name}, ${at}, 200,
    'sha256:' || md5(s.id::text) || md5(${name}), 'totals'`;
}

/** What stands for all days of a project without its whole past. */
function receiptOfAll(): string {
  return `insert into receipts (${RECEIPT})
    ${receiptRow("s.key", `timestamptz '${NEWEST_DAY}T20:00:00Z'`, "'all'")} from shapes s`;
}

function sourceOfAll(): string {
  return `insert into total_sources (project_id, number, source, source_url, method)
    select id, 1, '${SOURCE}', '${SOURCE_URL}', 'totals' from shapes`;
}

const DAY_KEY = "left(md5(s.id || ' ' || d), 16)";
const KEY = `case when s.whole then ${DAY_KEY} else s.key end`;

function receiptsByDay(days: string): string {
  return `insert into receipts (${RECEIPT}) ${receiptRow(DAY_KEY, "t.at", "d::text")} from ${days}, shapes s where s.whole`;
}

function totals(days: string): string {
  return `
    insert into daily_totals (project_id, day, stars, forks, open_issues, source, time_known, archived, observed_at, receipt_key)
    select id, day, stars, stars / 9, issues, 1, true, false, at, key from (
      select s.id, t.day, ${STARS} as stars, (d * 7 + s.id) % 900 as issues, t.at, ${KEY} as key
      from ${days}, shapes s where ${IS_KNOWN} offset 0) told`;
}

function observations(days: string): string {
  return `
    insert into observations (project_id, observed_at, source, time_known, archived, stars, forks, open_issues, receipt_key)
    select s.id, t.at, '${SOURCE}', true, false, ${STARS}, ${STARS} / 9, (d * 7 + s.id) % 900, ${DAY_KEY}
    from ${days}, shapes s where s.whole and ${IS_KNOWN}`;
}

function trends(days: string, count: number): string {
  return `
    insert into daily_trends (project_id, day, net, set_aside, known_at, receipt_key, recent_days, baseline_days, label,
      velocity, velocity_low, velocity_high, ratio, ratio_low, ratio_high, p_up, cautious, top_day_share, spike,
      rate_7, rate_30, rate_90, surge_expected, surge_p, alarm)
    select s.id, t.day, s.rate * (1 + 0.4 * cos(d * 0.0133::float8 + s.phase)), false, t.at + interval '24 hours', ${DAY_KEY}, 28, 55,
      case when s.id % 3 = 0 then 'accelerating' else 'steady' end, s.rate, s.rate * 0.8, s.rate * 1.2, ratio, ratio * 0.9,
      ratio * 1.1, 0.5, case when s.id % 3 = 0 then ln(ratio) else 0 end, 0.1, false, s.rate, s.rate, s.rate, s.rate * 1.1,
      0.4, false
    from ${days}, shapes s, lateral (select 1 + 0.3 * abs(sin(d * 0.0133::float8 + s.phase)) as ratio) r
    where s.whole and ${IS_KNOWN} and d > 0 and d < ${count - 1}`;
}
