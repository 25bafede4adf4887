import { dayOf } from "@groundswell/core";
import { readDataVersion, readProjectView, readStory, rebuildDerived } from "@groundswell/db";
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { eachDatabase, watch } from "./databases.ts";
import { doubtful, dump, FEED, found, HOUR, listAll, NOW, record, told } from "./told-stories.ts";

const AIDRAN = "aidran https://api.example";

eachDatabase("stories told by places of coverage", (database) => {
  const readOnly = async () => {
    const [first, ...more] = await listAll(database);
    if (first === undefined || more.length > 0) throw new Error("not one story");
    const history = await readStory(database.db, first.slug);
    if (history === null) throw new Error(`no story ${first.slug}`);
    return history;
  };

  it("told twice change nothing, not even the data's version", async () => {
    await watch(database, "a/b", "c/d");
    const batch = [told("one", { mentions: [found("a/b"), doubtful("c/d")] }), told("two"), told("three")];
    expect(await record(database, batch)).toEqual({ new: 3, revised: 0, unchanged: 0, linkedAnew: 0 });
    const [version, stored] = [await readDataVersion(database.db), await dump(database)];
    expect(await record(database, batch, { at: 1 })).toEqual({ new: 0, revised: 0, unchanged: 3, linkedAnew: 0 });
    expect(await readDataVersion(database.db)).toBe(version);
    expect(await dump(database)).toBe(stored);
  });

  it("that say something new make one new version, and keep the earlier one and their address", async () => {
    await watch(database, "a/b");
    await record(database, [told("one", { mentions: [found("a/b")] })]);
    const { slug } = (await readOnly()).story;
    const revision = told("one", { title: "Another headline", mentions: [found("a/b")] });
    expect(await record(database, [revision], { at: 1 })).toMatchObject({ revised: 1, new: 0 });
    expect(await record(database, [revision], { at: 2 })).toMatchObject({ unchanged: 1 });
    const { story, versions } = await readOnly();
    expect(story).toMatchObject({ slug, title: "Another headline", versions: 2, firstSeenAt: NOW });
    expect(versions).toMatchObject([
      { version: 1, toldBy: FEED, title: "About one", knownAt: NOW },
      { version: 2, toldBy: FEED, title: "Another headline", knownAt: NOW + HOUR },
    ]);
  });

  it("are one where two places tell of one address, however it is written; who told first is shown", async () => {
    await watch(database, "a/b", "c/d");
    await record(database, [told("one", { title: "First", mentions: [found("a/b")] })]);
    const second = told("one", {
      url: "http://www.news.example/one/?utm_source=x",
      title: "Second",
      mentions: [found("c/d")],
    });
    expect(await record(database, [second], { toldBy: AIDRAN, at: 1 })).toMatchObject({ new: 1 });
    const { story, versions } = await readOnly();
    expect(story).toMatchObject({ title: "First", versions: 2 });
    expect(story.mentions.map(({ repo }) => repo)).toEqual(["a/b", "c/d"]);
    expect(versions.map(({ toldBy, version }) => [toldBy, version])).toEqual([
      [FEED, 1],
      [AIDRAN, 1],
    ]);
  });

  it("stay while one stands by them, and are hidden when all have taken them back", async () => {
    const [project] = await watch(database, "a/b");
    const id = project?.id ?? 0;
    const one = { mentions: [found("a/b")] };
    await record(database, [told("one", { ...one, title: "First" })]);
    await record(database, [told("one", { ...one, title: "Second" })], { toldBy: AIDRAN, at: 1 });
    const { slug } = (await readOnly()).story;
    await record(database, [told("one", { ...one, active: false })], { at: 2 });
    expect((await readOnly()).story.title).toBe("Second");
    await record(database, [told("one", { ...one, active: false })], { toldBy: AIDRAN, at: 3 });
    expect(await listAll(database)).toEqual([]);
    expect(await readStory(database.db, slug)).toBeNull();
    expect((await readProjectView(database.db, id))?.lastStory).toBeNull();
    // And it comes back under the address that it had.
    await record(database, [told("one", one)], { at: 4 });
    expect((await readStory(database.db, slug))?.story.versions).toBe(5);
  });

  it("taken back before they were ever heard of are no stories", async () => {
    expect(await record(database, [told("one", { active: false })])).toMatchObject({ new: 0, unchanged: 1 });
    expect(await dump(database)).not.toContain("about-one");
  });

  it("keep the day that they were heard of, when it is all that is known of their date", async () => {
    await watch(database, "a/b");
    const heard = (day: string) => ({ published: { day, at: null, plusMinusDays: 1, note: "no date" } });
    const one = { mentions: [found("a/b")] };
    await record(database, [told("one", { ...one, ...heard("2026-03-20") })]);
    await record(database, [told("one", { ...one, ...heard("2026-03-31"), title: "Revised" })], { at: 1 });
    expect((await readOnly()).story).toMatchObject({ published: "2026-03-20", title: "Revised" });
    const at = Date.parse("2026-03-19T10:00:00Z");
    const exact = { published: { day: "2026-03-19", at, plusMinusDays: 0, note: null } };
    await record(database, [told("one", { ...one, ...exact })], { at: 2 });
    expect((await readOnly()).story).toMatchObject({ published: "2026-03-19", publishedAt: at, plusMinusDays: 0 });
  });

  it("keep their day when all that a source dates is their last change: a revision does not move the week", async () => {
    await watch(database, "a/b");
    const changed = (day: string) => {
      return { published: { day, at: Date.parse(`${day}T10:00:00Z`), plusMinusDays: 0, note: "its last change" } };
    };
    const one = { mentions: [found("a/b")] };
    await record(database, [told("one", { ...one, ...changed("2026-03-01") })]);
    await record(database, [told("one", { ...one, ...changed("2026-03-31"), title: "Revised" })], { at: 1 });
    const first = { published: "2026-03-01", publishedAt: Date.parse("2026-03-01T10:00:00Z") };
    expect((await readOnly()).story).toMatchObject({ ...first, title: "Revised" });
    const exact = { published: { day: "2026-02-27", at: null, plusMinusDays: 0, note: null } };
    await record(database, [told("one", { ...one, ...exact })], { at: 2 });
    await record(database, [told("one", { ...one, ...changed("2026-04-01") })], { at: 3 });
    expect((await readOnly()).story).toMatchObject({ published: "2026-02-27", publishedNote: null, versions: 4 });
  });

  it("keep their day when a source dates them after we had read them: no week begins anew at every request", async () => {
    await watch(database, "a/b");
    const dated = (at: number) => ({
      mentions: [found("a/b")],
      published: { day: dayOf(at), at, plusMinusDays: 0, note: null },
    });
    await record(database, [told("one", dated(NOW - HOUR))]);
    await record(database, [told("one", dated(NOW + 30 * HOUR))], { at: 30 });
    expect((await readOnly()).story).toMatchObject({ publishedAt: NOW - HOUR });
    // An earlier one may be a correction.
    await record(database, [told("one", dated(NOW - 50 * HOUR))], { at: 31 });
    expect((await readOnly()).story).toMatchObject({ publishedAt: NOW - 50 * HOUR });
  });

  it("twice in one batch count once, and the first holds", async () => {
    await watch(database, "a/b");
    const batch = ["First", "Second"].map((title) => told("one", { title, mentions: [found("a/b")] }));
    expect(await record(database, batch)).toMatchObject({ new: 1 });
    expect((await readOnly()).story.title).toBe("First");
  });

  it("are put together anew of what was said, when all caches are", async () => {
    const [project] = await watch(database, "a/b", "c/d");
    await record(database, [told("one", { mentions: [found("a/b"), doubtful("c/d")] }), told("two")]);
    await record(database, [told("one", { title: "Second", mentions: [found("c/d")] })], { toldBy: AIDRAN, at: 1 });
    const [stored, { slug }] = [await dump(database), (await readOnly()).story];
    await rebuildDerived(database.db);
    expect(await dump(database)).toBe(stored);
    await database.db.execute(sql`update stories set title = 'wrong', versions = 9, listed = not listed`);
    await database.db.execute(sql`/* by hand */ delete from story_mentions`);
    await rebuildDerived(database.db);
    expect(await dump(database)).toBe(stored);
    expect((await readProjectView(database.db, project?.id ?? 0))?.lastStory?.slug).toBe(slug);
  });

  it("may hold letters that no database stores, and lose those alone", async () => {
    await watch(database, "a/b");
    const mentions = [found("a/b", { evidence: "x\u0000\ud800y" })];
    await record(database, [told("one", { title: "T\u0000\udfff", source: "S\u0000", mentions })]);
    const { story } = await readOnly();
    expect([story.title, story.source, story.mentions[0]?.evidence]).toEqual(["T\ufffd", "S", "x\ufffdy"]);
  });

  it("are recorded all or none: an address that is none fails the whole batch", async () => {
    const batch = [told("one"), told("x", { url: "javascript:alert(1)" })];
    await expect(record(database, batch)).rejects.toThrow(TypeError);
    expect(await dump(database)).not.toContain("about-one");
  });

  it("stand on a card as of an instant only from when they were heard of", async () => {
    const [project] = await watch(database, "a/b");
    const day = (published: string) => ({ published: { day: published, at: null, plusMinusDays: 0, note: null } });
    await record(database, [told("old", { ...day("2026-01-01"), mentions: [found("a/b")] })]);
    await record(database, [told("new", { ...day("2026-02-01"), mentions: [found("a/b")] })], { at: 5 });
    const lastAt = async (asOf: number) => (await readView(project?.id ?? 0, asOf))?.title;
    expect(await lastAt(NOW - 1)).toBeUndefined();
    expect(await lastAt(NOW)).toBe("About old");
    expect(await lastAt(NOW + 5 * HOUR)).toBe("About new");
  });

  const readView = async (id: number, asOf: number) => (await readProjectView(database.db, id, asOf))?.lastStory;
});
