import {
  keepPartitionsAhead,
  listProjects,
  migrate,
  readSeries,
  type Connection,
  type Executor,
} from "@groundswell/db";
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { eachDatabase, watchOne } from "./databases.ts";
import { noteCachesCurrent, upgradeEach } from "./earlier-schema.ts";
import { observation, observe } from "./facts.ts";

/** Which partition each observation lies in, oldest first. */
async function listPlaces(db: Executor): Promise<string[]> {
  const rows = await db.execute<{ place: string }>(
    sql`select tableoid::regclass::text as place from observations order by observed_at`,
  );
  return rows.map(({ place }) => place.replace("observations_", ""));
}

const STARS = { metric: "stars", interval: "day", from: null, to: null, asOf: null } as const;

eachDatabase("observations are partitioned by year:", (database, kind) => {
  it("each lies with its year; what is of no partition yet is refused nowhere, and moved when its year has one", async () => {
    const { db } = database;
    const { id } = await watchOne(database, "a/b");
    const days = ["2011-05-01", "2024-01-01", "2025-12-31", "2061-12-31", "2062-01-01", "2063-01-01"];
    await observe(
      database,
      id,
      [...days.keys()].map((i) => observation(`${days[i] ?? ""}T00:00:00Z`, 10 + i)),
    );
    expect(await listPlaces(db)).toEqual(["earlier", "2024", "2025", "later", "later", "later"]);
    const before = await readSeries(db, id, { ...STARS, asOf: Date.parse("2063-06-01") });
    const now = Date.parse("2061-06-01");
    const turns = [keepPartitionsAhead(db, now), keepPartitionsAhead(db, now)];
    expect((await Promise.all(turns)).flat()).toEqual([2061, 2062]);
    expect(await keepPartitionsAhead(db, now)).toEqual([]);
    expect(await listPlaces(db)).toEqual(["earlier", "2024", "2025", "2061", "2062", "later"]);
    expect(await readSeries(db, id, { ...STARS, asOf: Date.parse("2063-06-01") })).toEqual(before);
    // The new partitions have the key and the receipts of the others.
    await observe(database, id, [observation("2062-01-01T00:00:00Z", 99)]);
    expect(await listPlaces(db)).toHaveLength(6);
    const orphan = sql`insert into observations (project_id, observed_at, source, time_known, archived, stars, receipt_key)
      values (${id}, '2062-05-01', 'x', true, false, 1, 'no such receipt')`;
    await expect(db.execute(orphan)).rejects.toThrow();
  });

  it("a program that starts has this year's partition and the next one's", async () => {
    await migrate(database.connection);
    expect(await keepPartitionsAhead(database.db, Date.now())).toEqual([]);
  });

  // The embedded database has nobody else to wait for.
  if (kind === "embedded") return;

  it("a program starts though somebody keeps the table in use; the year's partition is made later", async () => {
    const { db, connection } = database;
    const next = new Date().getUTCFullYear() + 1;
    await db.execute(sql.raw(`drop table observations_${next}`));
    await db.transaction(async (tx) => {
      await tx.execute(sql`lock table observations_later in access share mode`);
      await migrate(connection);
    });
    expect(await keepPartitionsAhead(db, Date.now())).toEqual([next]);
  }, 30_000);
});

const KEY = "00000000000000a1";
const VIEW = {
  ...{ name: "Bee", repo: "a/b", description: "About 100 % text", stars: 5, forks: 3, releaseCount: 2, archived: true },
  ...{ observedAt: Date.parse("2026-08-01T00:00:00Z"), createdAt: Date.parse("2020-01-01T00:00:00Z") },
  momentum: { label: "accelerating", to: "2026-07-31" },
};

async function expectMoved(connection: Connection): Promise<void> {
  const { db } = connection;
  await db.execute(sql`insert into projects (github_id, repo, name) values (7, 'a/b', 'Bee')`);
  await db.execute(
    sql`insert into receipts select 1, ${KEY}, 'x', null, 'GET /x', '2026-08-01', 200, 'sha256:00', 'as said'`,
  );
  for (const day of ["2012-01-01", "2023-12-31", "2024-06-01", "2026-08-01", "2040-01-01"]) {
    await db.execute(
      sql`insert into observations values (1, ${`${day}T00:00:00Z`}::timestamptz, 'x', true, false, 7, 1, 2, 3, ${KEY}, 4)`,
    );
  }
  await db.execute(
    sql`insert into standings (project_id, view, momentum_to) values (1, ${JSON.stringify(VIEW)}::text::jsonb, '2026-07-31')`,
  );
  // The caches are those of this program: nothing is derived anew, only moved.
  await noteCachesCurrent(db);
  const read = () => db.execute(sql`select to_jsonb(o) as row from observations o order by observed_at`);
  const before = [...(await read())];
  await migrate(connection);
  expect([...(await read())]).toEqual(before);
  expect(await listPlaces(db)).toEqual(["earlier", "earlier", "2024", "2026", "later"]);
  const [standing] =
    await db.execute(sql`select label, (extract(epoch from observed_at) * 1000)::float8 as at, totals_archived, forks,
  (extract(epoch from created_at) * 1000)::float8 as created, release_count from standings`);
  expect(standing).toEqual({
    ...{ label: "accelerating", at: VIEW.observedAt, totals_archived: true, forks: 3 },
    ...{ created: VIEW.createdAt, release_count: 2 },
  });
  const search = { sort: "stars", window: null, category: null, limit: 5, after: null, asOf: null } as const;
  for (const text of ["100 % TEXT", "bEE", "A/B"])
    expect((await listProjects(db, { ...search, text })).items).toHaveLength(1);
  expect((await listProjects(db, { ...search, text: "e\na" })).items).toHaveLength(0);
}

upgradeEach("observations of all years and what lists show are kept by the move into partitions", 7, expectMoved);
