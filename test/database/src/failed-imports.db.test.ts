import { contentHash, DAY_MS } from "@groundswell/core";
import { importArchive, migrate, readProjectView, type ArchiveData, type Database } from "@groundswell/db";
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { eachDatabase, watch } from "./databases.ts";

const NOW = Date.parse("2026-11-22T00:00:00Z");
const FIRST = Date.parse("2026-02-01T00:00:00Z");
/** More stars than the column holds: the project's transaction fails. */
const TOO_MANY = 3_000_000_000;

/** A hundred days of each project, the last of them as said. */
function archiveOf(lastStars: Record<string, number>): ArchiveData {
  const rest = { timeKnown: true, forks: null, openIssues: null, openIssuesAndPulls: null, source: "an archive" };
  const observations = Object.entries(lastStars).flatMap(([repo, last]) =>
    Array.from({ length: 100 }, (_, day) => ({
      ...{ ...rest, repo, observedAt: FIRST + day * DAY_MS },
      stars: day === 99 ? last : 1_000 + 10 * day,
    })),
  );
  const hash = contentHash(JSON.stringify(lastStars));
  return { file: "x.csv", contentHash: hash, compiledAt: NOW, observations, releases: [], sourceUrls: new Map() };
}

eachDatabase("an import that fails", (database, kind) => {
  const countStored = async () => {
    const [row] = await database.db.execute<{ n: number }>(
      sql`select count(distinct project_id)::int as n from observations`,
    );
    return row?.n ?? 0;
  };

  it("stores nothing any more once that is told", async () => {
    const repos = Array.from({ length: 40 }, (_, i) => `a/p${i}`);
    await watch(database, ...repos);
    const archive = archiveOf(Object.fromEntries(repos.map((repo, i) => [repo, i === 0 ? TOO_MANY : 1_990])));
    await expect(importArchive(database.db, archive, NOW)).rejects.toThrow();
    const stored = await countStored();
    expect(stored).toBeLessThan(40);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(await countStored()).toBe(stored);
  });

  it("is made good at the next start, though another process started while it stored its facts", async () => {
    const { db, connection } = database;
    await migrate(connection);
    const [first] = await watch(database, "a/b", "a/c");
    const archive = archiveOf({ "a/b": 1_990, "a/c": TOO_MANY });
    const failing = async () => expect(importArchive(db, archive, NOW)).rejects.toThrow();
    // The embedded database has one session, and one process: there it fails undisturbed.
    if (kind === "server") await startMeanwhile(db, failing);
    else await failing();
    expect(await readProjectView(db, first?.id ?? 0)).toMatchObject({ stars: null, momentum: null });
    expect(await countStored()).toBe(1);
    await migrate(connection);
    const view = await readProjectView(db, first?.id ?? 0);
    expect(view).toMatchObject({ stars: 1_990, momentum: { to: "2026-05-10", recentDays: 28 } });
    const marks = await db.execute(sql`select from process_state where starts_with(key, 'caches_import')`);
    expect([...marks]).toEqual([]);
  });

  /** Another process starts, and has derived all caches, while an import waits to store its first facts. */
  async function startMeanwhile(db: Database, importing: () => Promise<void>): Promise<void> {
    let done: Promise<void> | undefined;
    await db.transaction(async (tx) => {
      await tx.execute(sql`lock table receipts in share mode`);
      done = importing();
      await someoneWaits(db);
      await migrate(database.connection);
    });
    await done;
  }
});

/** Resolves when a session of this database waits to write receipts. */
async function someoneWaits(db: Database): Promise<void> {
  const waiting = sql`select from pg_locks where not granted and relation = 'receipts'::regclass`;
  while ((await db.execute(waiting)).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
}
