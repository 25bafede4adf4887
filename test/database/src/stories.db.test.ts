import { listStories, readDataVersion, readProjectView, readStory, syncStories } from "@groundswell/db";
import { expect, it } from "vitest";
import { eachDatabase, entry, watch } from "./databases.ts";
import { confirmed, dump, kept, listAll, NOW, rejected } from "./told-stories.ts";

eachDatabase("stories kept by hand", (database) => {
  const walk = async (projectId: number | null, limit: number) => {
    const pages: string[][] = [];
    let after: Parameters<typeof listStories>[1]["after"] = null;
    do {
      const { items, next } = await listStories(database.db, { projectId, limit, after });
      pages.push(items.map((item) => item.slug));
      after = next;
    } while (after !== null);
    return pages;
  };

  it("become those of the files: added, changed, taken away", async () => {
    await watch(database, "a/b");
    await syncStories(database.db, [kept("one", { mentions: [confirmed("a/b")] }), kept("two")], NOW);
    await syncStories(database.db, [kept("one", { title: "New", published: "2026-03-29" })], NOW + 1);
    expect((await readStory(database.db, "one"))?.story).toMatchObject({
      title: "New",
      published: "2026-03-29",
      mentions: [],
      versions: 2,
      firstSeenAt: NOW,
    });
    expect(await readStory(database.db, "two")).toBeNull();
    expect((await listAll(database)).map(({ slug }) => slug)).toEqual(["one"]);
  });

  it("keep what was said of them when: each is its own receipt", async () => {
    await syncStories(database.db, [kept("one")], NOW);
    await syncStories(database.db, [], NOW + 1);
    await syncStories(database.db, [kept("one")], NOW + 2);
    const versions = (await readStory(database.db, "one"))?.versions ?? [];
    expect(versions).toMatchObject([
      { version: 1, toldBy: "file", request: "stories/one.md", knownAt: NOW, active: true, title: "About one" },
      { version: 2, toldBy: "file", request: "stories/one.md", knownAt: NOW + 1, active: false },
      { version: 3, toldBy: "file", request: "stories/one.md", knownAt: NOW + 2, active: true },
    ]);
    for (const { contentHash } of versions) expect(contentHash).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it("that are those of the files already change nothing, in whatever order", async () => {
    await watch(database, "a/b");
    const files = [kept("one", { mentions: [confirmed("a/b")] }), kept("two")];
    await syncStories(database.db, files, NOW);
    const [version, stored] = [await readDataVersion(database.db), await dump(database)];
    await syncStories(database.db, files.toReversed(), NOW + 1);
    expect(await readDataVersion(database.db)).toBe(version);
    expect(await dump(database)).toBe(stored);
    await syncStories(database.db, files.slice(1), NOW + 2);
    expect(await readDataVersion(database.db)).toBeGreaterThan(version);
  });

  it("find their projects under old names and in any case, and say whom nobody watches", async () => {
    await watch(database, entry("aaif-goose/goose", { name: "Goose", formerly: ["block/goose"] }));
    const mentions = [confirmed("Block/Goose"), confirmed("no/body")];
    const unknown = await syncStories(database.db, [kept("one", { mentions })], NOW);
    expect(unknown).toEqual([{ story: "one", repo: "no/body" }]);
    expect((await readStory(database.db, "one"))?.story.mentions).toEqual([
      {
        projectId: 1,
        repo: "aaif-goose/goose",
        name: "Goose",
        status: "confirmed",
        tier: null,
        score: null,
        eligible: true,
        place: null,
        evidence: "names Block/Goose",
      },
    ]);
  });

  it("name a project that comes to be watched later, without a new version of the file", async () => {
    await watch(database, "c/d");
    const files = [kept("one", { mentions: [confirmed("a/b")] })];
    await syncStories(database.db, files, NOW);
    const [, project] = await watch(database, "c/d", "a/b");
    expect(await syncStories(database.db, files, NOW + 1)).toEqual([]);
    expect(await listAll(database, project?.id ?? 0)).toMatchObject([{ slug: "one", versions: 1 }]);
  });

  it("of a project are those that name it for certain, and the newest stands on its card", async () => {
    const [project] = await watch(database, "a/b", "c/d");
    const id = project?.id ?? 0;
    const files = [
      kept("old", { published: "2026-03-01", mentions: [confirmed("a/b")] }),
      kept("new", { published: "2026-03-27", mentions: [confirmed("a/b"), confirmed("c/d")] }),
      kept("other", { published: "2026-04-01", mentions: [confirmed("c/d")] }),
      kept("rejected", { published: "2026-05-01", mentions: [rejected("a/b")] }),
    ];
    await syncStories(database.db, files, NOW);
    expect(await walk(id, 10)).toEqual([["new", "old"]]);
    expect((await readProjectView(database.db, id))?.lastStory).toMatchObject({ slug: "new", plusMinusDays: 3 });
    await syncStories(database.db, [], NOW + 1);
    expect((await readProjectView(database.db, id))?.lastStory).toBeNull();
  });

  it("are walked newest first, page by page, without gap or repeat, though days are shared", async () => {
    const files = Array.from({ length: 23 }, (_, i) => kept(`s${i}`, { published: `2026-03-0${1 + (i % 3)}` }));
    await syncStories(database.db, files, NOW);
    for (const limit of [1, 5, 22, 23, 24]) {
      const pages = await walk(null, limit);
      expect(pages.every((page) => page.length > 0)).toBe(true);
      expect(new Set(pages.flat()).size).toBe(23);
      expect(pages.flat()).toEqual((await walk(null, 100)).flat());
    }
    const days = (await listAll(database)).map((s) => s.published);
    expect(days).toEqual(days.toSorted().toReversed());
  });

  it("brought in by several at once are stored once", async () => {
    await watch(database, "a/b");
    const files = [kept("one", { mentions: [confirmed("a/b")] }), kept("two", { published: "2026-03-28" })];
    await Promise.all(Array.from({ length: 6 }, () => syncStories(database.db, files, NOW)));
    expect(await walk(null, 10)).toEqual([["two", "one"]]);
    expect((await readStory(database.db, "one"))?.versions).toHaveLength(1);
  });

  it("have the instant where the file gives one", async () => {
    const publishedAt = Date.parse("2026-03-27T14:00:00.250Z");
    await syncStories(database.db, [kept("one", { publishedAt, plusMinusDays: 0 })], NOW);
    expect((await readStory(database.db, "one"))?.story.publishedAt).toBe(publishedAt);
  });
});
