import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readExport, EXPORT_LIMITS } from "@groundswell/archive";
import {
  findProject,
  importFacts,
  listWork,
  migrate,
  noteSuccess,
  readProjectView,
  readStory,
  recordDetails,
  recordStories,
  storePinnedFacts,
  readPinnedFacts,
  type Database,
} from "@groundswell/db";
import { emptyTables, exportTo, importFrom, readLinesOf } from "@groundswell/support";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { eachDatabase, entry, watch, type OpenDatabase } from "./databases.ts";
import { observation, observe, receiptAt } from "./facts.ts";
import { FEED, found, HOUR, told } from "./told-stories.ts";

const NOW = Date.parse("2026-04-02T00:00:00Z");
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "groundswell-facts-"));
});
afterAll(() => rm(folder, { recursive: true }));

const fileOf = (name: string) => join(folder, name);

const teller = (knownAt: number) => ({ toldBy: FEED, knownAt, linkedBy: "a test" });

/** Two projects with some days each, a story of one, and a pin of it. */
async function seed(database: OpenDatabase, days: number): Promise<void> {
  const { db } = database;
  const [one, two] = await watch(database, "a/one", "b/two");
  if (one === undefined || two === undefined) throw new Error("nothing is watched");
  for (const { id } of [one, two]) {
    const rows = Array.from({ length: days }, (_, i) =>
      observation(`2026-03-${String(i + 1).padStart(2, "0")}T04:00:00Z`, 100 * id + i),
    );
    await observe(database, id, rows);
  }
  await recordStories(db, [told("x", { mentions: [found("b/two")] })], teller(NOW - HOUR));
  await listWork(db, ["totals"], NOW);
  await storePinnedFacts(
    db,
    {
      ...{ addressKey: "address", subjectKey: "subject", kind: "project", address: "/charts/b/two/stars?asOf=x" },
      ...{ asOf: NOW, projectIds: [two.id], facts: { kind: "project", title: "é" } },
    },
    NOW,
  );
}

async function count(db: Database, table: string): Promise<number> {
  const [row] = await db.execute<{ n: number }>(sql.raw(`select count(*)::int as n from ${table}`));
  return row?.n ?? 0;
}

