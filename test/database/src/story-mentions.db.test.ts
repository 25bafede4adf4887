import {
  listReviews,
  readDataVersion,
  readMentionTargets,
  readProjectView,
  readRecentStories,
  readStory,
  recordDetails,
  syncStories,
} from "@groundswell/db";
import type { MentionTarget } from "@groundswell/core";
import { expect, it } from "vitest";
import { eachDatabase, entry, watch, watchOne } from "./databases.ts";
import { details, receiptAt } from "./facts.ts";
import { confirmed, doubtful, dump, found, kept, listAll, NOW, record, rejected, told } from "./told-stories.ts";

const URL_KEPT = "https://news.example/one";

eachDatabase("mentions", (database) => {
  const only = async () => {
    const [story] = await listAll(database);
    return story?.mentions.map(({ repo, status, eligible }) => [repo, status, eligible].join(" "));
  };

  it("decided by hand hold against the machine's, whoever comes first, and are the machine's again without the file", async () => {
    const [ab, cd] = await watch(database, "a/b", "c/d");
    const machine = () => record(database, [told("one", { mentions: [found("a/b"), doubtful("c/d")] })], { at: 1 });
    const file = kept("one", { url: URL_KEPT, mentions: [rejected("a/b"), confirmed("c/d")] });
    const byHand = ["c/d confirmed true", "a/b rejected false"];
    await machine();
    expect(await only()).toEqual(["a/b linked true", "c/d review false"]);
    await syncStories(database.db, [file], NOW);
    expect(await only()).toEqual(byHand);
    expect((await listAll(database))[0]?.mentions[0]).toMatchObject({ tier: "T3", score: 0.5, evidence: "names c/d" });
    await record(database, [told("one", { title: "Revised", mentions: [found("a/b"), found("c/d")] })], { at: 2 });
    expect(await only()).toEqual(byHand);
    expect(await listAll(database, ab?.id ?? 0)).toEqual([]);
    expect(await listAll(database, cd?.id ?? 0)).toHaveLength(1);
    await syncStories(database.db, [], NOW + 1);
    expect(await only()).toEqual(["a/b linked true", "c/d linked true"]);
  });

  it("in doubt stand on no project's page and in no feed, but on the list for people to decide", async () => {
    const project = await watchOne(database, "a/b");
    await record(database, [told("one", { mentions: [doubtful("a/b")] }), told("two", { mentions: [found("a/b")] })]);
    expect((await listAll(database, project.id)).map(({ title }) => title)).toEqual(["About two"]);
    expect((await listAll(database)).map(({ title }) => title)).toEqual(["About two"]);
    expect((await readProjectView(database.db, project.id))?.lastStory?.title).toBe("About two");
    const feed = await readRecentStories(database.db, { projectIds: null, limit: 10 });
    expect(feed.map(({ title, projects }) => [title, projects.map(({ repo }) => repo)])).toEqual([
      ["About two", ["a/b"]],
    ]);
    const { items } = await listReviews(database.db, { limit: 10, after: null });
    expect(items).toMatchObject([
      { story: { title: "About one" }, mention: { repo: "a/b", score: 0.5, status: "review" } },
    ]);
    // Whoever follows the list finds the story's page.
    expect((await readStory(database.db, items[0]?.story.slug ?? ""))?.story.mentions).toHaveLength(1);
    await syncStories(database.db, [kept("one", { url: URL_KEPT, mentions: [rejected("a/b")] })], NOW);
    expect((await listReviews(database.db, { limit: 10, after: null })).items).toEqual([]);
  });

  it("in doubt are walked page by page, though one story has several", async () => {
    await watch(database, "a/b", "c/d", "e/f");
    const all = ["a/b", "c/d", "e/f"].map(doubtful);
    const day = (i: number) => ({
      published: { day: `2026-03-0${1 + (i % 2)}`, at: null, plusMinusDays: 0, note: null },
    });
    await record(
      database,
      Array.from({ length: 5 }, (_, i) => told(`s${i}`, { ...day(i), mentions: all })),
    );
    const seen: string[] = [];
    let after: Parameters<typeof listReviews>[1]["after"] = null;
    do {
      const { items, next } = await listReviews(database.db, { limit: 4, after });
      seen.push(...items.map(({ story, mention }) => `${story.published} ${story.id} ${mention.projectId}`));
      after = next;
    } while (after !== null);
    expect(new Set(seen).size).toBe(15);
    expect(seen).toEqual(seen.toSorted().toReversed());
  });

  it("linked anew by other names are changed where they stand: what was said is no new version", async () => {
    const [ab, cd] = await watch(database, "a/b", "c/d");
    await record(database, [told("one", { mentions: [found("a/b")] }), told("two", { mentions: [found("a/b")] })]);
    const version = await readDataVersion(database.db);
    const same = [told("one", { mentions: [found("a/b")] }), told("two", { mentions: [found("a/b")] })];
    expect(await record(database, same, { linkedBy: "names 2", at: 1 })).toMatchObject({ linkedAnew: 2, unchanged: 0 });
    expect(await readDataVersion(database.db)).toBe(version);
    const anew = [told("one", { mentions: [found("c/d")] }), told("two", { mentions: [] })];
    expect(await record(database, anew, { linkedBy: "names 3", at: 2 })).toEqual({
      ...{ new: 0, revised: 0, unchanged: 0, linkedAnew: 2 },
    });
    expect(await readDataVersion(database.db)).toBeGreaterThan(version);
    expect(await listAll(database, ab?.id ?? 0)).toEqual([]);
    expect(await listAll(database, cd?.id ?? 0)).toMatchObject([{ title: "About one", versions: 1 }]);
    expect((await readProjectView(database.db, ab?.id ?? 0))?.lastStory).toBeNull();
    expect((await readProjectView(database.db, cd?.id ?? 0))?.lastStory?.title).toBe("About one");
    const stored = await dump(database);
    expect(await record(database, anew, { linkedBy: "names 3", at: 3 })).toMatchObject({ unchanged: 2 });
    expect(await dump(database)).toBe(stored);
  });

  it("follow a project through its renames, and one that leaves the watchlist and comes back has them still", async () => {
    const project = await watchOne(database, entry("block/goose", { name: "Goose" }));
    await record(database, [told("one", { mentions: [found("block/goose")] })]);
    await syncStories(database.db, [kept("two", { mentions: [confirmed("block/goose")] })], NOW);
    await recordDetails(database.db, project.id, receiptAt("2026-04-07T00:00:00Z"), details(7, "aaif-goose/goose"));
    expect((await listAll(database, project.id)).map(({ mentions }) => mentions[0]?.repo)).toEqual(
      Array<string>(2).fill("aaif-goose/goose"),
    );
    await watch(database, "c/d");
    expect((await listAll(database)).map(({ slug, mentions }) => [slug, mentions])).toEqual([["two", []]]);
    expect(await readRecentStories(database.db, { projectIds: null, limit: 10 })).toEqual([]);
    // The files are read again while it is away.
    const files = [kept("two", { mentions: [confirmed("block/goose")] })];
    expect(await syncStories(database.db, files, NOW + 1)).toEqual([{ story: "two", repo: "block/goose" }]);
    await watch(database, entry("aaif-goose/goose", { name: "Goose", formerly: ["block/goose"] }));
    expect(await listAll(database, project.id)).toHaveLength(2);
  });

  it("of one project under two names are one", async () => {
    await watch(database, entry("aaif-goose/goose", { formerly: ["block/goose"] }));
    const mentions = [found("aaif-goose/goose"), found("Block/goose", { score: 0.9 }), found("no/body")];
    await record(database, [told("one", { mentions })]);
    expect(await only()).toEqual(["aaif-goose/goose linked true"]);
  });
});

