import { findProject, findProjectById, readDataVersion, recordDetails, syncWatchlist } from "@groundswell/db";
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { eachDatabase, entry, watch, watchOne } from "./databases.ts";
import { details, receiptAt } from "./facts.ts";

const LATER = receiptAt("2026-04-07T04:00:00Z");

eachDatabase("the watchlist", (database) => {
  const idOf = async (name: string) => (await findProject(database.db, name))?.id ?? null;
  const repoOf = async (name: string) => (await findProject(database.db, name))?.repo ?? null;
  const watched = async () => {
    const rows = await database.db.execute<{ repo: string }>(sql`select repo from projects where watched order by id`);
    return rows.map((row) => row.repo);
  };
  const countProjects = async () => (await database.db.execute(sql`select 1 from projects`)).length;

  it("adds projects in its order, and the same list again changes nothing", async () => {
    const first = await watch(database, "c/d", "a/b");
    expect(first.map((p) => p.repo)).toEqual(["c/d", "a/b"]);
    expect(await watch(database, "c/d", "a/b")).toEqual(first);
    expect(await countProjects()).toBe(2);
  });

  it("renames a project that its entry says was called otherwise, and keeps its id", async () => {
    const { id } = await watchOne(database, "block/goose");
    await watch(database, entry("aaif-goose/goose", { formerly: ["block/goose"] }));
    expect([await idOf("aaif-goose/goose"), await idOf("block/goose")]).toEqual([id, id]);
    expect(await watched()).toEqual(["aaif-goose/goose"]);
  });

  it("knows a project by its name in any case, and spells it as written last", async () => {
    const { id } = await watchOne(database, "Aider-AI/Aider");
    const again = await watchOne(database, "aider-ai/aider");
    expect(again).toMatchObject({ id, repo: "aider-ai/aider" });
    expect(await idOf("AIDER-AI/AIDER")).toBe(id);
    expect(await countProjects()).toBe(1);
  });

  it("hides what is taken off it, and goes on with the same id when it comes back", async () => {
    const [gone, stays] = await watch(database, "a/b", "c/d");
    await watch(database, "c/d");
    expect(await watched()).toEqual(["c/d"]);
    expect(await idOf("a/b")).toBe(gone?.id);
    const back = await watch(database, "c/d", entry("a/b", { description: "again" }));
    expect(back.map((p) => p.id)).toEqual([stays?.id, gone?.id]);
    await syncWatchlist(database.db, []);
    expect(await watched()).toEqual([]);
  });

  it("follows A→B→A: both names lead to the one project, which is called A", async () => {
    const { id } = await watchOne(database, "a/a");
    await watchOne(database, entry("a/b", { formerly: ["a/a"] }));
    const last = await watchOne(database, entry("a/a", { formerly: ["a/b"] }));
    expect(last).toMatchObject({ id, repo: "a/a" });
    expect([await idOf("a/a"), await idOf("a/b"), await countProjects()]).toEqual([id, id, 1]);
  });

  it("takes a list that says one project twice as one", async () => {
    const both = await watch(database, "a/b", "A/B");
    expect([both[0]?.id, await countProjects()]).toEqual([both[1]?.id, 1]);
  });

  it("lets a freed name go to a project of its own, which then is the one found under it", async () => {
    const { id } = await watchOne(database, "old/name");
    await recordDetails(database.db, id, LATER, details(7, "new/name"));
    const [moved, taker] = await watch(database, "new/name", "old/name");
    expect(moved).toMatchObject({ id, repo: "new/name" });
    expect(taker?.id).not.toBe(id);
    expect([await idOf("old/name"), await idOf("new/name")]).toEqual([taker?.id, id]);
    expect(await watch(database, "old/name", "new/name")).toHaveLength(2);
    expect(await countProjects()).toBe(2);
  });

  it("gives a name that nobody bears today to whom GitHub gave it last", async () => {
    const [one, two] = await watch(database, "one/x", "two/x");
    const ids = [one?.id ?? 0, two?.id ?? 0] as const;
    // The second had the name by the watchlist's word alone, the first by GitHub's.
    await watch(database, "one/x", entry("two/x", { formerly: ["shared/x"] }));
    await recordDetails(database.db, ids[0], receiptAt("2026-05-01T00:00:00Z"), details(1, "shared/x"));
    await recordDetails(database.db, ids[0], receiptAt("2026-05-02T00:00:00Z"), details(1, "one/y"));
    expect(await idOf("shared/x")).toBe(ids[0]);
  });

  it("does not undo what GitHub calls a repository, but knows the entry's name", async () => {
    const { id } = await watchOne(database, "block/goose");
    await recordDetails(database.db, id, LATER, details(7, "aaif-goose/goose"));
    const again = await watchOne(database, entry("block/goose", { name: "Goose" }));
    expect(again).toMatchObject({ id, repo: "aaif-goose/goose", name: "Goose" });
    expect(await repoOf("block/goose")).toBe("aaif-goose/goose");
  });

  it("is stored whole or not at all", async () => {
    await watch(database, "a/b");
    const broken = entry("c/d");
    await expect(syncWatchlist(database.db, [broken, { ...entry("e/f"), name: "nul \u0000" }])).rejects.toThrow();
    expect([await watched(), await countProjects()]).toEqual([["a/b"], 1]);
  });

  it("brought in by several at once adds each project once", async () => {
    const lists = Array.from({ length: 6 }, () => watch(database, "a/b", "c/d", "e/f"));
    const ids = (await Promise.all(lists)).map((list) => list.map((p) => p.id).join());
    expect([new Set(ids).size, await countProjects()]).toEqual([1, 3]);
  });

  it("marks the data as changed, so that no answer of before is given", async () => {
    const before = await readDataVersion(database.db);
    await watch(database, "a/b");
    expect(await readDataVersion(database.db)).toBeGreaterThan(before);
  });
});

