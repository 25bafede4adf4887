import { contentHash, DAY_MS, HOUR_MS, startOfDay } from "@groundswell/core";
import { importArchive, rebuildTrends, type ArchiveData } from "@groundswell/db";
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { eachDatabase, watch } from "./databases.ts";
import { observation, observe } from "./facts.ts";

const NOW = Date.parse("2026-11-22T00:00:00Z");

interface Look {
  observedAt: number;
  stars: number;
}

function archiveOf(file: string, looks: Record<string, readonly Look[]>): ArchiveData {
  const rest = { timeKnown: true, forks: null, openIssues: null, openIssuesAndPulls: null, source: "an archive" };
  const observations = Object.entries(looks).flatMap(([repo, rows]) => rows.map((row) => ({ ...rest, repo, ...row })));
  const hash = contentHash(file);
  return { file, contentHash: hash, compiledAt: NOW, observations, releases: [], sourceUrls: new Map() };
}

/** A look at each midnight; on one weekday about 28 stars are taken back, which takes some weeks to be ordinary. */
function fallingWeekly(first: string, days: number, weekday: number): Look[] {
  let stars = 5_000;
  return Array.from({ length: days }, (_, day) => {
    const chance = (day * 7_919 + weekday * 104_729) % 21;
    const look = { observedAt: Date.parse(first) + day * DAY_MS, stars };
    stars += day % 7 === weekday ? -25 - (chance % 6) : 20 + chance + 5 * (day % 7);
    return look;
  });
}

/** A look at each eight o'clock in the evening from one day to another, with as many stars a day. */
function evenings(from: string, to: string, { stars, gain }: { stars: number; gain: number }): Look[] {
  const first = startOfDay(from) + 20 * HOUR_MS;
  const days = Math.round((startOfDay(to) - startOfDay(from)) / DAY_MS) + 1;
  return Array.from({ length: days }, (_, day) => ({ observedAt: first + day * DAY_MS, stars: stars + day * gain }));
}

eachDatabase("weekday factors", (database) => {
  const readTable = async (table: string) => [
    ...(await database.db.execute(sql`select to_jsonb(t) as row from ${sql.identifier(table)} t order by 1`)),
  ];
  const readAll = async () => ({
    factors: await readTable("weekday_factors"),
    days: await readTable("daily_trends"),
    events: await readTable("project_events"),
  });
  const readFactors = async (quarter: string) => {
    const [row] = await database.db.execute<{ factors: number[]; weeks: number }>(
      sql`select to_json(factors) as factors, weeks from weekday_factors where quarter = ${quarter}`,
    );
    return row;
  };
  const expectSameAnew = async () => {
    const kept = await readAll();
    await rebuildTrends(database.db);
    expect(await readAll()).toEqual(kept);
    await database.db.execute(sql`truncate weekday_factors`);
    await rebuildTrends(database.db);
    expect(await readAll()).toEqual(kept);
  };

  it("of a quarter are the same computed as it begins, with all others, and from nothing", async () => {
    const repos = ["a/b", "a/c", "a/d"];
    const ids = (await watch(database, ...repos)).map(({ id }) => id);
    const walks = repos.map((_, place) => fallingWeekly("2024-01-01T00:00:00Z", 560, 2 + place));
    const imported = Object.fromEntries(repos.map((repo, place) => [repo, walks[place]?.slice(0, 537) ?? []]));
    await importArchive(database.db, archiveOf("x.csv", imported), NOW);
    expect(await readFactors("2025-07-01")).toBeUndefined();
    for (let day = 537; day < 560; day++) {
      for (const [place, id] of ids.entries()) {
        const rows = walks[place]?.slice(day, day + 1) ?? [];
        await observe(
          database,
          id,
          rows.map(({ observedAt, stars }) => observation(new Date(observedAt).toISOString(), stars)),
        );
      }
    }
    const begun = await readFactors("2025-07-01");
    expect(begun?.weeks).toBe(3 * 52);
    expect(begun?.factors[0]).toBeLessThan(0.9);
    await expectSameAnew();
  }, 120_000);

  it.each([
    // 32 hours after the look before: without it, the window's last Sunday has no figure.
    ["the second day after the window", { observedAt: Date.parse("2026-03-24T04:00:00Z"), stars: 12_500 }],
    // A third day that lost 30 stars: a fall of 50 in the window's first week is no drop then.
    ["the first day of the lead-in", { observedAt: Date.parse("2024-12-24T20:00:00Z"), stars: 6_030 }],
  ])(
    "are others after an import of %s",
    async (_, look) => {
      await watch(database, "a/b");
      const looks = [
        ...evenings("2024-12-25", "2024-12-28", { stars: 6_000, gain: -30 }),
        ...evenings("2025-03-20", "2025-03-26", { stars: 5_000, gain: 20 }),
        ...evenings("2025-03-27", "2026-03-22", { stars: 5_070, gain: 20 }),
        ...evenings("2026-03-25", "2026-04-10", { stars: 13_000, gain: 20 }),
      ];
      await importArchive(database.db, archiveOf("x.csv", { "a/b": looks }), NOW);
      expect((await readFactors("2026-04-01"))?.weeks).toBe(50);
      await importArchive(database.db, archiveOf("edge.csv", { "a/b": [look] }), NOW);
      expect((await readFactors("2026-04-01"))?.weeks).toBe(51);
      await expectSameAnew();
    },
    60_000,
  );
});
