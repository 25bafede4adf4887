import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { refreshEffects, type Database } from "@groundswell/db";
import { exportTo, importFrom, MIGRATED_STORE, openTestStore, readLinesOf, type TestStore } from "@groundswell/support";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { crawl, OF_THE_PROCESS, read, ROUTES, type Answer } from "./crawl.ts";
import { LATER, openEverythingWorld, PINNED } from "./everything-world.ts";
import type { PinnedWorld } from "./pinned-world.ts";

/** From a server to the embedded database, and from there to a server again. */
const JOURNEY = [
  { name: "the embedded database", from: 0 },
  { name: "a server again", from: 1 },
] as const;

describe("a backup of a database in which everything has happened", () => {
  let folder: string;
  let world: PinnedWorld;
  let restored: TestStore[];
  let answers: Map<string, Answer>;
  const fileOf = (i: number) => join(folder, `${i}.jsonl.gz`);
  const dbOf = (i: number): Database => restored[i]?.connection.db ?? world.connection.db;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "groundswell-backup-"));
    world = await openEverythingWorld("server");
    restored = [await openTestStore("embedded", MIGRATED_STORE), await openTestStore("server", MIGRATED_STORE)];
    await exportTo(world.connection.db, fileOf(0));
    for (const { from } of JOURNEY) {
      await importFrom(dbOf(from), fileOf(from), LATER + 1);
      await exportTo(dbOf(from), fileOf(from + 1));
    }
    answers = await crawl(world.start({ now: () => LATER }), PINNED);
  });
  afterAll(async () => {
    await Promise.all([world.drop(), ...restored.map((store) => store.drop()), rm(folder, { recursive: true })]);
  });

  test("has rows of every table that is exported", async () => {
    const lines = await readLinesOf(fileOf(0));
    const empty = lines.filter((line, i) => line.startsWith('{"table"') && lines[i + 1]?.startsWith("[") !== true);
    expect(empty).toEqual([]);
  });

  test("is asked for at every route that the API describes", () => {
    const document = JSON.parse(answers.get("/api/v1/openapi.json")?.body ?? "{}") as { paths: object };
    const described = Object.keys(document.paths).map((path) => path.replace("/api/v1", ""));
    expect(described.toSorted()).toEqual([...Object.keys(ROUTES), ...Object.keys(OF_THE_PROCESS)].toSorted());
    const count = (prefix: string) => [...answers.keys()].filter((path) => path.startsWith(prefix)).length;
    expect(count("/api/v1/receipts/")).toBeGreaterThan(15);
    expect(count("/api/v1/stories/")).toBeGreaterThan(4);
    expect([...answers].filter(([, { status }]) => status >= 500).map(([path]) => path)).toEqual([]);
    expect([...answers.values()].filter(({ status }) => status === 200).length).toBeGreaterThan(200);
  });

  describe.each(JOURNEY)("restored into $name", ({ from }) => {
    test("is the same file when it is exported, but for the lines that say when and by what", async () => {
      expect(await readLinesOf(fileOf(from + 1))).toEqual(await readLinesOf(fileOf(0)));
    });

    test("answers everything to the byte", async () => {
      const ask = world.start({ db: dbOf(from), now: () => LATER });
      const different: string[] = [];
      for (const [path, expected] of answers) {
        const answer = await read(await ask(path));
        if (JSON.stringify(answer) !== JSON.stringify(expected)) different.push(path);
      }
      expect(different).toEqual([]);
    });

    test("tells of story effects what was told, without a row written anew", async () => {
      expect(await refreshEffects(dbOf(from), { now: LATER + 1 })).toMatchObject({ changed: 0, frozen: 0 });
      const rows = sql`select project_id, story_id, computed_at::text from story_effects order by 1, 2`;
      expect([...(await dbOf(from).execute(rows))]).toEqual([...(await world.connection.db.execute(rows))]);
    });
  });
});