eachDatabase("what GitHub says of a repository", (database) => {
  const revisions = async () => (await database.db.execute(sql`select 1 from detail_revisions`)).length;

  it("ties a project to GitHub's id at first sight, and is kept once while it stays the same", async () => {
    const { id } = await watchOne(database, "a/b");
    expect(await recordDetails(database.db, id, receiptAt("2026-04-01T00:00:00Z"), details(7, "A/b"))).toBeNull();
    expect(await recordDetails(database.db, id, receiptAt("2026-04-02T00:00:00Z"), details(7, "A/b"))).toBeNull();
    expect(await findProjectById(database.db, id)).toMatchObject({ githubId: 7, repo: "A/b" });
    expect(await revisions()).toBe(1);
    await recordDetails(database.db, id, receiptAt("2026-04-03T00:00:00Z"), details(7, "A/b", { license: "MIT" }));
    expect(await revisions()).toBe(2);
  });

  it("is said anew when the repository is switched off, hidden, or either is first heard of", async () => {
    const { id } = await watchOne(database, "a/b");
    const say = (day: string, rest: Parameters<typeof details>[2] = {}) =>
      recordDetails(database.db, id, receiptAt(`2026-04-${day}T00:00:00Z`), details(7, "a/b", rest));
    await say("01");
    await say("02", { disabled: true });
    await say("03", { disabled: true });
    await say("04", { visibility: "private" });
    expect(await revisions()).toBe(3);
    await database.db.execute(sql`/* by hand */ update detail_revisions set disabled = null, visibility = null`);
    await say("05", { visibility: "private" });
    await say("06", { visibility: "private" });
    const rows = await database.db.execute(sql`select disabled, visibility from detail_revisions order by known_at`);
    expect([rows.length, rows.at(-1)]).toEqual([4, { disabled: false, visibility: "private" }]);
  });

  it("renames A→B→A", async () => {
    const { id } = await watchOne(database, "a/a");
    for (const [day, name] of [
      ["01", "a/a"],
      ["02", "a/b"],
      ["03", "a/a"],
    ] as const) {
      await recordDetails(database.db, id, receiptAt(`2026-04-${day}T00:00:00Z`), details(7, name));
      expect((await findProject(database.db, "a/a"))?.repo).toBe(name);
    }
    expect((await findProject(database.db, "a/b"))?.id).toBe(id);
  });

  it("is refused, and nothing of it kept, when the name now belongs to another repository", async () => {
    const { id } = await watchOne(database, "a/b");
    await recordDetails(database.db, id, LATER, details(7, "a/b"));
    const refusal = await recordDetails(database.db, id, receiptAt("2026-05-01T00:00:00Z"), details(8, "a/b"));
    expect(refusal).toEqual({ kind: "another repository", githubId: 8, knownId: 7 });
    expect([(await findProjectById(database.db, id))?.githubId, await revisions()]).toEqual([7, 1]);
  });

  it("is refused when the repository is watched under another entry already", async () => {
    const [one, two] = await watch(database, "a/b", "a/former");
    await recordDetails(database.db, one?.id ?? 0, LATER, details(7, "a/b"));
    const refusal = await recordDetails(database.db, two?.id ?? 0, LATER, details(7, "a/b"));
    expect(refusal).toEqual({ kind: "already watched", as: "a/b" });
    expect((await findProjectById(database.db, two?.id ?? 0))?.githubId).toBeNull();
  });
});
