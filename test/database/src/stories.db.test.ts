import { listStories, readDataVersion, readProjectView, readStory, syncStories, type KeptStory } from "@groundswell/db";
import { expect, it } from "vitest";
import { eachDatabase, entry, watch } from "./databases.ts";

const confirmed = (repo: string) => ({ repo, status: "confirmed" as const, evidence: `names ${repo}` });
const story = (id: string, published: string, mentions: KeptStory["mentions"] = []): KeptStory => ({
  id,
  title: `About ${id}`,
  url: `https://aidran.ai/stories/${id}`,
  source: "AIDRAN",
  published,
  plusMinusDays: 3,
  publishedNote: null,
  mentions,
});

eachDatabase("stories", (database) => {
  const walk = async (projectId: number | null, limit: number) => {
    const pages: string[][] = [];
    let after: Parameters<typeof listStories>[1]["after"] = null;
    do {
      const { items, next } = await listStories(database.db, { projectId, limit, after });
      pages.push(items.map((item) => item.id));
      after = next;
    } while (after !== null);
    return pages;
  };

  it("become those of the files: added, changed, taken away", async () => {
    await watch(database, "a/b");
    await syncStories(database.db, [story("one", "2026-03-27", [confirmed("a/b")]), story("two", "2026-03-28")]);
    await syncStories(database.db, [{ ...story("one", "2026-03-29"), title: "New" }]);
    expect(await readStory(database.db, "one")).toMatchObject({ title: "New", published: "2026-03-29", mentions: [] });
    expect(await readStory(database.db, "two")).toBeNull();
  });

  it("that are those of the files already change nothing", async () => {
    await watch(database, "a/b");
    const kept = [story("one", "2026-03-27", [confirmed("a/b")]), story("two", "2026-03-28")];
    await syncStories(database.db, kept);
    const version = await readDataVersion(database.db);
    await syncStories(database.db, kept.toReversed());
    expect(await readDataVersion(database.db)).toBe(version);
    await syncStories(database.db, kept.slice(1));
    expect(await readDataVersion(database.db)).toBeGreaterThan(version);
  });

  it("find their projects under old names and in any case, and say whom nobody watches", async () => {
    await watch(database, entry("aaif-goose/goose", { name: "Goose", formerly: ["block/goose"] }));
    const unknown = await syncStories(database.db, [
      story("one", "2026-03-27", [confirmed("Block/Goose"), confirmed("no/body")]),
    ]);
    expect(unknown).toEqual([{ story: "one", repo: "no/body" }]);
    expect((await readStory(database.db, "one"))?.mentions).toEqual([
      { repo: "aaif-goose/goose", name: "Goose", status: "confirmed", evidence: "names Block/Goose" },
    ]);
  });

  it("of a project are those that name it for certain, and the newest stands on its card", async () => {
    const [project] = await watch(database, "a/b", "c/d");
    const id = project?.id ?? 0;
    await syncStories(database.db, [
      story("old", "2026-03-01", [confirmed("a/b")]),
      story("new", "2026-03-27", [confirmed("a/b"), confirmed("c/d")]),
      story("other", "2026-04-01", [confirmed("c/d")]),
      story("rejected", "2026-05-01", [{ repo: "a/b", status: "rejected", evidence: null }]),
    ]);
    expect(await walk(id, 10)).toEqual([["new", "old"]]);
    expect((await readProjectView(database.db, id))?.lastStory).toMatchObject({ id: "new", plusMinusDays: 3 });
    await syncStories(database.db, []);
    expect((await readProjectView(database.db, id))?.lastStory).toBeNull();
  });

  it("are walked newest first, page by page, without gap or repeat, though days are shared", async () => {
    const kept = Array.from({ length: 23 }, (_, i) => story(`s${i}`, `2026-03-0${1 + (i % 3)}`));
    await syncStories(database.db, kept);
    for (const limit of [1, 5, 22, 23, 24]) {
      const pages = await walk(null, limit);
      expect(pages.every((page) => page.length > 0)).toBe(true);
      expect(new Set(pages.flat()).size).toBe(23);
      expect(pages.flat()).toEqual((await walk(null, 100)).flat());
    }
    const days = (await listStories(database.db, { projectId: null, limit: 23, after: null })).items.map(
      (s) => s.published,
    );
    expect(days).toEqual(days.toSorted().toReversed());
  });

  it("brought in by several at once are stored once", async () => {
    await watch(database, "a/b");
    const kept = [story("one", "2026-03-27", [confirmed("a/b")]), story("two", "2026-03-28")];
    await Promise.all(Array.from({ length: 6 }, () => syncStories(database.db, kept)));
    expect(await walk(null, 10)).toEqual([["two", "one"]]);
  });
});
