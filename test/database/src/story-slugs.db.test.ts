import { storyIdOf, storyKey } from "@groundswell/core";
import { readProjectView, readStory, syncStories } from "@groundswell/db";
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { eachDatabase, watch } from "./databases.ts";
import { confirmed, dump, found, kept, listAll, NOW, record, told } from "./told-stories.ts";

const one = (rest = {}) => told("one", { mentions: [found("a/b")], ...rest });

eachDatabase("what stories are called in addresses", (database) => {
  const slugs = async () => (await listAll(database)).map(({ slug }) => slug).sort();
  const urlAt = async (slug: string) => (await readStory(database.db, slug))?.story.url;
  const currentAt = async (slug: string) => (await readStory(database.db, slug))?.story.slug;

  it("is of their titles and ids, and stays when the headline is another", async () => {
    await watch(database, "a/b");
    await record(database, [one()]);
    const id = storyIdOf(storyKey("https://news.example/one"));
    const slug = `about-one-${id.slice(0, 6)}`;
    expect(await slugs()).toEqual([slug]);
    await record(database, [one({ title: "Another" })], { at: 1 });
    expect(await slugs()).toEqual([slug]);
  });

  it("is more of the id where the shorter one is another's", async () => {
    await watch(database, "a/b");
    const id = storyIdOf(storyKey("https://news.example/one"));
    const taken = `about-one-${id.slice(0, 6)}`;
    await syncStories(database.db, [kept(taken)], NOW);
    await record(database, [one()]);
    expect(await slugs()).toEqual([taken, `about-one-${id.slice(0, 10)}`]);
  });

  it("is the file's name where there is a file, and the old address leads there", async () => {
    await watch(database, "a/b");
    await record(database, [one()]);
    const [machine = ""] = await slugs();
    await syncStories(database.db, [kept("by-hand", { url: one().url, mentions: [confirmed("a/b")] })], NOW);
    expect(await slugs()).toEqual(["by-hand"]);
    expect(await currentAt(machine)).toBe("by-hand");
    await syncStories(database.db, [kept("renamed", { url: one().url, mentions: [confirmed("a/b")] })], NOW + 1);
    for (const slug of [machine, "by-hand", "renamed"]) expect(await currentAt(slug)).toBe("renamed");
    // Addresses do not break when the file goes: the machine's word stands still.
    await syncStories(database.db, [], NOW + 2);
    expect(await slugs()).toEqual(["renamed"]);
  });

  it("is the file's, whoever bore it before: that one gets another, on the cards of projects too", async () => {
    const [project] = await watch(database, "a/b");
    await record(database, [one()]);
    const [taken = ""] = await slugs();
    await syncStories(database.db, [kept(taken, { published: "2026-01-01" })], NOW);
    const other = (await slugs()).find((slug) => slug !== taken) ?? "";
    expect(await urlAt(taken)).toBe(kept(taken).url);
    expect(await urlAt(other)).toBe(one().url);
    expect((await readProjectView(database.db, project?.id ?? 0))?.lastStory?.slug).toBe(other);
    const stored = await dump(database);
    await record(database, [one()], { at: 1 });
    await syncStories(database.db, [kept(taken, { published: "2026-01-01" })], NOW + 1);
    expect(await dump(database)).toBe(stored);
  });

  it("leads to the story at the right address when a file's is corrected", async () => {
    await syncStories(database.db, [kept("one", { url: "https://news.example/typo" })], NOW);
    await syncStories(database.db, [kept("one", { url: "https://news.example/right" })], NOW + 1);
    expect(await slugs()).toEqual(["one"]);
    expect(await urlAt("one")).toBe("https://news.example/right");
    const rows = await database.db.execute<{ active: boolean }>(sql`select active from stories order by active`);
    expect(rows.map(({ active }) => active)).toEqual([false, true]);
    // The correction is taken back: the first story again, under its name.
    await syncStories(database.db, [kept("one", { url: "https://news.example/typo" })], NOW + 2);
    expect(await urlAt("one")).toBe("https://news.example/typo");
  });

  it("may be changed for each other's by two files at once", async () => {
    const [a, b] = ["https://news.example/a", "https://news.example/b"];
    await syncStories(database.db, [kept("a", { url: a }), kept("b", { url: b })], NOW);
    await syncStories(database.db, [kept("a", { url: b }), kept("b", { url: a })], NOW + 1);
    expect([await urlAt("a"), await urlAt("b")]).toEqual([b, a]);
    expect(await slugs()).toEqual(["a", "b"]);
  });

  it("is never empty, and never two stories' at once, though all titles are alike", async () => {
    await watch(database, "a/b");
    await record(
      database,
      Array.from({ length: 30 }, (_, i) => told(`p/${i}`, { title: "開源", mentions: [found("a/b")] })),
    );
    const all = await slugs();
    expect(new Set(all).size).toBe(30);
    for (const slug of all) expect(slug).toMatch(/^story-[0-9a-f]{6,}$/);
  });

  it("leads nowhere when nobody was ever called so", async () => {
    expect(await readStory(database.db, "nobody")).toBeNull();
  });
});