eachDatabase("what the linker looks for", (database) => {
  const target = (repo: string, rest: Partial<MentionTarget> = {}): MentionTarget => ({
    ...{ repo, name: repo, formerly: [], aliases: [], homepage: null, maintainers: [], context: [], notContext: [] },
    packages: { npm: [], pypi: [], huggingface: [] },
    ...rest,
  });
  const namesOf = (targets: MentionTarget[]) => targets.map(({ repo, formerly }) => [repo, ...formerly.toSorted()]);

  it("has the names that GitHub gave since, and the watchlist's words as they are", async () => {
    const words = target("block/goose", { formerly: ["old/goose"], aliases: ["codename goose"], context: ["agent"] });
    const project = await watchOne(database, entry("block/goose", { formerly: ["old/goose"] }));
    await recordDetails(database.db, project.id, receiptAt("2026-04-07T00:00:00Z"), details(7, "aaif-goose/goose"));
    const targets = await readMentionTargets(database.db, [words]);
    expect(targets).toMatchObject([{ aliases: ["codename goose"], context: ["agent"], name: "block/goose" }]);
    expect(namesOf(targets)).toEqual([["aaif-goose/goose", "block/goose", "old/goose"]]);
  });

  it("has no name that is somebody else's today", async () => {
    const [first] = await watch(database, entry("a/tool"));
    await recordDetails(database.db, first?.id ?? 0, receiptAt("2026-04-07T00:00:00Z"), details(7, "b/tool"));
    await watch(database, entry("b/tool"), entry("a/tool"));
    const targets = await readMentionTargets(database.db, [
      target("b/tool", { formerly: ["a/tool"] }),
      target("a/tool"),
    ]);
    expect(namesOf(targets)).toEqual([["b/tool"], ["a/tool"]]);
  });

  it("has no name that no repository can have, whatever was stored once", async () => {
    const project = await watchOne(database, entry("block/goose"));
    await recordDetails(database.db, project.id, receiptAt("2026-04-07T00:00:00Z"), details(7, "...aaif-goose/goose"));
    expect(namesOf(await readMentionTargets(database.db, [target("block/goose")]))).toEqual([["block/goose"]]);
    await recordDetails(database.db, project.id, receiptAt("2026-04-08T00:00:00Z"), details(7, "aaif-goose/goose"));
    expect(namesOf(await readMentionTargets(database.db, [target("block/goose")]))).toEqual([
      ["aaif-goose/goose", "block/goose"],
    ]);
  });

  it("is what the watchlist says of a project that is not stored yet, in the watchlist's order", async () => {
    await watch(database, "c/d");
    const list = [target("x/y", { formerly: ["x/old"] }), target("c/d")];
    expect(namesOf(await readMentionTargets(database.db, list))).toEqual([["x/y", "x/old"], ["c/d"]]);
  });

  it("is nothing more than its words, whatever else an entry holds", async () => {
    const more = { ...target("x/y"), why: "because", added: "2026-01-01" };
    expect(await readMentionTargets(database.db, [more])).toEqual([target("x/y")]);
  });
});
