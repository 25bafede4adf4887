import { contentHash } from "@groundswell/core";
import {
  importArchive,
  readProjectView,
  readSeries,
  rebuildDerived,
  recordObservations,
  refreshDerived,
  syncStories,
  syncWatchlist,
  type Database,
} from "@groundswell/db";
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { eachDatabase, entry, watchOne } from "./databases.ts";
import { observation, receiptAt } from "./facts.ts";
import { confirmed, kept, NOW } from "./told-stories.ts";

const LATEST = "2026-03-27T12:00:00Z";
const EARLIER = "2026-03-27T11:00:00Z";

async function storeTotals(db: Database, projectId: number, iso: string, stars: number, meanwhile?: () => unknown) {
  await db.transaction(async (tx) => {
    await recordObservations(tx, projectId, receiptAt(iso), [observation(iso, stars)]);
    await refreshDerived(tx, projectId, Date.parse(iso));
    await meanwhile?.();
  });
}

/** Resolves when a session of this database waits for another. */
async function someoneWaits(db: Database): Promise<void> {
  const isWaiting = sql`select from pg_locks where not granted and pid in (
    select pid from pg_stat_activity where datname = current_database())`;
  while ((await db.execute(isWaiting)).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
}

const ARCHIVED = { timeKnown: true, forks: null, openIssues: null, openIssuesAndPulls: null, source: "archive" };

/** Each derives the caches of the project as well, from facts of its own or from all. */
const OTHERS: Record<string, (db: Database, projectId: number) => Promise<unknown>> = {
  "another collector": (db, projectId) => storeTotals(db, projectId, EARLIER, 101),
  "a change of the watchlist": (db) => syncWatchlist(db, [entry("a/b", { description: "New words" })]),
  "a story": (db) => syncStories(db, [kept("one", { mentions: [confirmed("a/b")] })], NOW),
  "an import": (db) =>
    importArchive(
      db,
      {
        file: "x",
        contentHash: contentHash("x"),
        compiledAt: Date.parse(EARLIER),
        observations: [{ ...ARCHIVED, repo: "a/b", observedAt: Date.parse(EARLIER), stars: 101 }],
        releases: [],
        sourceUrls: new Map(),
      },
      Date.parse(LATEST),
    ),
  "a rebuild": (db) => rebuildDerived(db),
};

eachDatabase("a project's caches, derived by two transactions at once", (database, kind) => {
  for (const [name, run] of Object.entries(OTHERS)) {
    it(`hold what both have stored: a collector's totals beside ${name}`, async () => {
      const { db } = database;
      const { id } = await watchOne(database, "a/b");
      let other: Promise<unknown> | undefined;
      // The embedded database has one session: there the other comes after the first as it is.
      await storeTotals(db, id, LATEST, 102, async () => {
        other = run(db, id);
        if (kind === "server") await someoneWaits(db);
      });
      await other;
      const cached = await readProjectView(db, id);
      expect(cached).toMatchObject({ stars: 102, observedAt: Date.parse(LATEST) });
      const query = { metric: "stars", interval: "day", from: null, to: null, asOf: null } as const;
      expect((await readSeries(db, id, query)).points.map(({ value }) => value)).toEqual([102]);
      await rebuildDerived(db);
      expect(await readProjectView(db, id)).toEqual(cached);
    });
  }

  it("end in no deadlock, however many projects are refreshed at once by whom", async () => {
    const { db } = database;
    const list = Array.from({ length: 8 }, (_, i) => entry(`a/p${i}`));
    const ids = (await syncWatchlist(db, list)).map((project) => project.id);
    const reworded = (words: string) => list.map((item) => ({ ...item, description: words }));
    await Promise.all([
      ...ids.map((id, i) => storeTotals(db, id, LATEST, i)),
      syncWatchlist(db, reworded("one").toReversed()),
      rebuildDerived(db),
      ...ids.toReversed().map((id, i) => storeTotals(db, id, EARLIER, 100 + i)),
      syncWatchlist(db, reworded("two")),
    ]);
    const views = await Promise.all(ids.map((id) => readProjectView(db, id)));
    expect(views.map((view) => view?.stars)).toEqual(ids.map((_, i) => i));
    expect(new Set(views.map((view) => view?.description)).size).toBe(1);
  });
});
