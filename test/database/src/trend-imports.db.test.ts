import { contentHash, EVEN_WEEK } from "@groundswell/core";
import {
  importArchive,
  migrate,
  prepareFactors,
  readEvents,
  readProjectView,
  rebuildDerived,
  type ArchiveData,
} from "@groundswell/db";
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { eachDatabase, watch, type OpenDatabase } from "./databases.ts";
import { observation, observe } from "./facts.ts";

const NOW = Date.parse("2026-11-22T00:00:00Z");
const DAY = 86_400_000;
const FIRST = Date.parse("2024-09-30T00:00:00Z");

/** Days from Monday 2024-09-30 on, with more stars on working days than at the weekend, and a burst at the end. */
function daily(days: number, burstOf = 0) {
  let stars = 1_000;
  return Array.from({ length: days }, (_, day) => {
    stars += day % 7 === 6 || day % 7 === 0 ? 10 : 40;
    if (day === days - 1) stars += burstOf;
    return { observedAt: FIRST + day * DAY, stars };
  });
}

function archiveOf(file: string, ...repos: string[]): ArchiveData {
  const observations = repos.flatMap((repo) =>
    daily(520, 100).map((row) => ({
      ...{ timeKnown: true, forks: null, openIssues: null, openIssuesAndPulls: null, repo, source: "an archive" },
      ...row,
    })),
  );
  const hash = contentHash(file + repos.join());
  return { file, contentHash: hash, compiledAt: NOW, observations, releases: [], sourceUrls: new Map() };
}

eachDatabase("trends of imported figures", (database) => {
  const readAll = async ({ db }: OpenDatabase) => {
    const tables = ["daily_totals", "daily_trends", "project_events", "weekday_factors"];
    const rows: Record<string, unknown> = {};
    for (const table of tables) {
      rows[table] = [...(await db.execute(sql`select to_jsonb(t) as row from ${sql.identifier(table)} t order by 1`))];
    }
    const views = await db.execute(sql`select project_id, cautious, velocity, view from standings order by 1`);
    return { ...rows, standings: [...views] };
  };
  const readFactors = async () =>
    database.db.execute<{ quarter: string; factors: number[]; weeks: number }>(
      sql`select quarter::text, to_json(factors) as factors, weeks from weekday_factors order by 1`,
    );

  it("know the weekdays of the weeks before each quarter, and are the same derived anew", async () => {
    const { db } = database;
    await watch(database, "a/b", "a/c", "a/d");
    await importArchive(db, archiveOf("x.csv", "a/b", "a/c", "a/d"), NOW);
    const factors = [...(await readFactors())];
    expect(factors.map(({ quarter }) => quarter).slice(0, 2)).toEqual(["2024-07-01", "2024-10-01"]);
    expect(factors.slice(0, 2).map((row) => row.factors)).toEqual([EVEN_WEEK, EVEN_WEEK]);
    // Three projects' weeks of a year: the day after a day's midnight look is that day's figure.
    const last = factors.at(-1);
    expect(last).toMatchObject({ quarter: "2026-01-01", weeks: 3 * 52 });
    expect(last?.factors[0]).toBeCloseTo(40 / (220 / 7), 6);
    expect(last?.factors[6]).toBeCloseTo(10 / (220 / 7), 6);
    const kept = await readAll(database);
    await rebuildDerived(db);
    expect(await readAll(database)).toEqual(kept);
  }, 60_000);

  it("change those of other projects where the weekdays are others now", async () => {
    const { db } = database;
    const [first] = await watch(database, "a/b", "a/c", "a/d");
    const rows = daily(520, 60).map(({ observedAt, stars }) => observation(new Date(observedAt).toISOString(), stars));
    await observe(database, first?.id ?? 0, rows);
    const query = { kinds: ["surge"], after: null, limit: 9, asOf: null } as const;
    const before = (await readEvents(db, first?.id ?? 0, query)).items;
    await importArchive(db, archiveOf("x.csv", "a/c", "a/d"), NOW);
    const after = (await readEvents(db, first?.id ?? 0, query)).items;
    expect(after[0]?.figures).not.toEqual(before[0]?.figures);
    const kept = await readAll(database);
    await rebuildDerived(db);
    expect(await readAll(database)).toEqual(kept);
  }, 60_000);

  it("are made good at the next start when the import was cut short", async () => {
    const { db, connection } = database;
    await migrate(connection);
    const [first] = await watch(database, "a/b");
    await importArchive(db, archiveOf("x.csv", "a/b"), NOW);
    const whole = await readAll(database);
    // As if it had been killed once the facts were stored.
    await db.execute(sql`truncate daily_trends, project_events, weekday_factors, archive_imports`);
    await db.execute(sql`insert into process_state values ('caches_import x', '1', now())`);
    await migrate(connection);
    expect(await readAll(database)).toEqual(whole);
    expect((await readProjectView(db, first?.id ?? 0))?.momentum).toMatchObject({ to: "2026-03-02", recentDays: 28 });
    // Once made good, the next start is a glance.
    await db.execute(sql`truncate daily_trends`);
    await migrate(connection);
    expect([...(await db.execute(sql`select from daily_trends`))]).toEqual([]);
  }, 60_000);

  it("have weekday factors before their quarter begins, and keep them", async () => {
    await watch(database, "a/b", "a/c", "a/d");
    await importArchive(database.db, archiveOf("x.csv", "a/b", "a/c", "a/d"), NOW);
    await prepareFactors(database.db, "2026-03-26");
    expect((await readFactors()).at(-1)?.quarter).toBe("2026-01-01");
    await prepareFactors(database.db, "2026-03-27");
    const prepared = [...(await readFactors())];
    expect(prepared.at(-1)).toMatchObject({ quarter: "2026-04-01" });
    await prepareFactors(database.db, "2026-04-02");
    expect([...(await readFactors())]).toEqual(prepared);
  }, 60_000);
});
