import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readOpenness, syncNotesByRepo, type OpennessNote } from "@groundswell/db";
import { emptyTables, exportTo, importFrom } from "@groundswell/support";
import { afterAll, beforeAll, expect, it } from "vitest";
import { eachDatabase, watchOne } from "./databases.ts";

const NOW = Date.parse("2026-06-01T12:00:00Z");
const SAID: OpennessNote = {
  ...{ kind: "correction", line: "dataCode", source: "The maintainers", url: "https://example.org/data" },
  ...{ dated: "2026-06-01", says: "Is in another repository." },
};
const NOTE = { ...SAID, repo: "a/b" };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "groundswell-notes-"));
});
afterAll(() => rm(folder, { recursive: true }));

eachDatabase("a note beside a ledger is listed once", (database) => {
  it("when several processes that start at once find it in their file", async () => {
    const { id } = await watchOne(database, "a/b");
    const sync = (i: number) => syncNotesByRepo(database.db, [NOTE], NOW + i);
    const added = await Promise.all(Array.from({ length: 6 }, (_, i) => sync(i)));
    expect(added.filter(Boolean)).toHaveLength(1);
    expect((await readOpenness(database.db, id)).notes).toEqual([SAID]);
  });

  it("when an import brings one that came into the file here at another time", async () => {
    await watchOne(database, "a/b");
    await syncNotesByRepo(database.db, [NOTE], NOW);
    await exportTo(database.db, join(folder, "notes.jsonl"));
    await emptyTables(database.db);
    const { id } = await watchOne(database, "a/b");
    await syncNotesByRepo(database.db, [NOTE], NOW + 1);
    await importFrom(database.db, join(folder, "notes.jsonl"), NOW + 2);
    expect((await readOpenness(database.db, id)).notes).toEqual([SAID]);
    // It goes as one, too.
    expect(await syncNotesByRepo(database.db, [], NOW + 3)).toBe(true);
    expect((await readOpenness(database.db, id)).notes).toEqual([]);
  });
});