eachDatabase("an import of facts", (database, kind) => {
  it("adds what is missing to what is there, once however often it is run", async () => {
    await seed(database, 9);
    await exportTo(database.db, fileOf("nine.jsonl"));
    await emptyTables(database.db);
    await seed(database, 5);
    const first = await importFrom(database.db, fileOf("nine.jsonl"), NOW);
    expect(first).toMatchObject({ knownProjects: 2, renumbered: 0 });
    expect(first.tables.get("observations")).toEqual({ read: 18, added: 8 });
    expect(await readProjectView(database.db, 2)).toMatchObject({ stars: 208 });
    await exportTo(database.db, fileOf("once.jsonl"));
    const second = await importFrom(database.db, fileOf("nine.jsonl"), NOW + HOUR);
    expect([...second.tables.values()].filter(({ added }) => added > 0)).toEqual([]);
    await exportTo(database.db, fileOf("twice.jsonl"));
    expect(await readLinesOf(fileOf("twice.jsonl"))).toEqual(await readLinesOf(fileOf("once.jsonl")));
  });

  it("stores nothing of a file that breaks off; cut short while caches are derived, the next start makes it good", async () => {
    const { db, connection } = database;
    await migrate(connection);
    await seed(database, 4);
    await exportTo(db, fileOf("four.jsonl"));
    await emptyTables(database.db);
    const read = async function* () {
      for await (const rows of readExport(fileOf("four.jsonl"), EXPORT_LIMITS)) {
        if (rows.table.name === "poll_state") throw new Error("killed");
        yield rows;
      }
    };
    const source = { contentHash: "sha256:x", file: "four.jsonl", dataVersion: 0, read };
    await expect(importFacts(db, source, NOW)).rejects.toThrow("killed");
    expect(await count(db, "observations")).toBe(0);
    // As if it had been killed when its facts were stored, and nothing else.
    await migrate(connection);
    await importFrom(db, fileOf("four.jsonl"), NOW);
    await db.execute(sql`insert into story_effects
      values (2, 'x', '2026-W14', 'none', '2026-03-30', '2026-03-30', '2026-03-30', '{}', now())`);
    await db.execute(sql`/* by hand */ delete from daily_totals`);
    await db.execute(sql`/* by hand */ delete from standings`);
    await db.execute(sql`insert into process_state values ('caches_import sha256:x', '"mark"', now())`);
    await migrate(connection);
    expect(await readProjectView(db, 2)).toMatchObject({ stars: 203 });
    expect(await count(db, "story_effects")).toBe(1);
  });

  // The embedded database runs the same statements, and takes five times as long to be emptied and filled.
  if (kind === "embedded") return;

  it("gives projects other numbers where theirs are others', and all that hangs on them follows", async () => {
    await seed(database, 9);
    await exportTo(database.db, fileOf("seed.jsonl"));
    await emptyTables(database.db);
    await watch(database, "z/other", "b/two");
    const other = { ...{ kind: "project", address: "/charts/b/two/net", asOf: NOW }, facts: { kind: "project" } };
    await storePinnedFacts(database.db, { ...other, addressKey: "own", subjectKey: "subject", projectIds: [2] }, NOW);
    const result = await importFrom(database.db, fileOf("seed.jsonl"), NOW);
    expect(result).toMatchObject({ knownProjects: 1, renumbered: 1 });
    const one = await findProject(database.db, "a/one");
    expect(one?.id).toBe(3);
    expect(await readProjectView(database.db, 3)).toMatchObject({ stars: 108 });
    expect(await readProjectView(database.db, 2)).toMatchObject({ stars: 208, lastStory: { title: "About x" } });
    expect(await readProjectView(database.db, 1)).toMatchObject({ stars: null });
  });

  it("lets no pin of a file answer for a pin that is called the same here", async () => {
    await seed(database, 2);
    await exportTo(database.db, fileOf("pin.jsonl"));
    await emptyTables(database.db);
    await watch(database, "b/two", "c/three");
    const own = { ...{ kind: "project", address: "/charts/c/three/stars", asOf: NOW }, facts: { kind: "project" } };
    await storePinnedFacts(database.db, { ...own, addressKey: "own", subjectKey: "subject", projectIds: [2] }, NOW);
    const { renumbered } = await importFrom(database.db, fileOf("pin.jsonl"), NOW);
    expect(renumbered).toBeGreaterThan(0);
    expect(await readPinnedFacts(database.db, "own")).toMatchObject({ projectIds: [2], subjectKey: "subject" });
    const pin = await readPinnedFacts(database.db, "address");
    expect(pin).toMatchObject({ projectIds: [1], facts: { title: "é" } });
    expect(pin?.subjectKey).not.toBe("subject");
  });

  it("knows a project again by GitHub's number, and takes nobody else's figures for its own", async () => {
    const details = {
      ...{ description: null, homepage: null, license: null, language: null, topics: [], defaultBranch: null },
      ...{ archived: false, disabled: false, visibility: "public", createdAt: 0 },
    };
    const identify = (id: number, githubId: number, fullName: string) =>
      recordDetails(database.db, id, receiptAt("2026-03-01T00:00:00Z"), { ...details, githubId, fullName });
    await seed(database, 3);
    await identify(1, 71, "new/one");
    await identify(2, 72, "b/two");
    await exportTo(database.db, fileOf("ids.jsonl"));
    await emptyTables(database.db);
    // The first is called otherwise here; the second's name is another repository's.
    await watch(database, "b/two", "a/one");
    await identify(1, 99, "b/two");
    await identify(2, 71, "a/one");
    const result = await importFrom(database.db, fileOf("ids.jsonl"), NOW);
    expect(result).toMatchObject({ knownProjects: 1 });
    const rows = await database.db.execute(sql`select id, github_id::int as github, repo from projects order by id`);
    expect([...rows]).toEqual([
      { id: 1, github: 99, repo: "b/two" },
      { id: 2, github: 71, repo: "a/one" },
      { id: 3, github: 72, repo: "b/two" },
    ]);
    expect(await readProjectView(database.db, 1)).toMatchObject({ stars: null });
    expect(await readProjectView(database.db, 2)).toMatchObject({ stars: 102 });
    expect(await readProjectView(database.db, 3)).toMatchObject({ stars: 202 });
  });

  it("puts a teller's versions among those that are there, by their times; no more recent reading is undone", async () => {
    const { db } = database;
    await seed(database, 1);
    await recordStories(db, [told("x", { title: "Third", mentions: [found("b/two")] })], teller(NOW + 2 * HOUR));
    await noteSuccess(db, 1, "totals", NOW + HOUR);
    await noteSuccess(db, 2, "totals", NOW + HOUR);
    await exportTo(db, fileOf("versions.jsonl"));
    await emptyTables(database.db);
    await seed(database, 1);
    await recordStories(db, [told("x", { title: "Second", mentions: [found("b/two")] })], teller(NOW + HOUR));
    await noteSuccess(db, 2, "totals", NOW + 2 * HOUR);
    await importFrom(db, fileOf("versions.jsonl"), NOW);
    const rows = await db.execute(sql`select version, title from story_versions order by version`);
    expect([...rows]).toEqual(["About x", "Second", "Third"].map((title, i) => ({ version: i + 1, title })));
    const [{ slug } = { slug: "" }] = [...(await db.execute<{ slug: string }>(sql`select slug from stories`))];
    expect((await readStory(db, slug))?.story).toMatchObject({ title: "Third", versions: 3 });
    const read = await db.execute<{ ahead: number }>(sql`
      select extract(epoch from last_success_at - ${new Date(NOW).toISOString()}::timestamptz)::float8 / 3600 as ahead
      from poll_state order by project_id`);
    expect([...read].map(({ ahead }) => ahead)).toEqual([1, 2]);
  });

  it("keeps the order of a project's names, however few rows of them go into a statement", async () => {
    const { db } = database;
    const names = ["d/one", "c/one", "b/one"];
    await watch(database, entry("e/one", { formerly: names }), entry("e/two", { formerly: ["b/two", "c/two"] }));
    await exportTo(db, fileOf("names.jsonl"));
    await emptyTables(database.db);
    await watch(database, "e/one");
    const read = async function* () {
      for await (const { table, rows } of readExport(fileOf("names.jsonl"), EXPORT_LIMITS))
        for (const row of rows) yield { table, rows: [row] };
    };
    await importFacts(db, { contentHash: "sha256:n", file: "names.jsonl", dataVersion: 0, read }, NOW);
    const rows = await db.execute<{ name: string }>(sql`select name from project_names order by project_id, rank desc`);
    expect(rows.map(({ name }) => name)).toEqual(["e/one", ...names, "e/two", "b/two", "c/two"]);
  });

  it("gives back any facts to the last character, into an empty database", async () => {
    const text = fc.string({ unit: "grapheme", maxLength: 12 }).filter((t) => !t.includes("\0"));
    const totals = fc.array(fc.tuple(fc.nat(20), fc.nat(1e6), fc.option(fc.nat(1e6))), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(text, text, totals, async (name, words, rows) => {
        await emptyTables(database.db);
        await watch(database, entry("a/one", { name, description: words, category: name }), "b/two");
        const iso = (hours: number) =>
          new Date(Date.parse("2026-03-01T00:00:00.007Z") + hours * 7 * HOUR).toISOString();
        const given = new Map(rows.map(([at, stars, forks]) => [at, observation(iso(at), stars, { forks })]));
        await observe(database, 2, [...given.values()], words || "source");
        const mention = found("a/one", { evidence: words, score: 1 / (1 + words.length) });
        await recordStories(database.db, [told("y", { title: words || "t", mentions: [mention] })], teller(NOW));
        await exportTo(database.db, fileOf("any-1.jsonl"));
        const views = [await readProjectView(database.db, 1), await readProjectView(database.db, 2)];
        await emptyTables(database.db);
        await importFrom(database.db, fileOf("any-1.jsonl"), NOW);
        await exportTo(database.db, fileOf("any-2.jsonl"));
        expect(await readLinesOf(fileOf("any-2.jsonl"))).toEqual(await readLinesOf(fileOf("any-1.jsonl")));
        expect([await readProjectView(database.db, 1), await readProjectView(database.db, 2)]).toEqual(views);
      }),
      { numRuns: 4 },
    );
  });
});
