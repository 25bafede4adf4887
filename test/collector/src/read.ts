import { findProject, readFreshness, type Database, type FreshnessRow } from "@groundswell/db";
import type { Scene } from "./harness.ts";

export interface StoredTotals extends Record<string, unknown> {
  at: number;
  stars: number;
  forks: number;
}

/** What is stored of a project's totals, oldest first. */
export async function readTotals(db: Database, repo: string): Promise<StoredTotals[]> {
  const id = await idOf(db, repo);
  const rows = await db.execute<StoredTotals>(
    `select extract(epoch from observed_at)::float8 * 1000 as at, stars, forks
     from observations where project_id = ${id} order by observed_at`,
  );
  return [...rows];
}

export interface StoredDay extends Record<string, unknown> {
  day: string;
  stars: number;
  at: number;
}

/** Every report of surviving stars, by day and then by fetch. */
export async function readDays(db: Database, repo: string): Promise<StoredDay[]> {
  const id = await idOf(db, repo);
  const rows = await db.execute<StoredDay>(
    `select day::text as day, count as stars, extract(epoch from fetched_at)::float8 * 1000 as at
     from surviving_days where project_id = ${id} and what = 'stars' order by day, fetched_at`,
  );
  return [...rows];
}

/** The newest report of each day that has stars, as `day: stars`. */
export async function readSurviving(db: Database, repo: string): Promise<Record<string, number>> {
  const days = await readDays(db, repo);
  return Object.fromEntries(days.filter(({ stars }) => stars !== 0).map(({ day, stars }) => [day, stars]));
}

export async function readFreshnessOf({ db }: Scene, repo: string): Promise<FreshnessRow> {
  const row = (await readFreshness(db)).find((r) => r.repo === repo);
  if (row === undefined) throw new Error(`no freshness of ${repo}`);
  return row;
}

/** The text of every cell that is stored. */
export async function dumpDatabase(db: Database): Promise<string> {
  const tables = await db.execute<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public'`,
  );
  const texts: string[] = [];
  for (const { name } of tables) texts.push(JSON.stringify([...(await db.execute(`select * from ${name}`))]));
  return texts.join("\n");
}

async function idOf(db: Database, repo: string): Promise<number> {
  const project = await findProject(db, repo);
  if (project === null) throw new Error(`no project ${repo}`);
  return project.id;
}

/** How many forks were made on each day, as last said, where any are still there. */
export async function readForks(db: Database, repo: string): Promise<Record<string, number>> {
  const id = await idOf(db, repo);
  const rows = await db.execute<{ day: string; count: number }>(
    `select distinct on (day) day::text as day, count from surviving_days
     where project_id = ${id} and what = 'forks' order by day, fetched_at desc`,
  );
  return Object.fromEntries([...rows].filter(({ count }) => count !== 0).map(({ day, count }) => [day, count]));
}

export interface StoredNotice extends Record<string, unknown> {
  kind: string;
  name: string;
  takenBy: number | null;
  at: number;
}

/** How the repository was met when it was not met as before, oldest first. */
export async function readNotices(db: Database, repo: string): Promise<StoredNotice[]> {
  const id = await idOf(db, repo);
  const rows = await db.execute<StoredNotice>(
    `select kind, name, taken_by::float8 as "takenBy", extract(epoch from known_at)::float8 * 1000 as at
     from project_notices where project_id = ${id} order by known_at, kind`,
  );
  return [...rows];
}
