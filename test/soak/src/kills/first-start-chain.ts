import { existsSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Connection } from "@groundswell/db";
import { runGroundswell } from "@groundswell/support";
import type { Random } from "../random.ts";
import { attempt, type Attempt, type Lengths } from "./attempt.ts";
import { ARCHIVED_OBSERVATIONS, ARCHIVED_RELEASES } from "./check-facts.ts";
import { readArchived, type ArchivedCount } from "./read-facts.ts";
import type { Store } from "./store.ts";

export interface FirstStartOptions {
  name: string;
  /** Makes an empty store; a new one whenever a start has reached its end. */
  createStore: () => Promise<Store>;
  kills: number;
  random: Random;
  usual: Lengths;
  /** What every project holds when the archive is in. */
  whole: readonly ArchivedCount[];
  report?: (line: string) => void;
}

/**
 * Kills `migrate` while it makes the database, its schema, and imports the archive; each next start goes on with what
 * the last one left. What is there must always be whole: no half cluster, no half schema, no half project.
 */
export async function runFirstStartChain(options: FirstStartOptions): Promise<{ kills: number; problems: string[] }> {
  const problems: string[] = [];
  let kills = 0;
  let { usual } = options;
  while (kills < options.kills) {
    const store = await options.createStore();
    const note = (what: string) => problems.push(`${options.name}, kill ${kills}: ${what}`);
    try {
      for (let ended = false; !ended && kills < options.kills;) {
        const moment = { from: "start" as const, share: options.random() };
        const result = await attempt(
          ["migrate"],
          { env: store.env },
          { hasBegun: () => false, kill: { moment, usual } },
        );
        ended = !result.killed;
        if (result.killed) {
          kills += 1;
          options.report?.(`${options.name}: killed ${(moment.share * 100).toFixed(0)} % into the first start`);
        } else usual = result.lengths;
        for (const problem of await checkLeftovers(store, result, options.whole)) note(problem);
      }
      for (const problem of await finishStart(store, options.whole)) note(problem);
    } finally {
      await store.remove();
    }
  }
  return { kills, problems };
}

/** The next start completes what was begun. */
async function finishStart(store: Store, whole: readonly ArchivedCount[]): Promise<string[]> {
  const { code, stderr } = await runGroundswell(["migrate"], { env: store.env });
  if (code !== 0) return [`the next start ended with ${code}: ${stderr}`];
  return store.inspect(async (connection) => {
    const archived = await readArchived(connection);
    return [
      ...(isDeepStrictEqual(archived, whole) ? [] : ["the archive is not whole after the next start"]),
      ...(await findStaleCaches(connection)),
    ];
  });
}

async function checkLeftovers(
  store: Store,
  { stdout, killed, code, stderr }: Attempt,
  whole: readonly ArchivedCount[],
) {
  if (!killed && code !== 0) return [`the start ended with ${code}: ${stderr}`];
  const { GROUNDSWELL_DATA_DIR: dataDir = "" } = store.env;
  if (store.kind === "embedded" && !existsSync(join(dataDir, "postgres"))) return [];
  return store.inspect(async (connection) => {
    const [tables] = await connection.db.execute<{ n: number }>(
      "select count(*)::int as n from pg_tables where schemaname = 'public'",
    );
    if (tables?.n === 0) return stdout === "" ? [] : ["it said that it had stored something, and there is no schema"];
    const archived = await readArchived(connection);
    const expected = new Map(whole.map((count) => [count.repo, count]));
    const torn = archived.filter(
      (count) => count.observations + count.releases > 0 && !isDeepStrictEqual(count, expected.get(count.repo)),
    );
    const [imports] = await connection.db.execute<{ n: number }>("select count(*)::int as n from archive_imports");
    const said = stdout.includes("Archive loaded") || (imports?.n ?? 0) > 0;
    return [
      ...torn.map((count) => `half a project: ${JSON.stringify(count)}`),
      ...(said && !isWhole(archived) ? ["the archive counts as imported, and is not whole"] : []),
      ...(await findStaleCaches(connection)),
    ];
  });
}

function isWhole(archived: readonly ArchivedCount[]): boolean {
  const observations = archived.reduce((sum, count) => sum + count.observations, 0);
  const releases = archived.reduce((sum, count) => sum + count.releases, 0);
  return observations === ARCHIVED_OBSERVATIONS && releases === ARCHIVED_RELEASES;
}

/** Projects whose derived days are not those of their observations. */
async function findStaleCaches({ db }: Connection): Promise<string[]> {
  const rows = await db.execute<{ repo: string }>(
    `select p.repo from projects p
    where (select count(distinct (observed_at at time zone 'UTC')::date) from observations where project_id = p.id)
      <> (select count(*) from daily_totals where project_id = p.id)`,
  );
  return rows.map(({ repo }) => `the daily totals of ${repo} are not those of its observations`);
}
