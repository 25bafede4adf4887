import { addDays, DAY_MS, startOfDay } from "@groundswell/core";
import {
  bumpDataVersion,
  connect,
  migrate,
  recordStories,
  refreshEffects,
  type Database,
  type EffectsRefresh,
} from "@groundswell/db";
import { createTestDatabase } from "@groundswell/support";
import { round, type Figure } from "./figure.ts";

const PROJECTS = 1_000;
const DAYS = 400;
const PAIRS = 2_000;
const NEWEST = "2026-08-23";
const STORY_DAYS = 300;
/** The newest day is over; weeks of the stories of late are not, or not frozen yet. */
const NOW = startOfDay(addDays(NEWEST, 1));

/**
 * Story effects of a catalogue: all of them for the first time, then what is not frozen after something has changed, then
 * a look when nothing has. Beside it, in the same run, a bare query that reads the same days, and its answer parsed.
 * @param serverUrl a PostgreSQL server
 */
export async function benchEffects(serverUrl: string): Promise<Figure[]> {
  const database = await createTestDatabase(serverUrl);
  const store = await connect({ url: database.url, dataDir: "" });
  try {
    await migrate(store);
    await fillNets(store.db);
    await fillStories(store.db);
    const bareMs = await timeBare(store.db);
    const first = await timeRefresh(store.db);
    await store.db.transaction(bumpDataVersion);
    const again = await timeRefresh(store.db);
    const glance = await timeRefresh(store.db);
    const detail = { projects: PROJECTS, days: DAYS, pairs: PAIRS, bareMs: round(bareMs) };
    return [
      tell("effects, all for the first time", first, detail),
      {
        ...tell("effects, all for the first time, a pair", first, detail),
        value: (1e3 * first.ms) / PAIRS,
        unit: "µs a pair",
      },
      tell("effects, those not frozen", again, detail),
      { ...tell("effects, nothing has changed", glance, detail), value: glance.ms, unit: "ms" },
    ];
  } finally {
    await store.close();
    await database.drop();
  }
}

interface Timed extends EffectsRefresh {
  ms: number;
}

async function timeRefresh(db: Database): Promise<Timed> {
  const startedAt = performance.now();
  const done = await refreshEffects(db, { now: NOW });
  return { ...done, ms: performance.now() - startedAt };
}

function tell(name: string, { ms, computed, frozen }: Timed, detail: Figure["detail"]): Figure {
  return {
    name: `${name} (PostgreSQL)`,
    value: ms / 1e3,
    unit: "s",
    aim: null,
    detail: { ...detail, computed, frozen, overBare: round(ms / Number(detail["bareMs"])) },
  };
}

/** Projects in categories of fifty, from half a star to 150 stars a day, and what is read of them: each day's net stars. */
async function fillNets(db: Database): Promise<void> {
  await db.execute(`
    insert into projects (repo, name, category)
    select 'bench-' || i || '/project-' || i, 'Project ' || i, 'category ' || i % 20 from generate_series(1, ${PROJECTS}) i`);
  await db.execute(`
    insert into project_names (project_id, name_key, name, rank) select id, lower(repo), repo, 0 from projects`);
  await db.execute(`
    insert into daily_trends (project_id, day, net, set_aside, known_at, receipt_key, recent_days, baseline_days, label,
      spike, alarm)
    select id, date '${NEWEST}' - d, rate + abs(hashint4(d * 7919 + id)) % (2 + rate)::int / 2.0, false, now(), '', 28, 56,
      'uncertain', false, false
    from (select id, 0.5 * 1.0057 ^ (id % 1000) as rate from projects) p, generate_series(0, ${DAYS - 1}) d
    where (d / 90 + id) % 50 <> 0`);
}

/** Stories of every day of the last ten months, each about two projects, which a linker is sure of. */
async function fillStories(db: Database): Promise<void> {
  const teller = { toldBy: "feed https://example.org/feed", knownAt: NOW, linkedBy: "names" };
  const mention = { tier: "T1", score: 1, linked: true, eligible: true, place: "link", evidence: "" } as const;
  const stories = Array.from({ length: PAIRS / 2 }, (_, i) => {
    const day = addDays(NEWEST, -(i % STORY_DAYS));
    return {
      ...{ url: `https://example.org/${i}`, title: `Story ${i}`, source: `Outlet ${i % 20}`, active: true },
      published: { day, at: startOfDay(day) + DAY_MS / 2, plusMinusDays: 0, note: null },
      ...{ contentHash: `sha256:${i}`, request: "https://example.org/feed" },
      mentions: [0, 499].map((apart) => {
        const id = ((i * 7_919 + apart) % PROJECTS) + 1;
        return { ...mention, repo: `bench-${id}/project-${id}` };
      }),
    };
  });
  await recordStories(db, stories, teller);
  await db.execute("vacuum analyze");
}

/** The days of all projects, as a refresh reads them. */
async function timeBare(db: Database): Promise<number> {
  const startedAt = performance.now();
  await db.execute(`
    select project_id, json_agg(day - date '1970-01-01' order by day), json_agg(net order by day)
    from daily_trends where not set_aside group by project_id`);
  return performance.now() - startedAt;
}
