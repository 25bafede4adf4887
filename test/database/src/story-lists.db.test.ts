import { listReviews, listStories, readProjectView, readRecentStories, type Executor } from "@groundswell/db";
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { eachDatabase, watch, watchOne } from "./databases.ts";
import { found, listAll, record, told } from "./told-stories.ts";

/** Enough that reading all of them is no plan for a page. */
const MANY = 40_000;

eachDatabase("lists of many stories", (database) => {
  /** The first project is named by 200 of them, the second by all others; of the third 4,000 are in doubt. */
  async function fill(): Promise<void> {
    const { db } = database;
    await db.execute(sql`
      insert into stories (id, url_key, slug, title, url, source, published, plus_minus_days, active, by_hand, listed,
        versions, first_seen_at)
      select lpad(to_hex(i), 16, '0'), 'https://x.example/' || i, 's' || i, 'T', 'https://x.example/' || i,
        'Outlet ' || i % 50, date '2020-01-01' + i % 2000, 0, true, false, true, 1, now()
      from generate_series(1, ${MANY}::int) i`);
    await db.execute(sql`
      insert into story_mentions (project_id, story_id, published, status, tier, score, eligible)
      select case when i % 200 = 0 then 1 else 2 end, lpad(to_hex(i), 16, '0'), date '2020-01-01' + i % 2000, 'linked',
        'T1', 1, true
      from generate_series(1, ${MANY}::int) i
      union all
      select 3, lpad(to_hex(i), 16, '0'), date '2020-01-01' + i % 2000, 'review', 'T3', 0.5, false
      from generate_series(1, ${MANY}::int, 10) i`);
    for (const table of ["stories", "story_mentions"]) await db.execute(sql.raw(`vacuum analyze ${table}`));
  }

  interface Reads extends Record<string, unknown> {
    scans: number;
    rows: number;
  }

  /** What the session has read of stories since it last told the server's statistics. */
  async function readCounts(tx: Executor): Promise<Reads> {
    const [reads] = await tx.execute<Reads>(sql`
      select seq_scan::int as scans, coalesce(idx_tup_fetch, 0)::int as rows from pg_stat_xact_user_tables
      where relname = 'stories'`);
    return reads ?? { scans: NaN, rows: NaN };
  }

  /** How many rows of stories a query reads by an index, and how often it reads them all. */
  async function countReads(run: (tx: Executor) => Promise<unknown>): Promise<Reads> {
    return database.db.transaction(async (tx) => {
      const before = await readCounts(tx);
      await run(tx);
      const after = await readCounts(tx);
      return { scans: after.scans - before.scans, rows: after.rows - before.rows };
    });
  }

  it("read a page of an index and no more, wherever it begins: not all that was ever told", async () => {
    await watch(database, "a/b", "c/d", "e/f");
    await fill();
    /** One query reads a row of stories for each that it shows, as good as: a plan may look ahead a little. */
    const expectFew = async (shown: number, run: (tx: Executor) => Promise<unknown>) => {
      const reads = await countReads(run);
      expect(reads.scans).toBe(0);
      expect(reads.rows).toBeGreaterThanOrEqual(shown);
      expect(reads.rows).toBeLessThan(4 * shown + 10);
    };
    for (const after of [null, { published: "2022-06-01", id: "0000000000000000" }]) {
      for (const projectId of [null, 1, 2]) {
        await expectFew(21, (tx) => listStories(tx, { projectId, limit: 20, after }));
      }
      await expectFew(21, (tx) => listStories(tx, { projectId: null, source: "Outlet 0", limit: 20, after }));
    }
    for (const projectIds of [null, [1], [2], [1, 2, 3]]) {
      await expectFew(50, (tx) => readRecentStories(tx, { projectIds, limit: 50 }));
    }
    for (const projectId of [1, 2]) await expectFew(1, (tx) => readProjectView(tx, projectId, Date.now()));
    await expectFew(21, (tx) => listReviews(tx, { limit: 20, after: null }));
  }, 60_000);

  it("of several projects hold the newest of all of them, each story once", async () => {
    const projects = await watch(database, "a/b", "c/d", "e/f");
    const day = (i: number) => ({ published: { day: `2026-03-1${i}`, at: null, plusMinusDays: 0, note: null } });
    const names = [["a/b"], ["c/d"], ["a/b", "c/d"], ["e/f"], ["a/b"], ["c/d", "e/f"]];
    await record(
      database,
      names.map((repos, i) => told(`${i}`, { ...day(i), mentions: repos.map((repo) => found(repo)) })),
    );
    const ids = projects.slice(0, 2).map(({ id }) => id);
    const newest = await readRecentStories(database.db, { projectIds: ids, limit: 4 });
    expect(newest.map(({ title, projects: of }) => [title, ...of.map(({ repo }) => repo)])).toEqual([
      ["About 5", "c/d", "e/f"],
      ["About 4", "a/b"],
      ["About 2", "a/b", "c/d"],
      ["About 1", "c/d"],
    ]);
    expect(await readRecentStories(database.db, { projectIds: [], limit: 4 })).toEqual([]);
  });

  it("tell only stories of an outlet, where one is asked for", async () => {
    await watch(database, "a/b");
    const mentions = [found("a/b")];
    await record(database, [told("one", { mentions }), told("two", { source: "Other", mentions })]);
    const ask = async (source: string) =>
      (await listStories(database.db, { projectId: null, source, limit: 9, after: null })).items.map((s) => s.title);
    expect([await ask("News"), await ask("Other"), await ask("news")]).toEqual([["About one"], ["About two"], []]);
  });

  it("leave out what names nobody for certain, though it is kept", async () => {
    const project = await watchOne(database, "a/b");
    expect(await record(database, [told("one"), told("two", { mentions: [found("no/body")] })])).toMatchObject({
      new: 2,
    });
    expect([await listAll(database), await listAll(database, project.id)]).toEqual([[], []]);
    expect((await readProjectView(database.db, project.id))?.lastStory).toBeNull();
  });
});
