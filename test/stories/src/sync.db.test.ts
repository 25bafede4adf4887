import { listReviews, listStories, readSources, syncStories, type KeptStory } from "@groundswell/db";
import type { Fetcher } from "@groundswell/sources";
import { expect, test } from "vitest";
import { countRows } from "./count-rows.ts";
import { startFeeds, type FeedItem } from "./feed-server.ts";
import { closeAfterEach, DAY_MS, HOUR_MS, NOON, onBothDatabases } from "./harness.ts";
import { serve } from "./serve.ts";

const GOOSE = `
  - repo: aaif-goose/goose
    name: Goose
    context: [agent, MCP]`;

const yamlOf = (urls: readonly string[], projects = GOOSE) =>
  `projects:${projects}\n  - ollama/ollama\ncoverage:\n${urls.map((url) => `  - { kind: feed, url: "${url}" }\n`).join("")}`;

function item(name: string, rest: Partial<FeedItem> = {}): FeedItem {
  const text = "Read https://github.com/ollama/ollama first.";
  return {
    url: `https://gazette.example/${name}`,
    title: `About ${name}`,
    date: "2026-03-25T10:00:00Z",
    text,
    ...rest,
  };
}

onBothDatabases("the places of coverage", (suite) => {
  const begin = closeAfterEach();

  async function open(feeds: Record<string, FeedItem[]>, projects = GOOSE) {
    const server = begin(await startFeeds());
    for (const [path, items] of Object.entries(feeds)) server.feeds.set(path, items);
    const urls = Object.keys(feeds).map((path) => server.url + path);
    return { server, urls, watchlist: await suite.watch(yamlOf(urls, projects)) };
  }
  const listed = async () => (await listStories(suite.db(), { projectId: null, limit: 100, after: null })).items;
  const kept = (url: string, mentions: KeptStory["mentions"]): KeptStory => ({
    ...{ slug: "by-hand", title: "By hand", url, source: "Gazette", published: "2026-03-24" },
    ...{ publishedAt: null, plusMinusDays: 0, publishedNote: null, mentions },
  });

  test("are asked when they are due, an hour apart, and told apart in the report", async () => {
    const { server, watchlist } = await open({ "/a.xml": [item("a")], "/b.xml": [] });
    const { sources } = await suite.sync(watchlist);
    expect(sources.map(({ outcome, new: added }) => [outcome, added])).toEqual([
      ["ok", 1],
      ["ok", 0],
    ]);
    server.answered.length = 0;
    suite.clock.now += HOUR_MS - 1;
    expect((await suite.sync(watchlist)).sources.map(({ outcome }) => outcome)).toEqual(["not due", "not due"]);
    expect(server.answered).toEqual([]);
    suite.clock.now += 1;
    expect((await suite.sync(watchlist)).sources.map(({ outcome }) => outcome)).toEqual([
      "not modified",
      "not modified",
    ]);
    expect(server.answered).toEqual(["GET /a.xml 304", "GET /b.xml 304"]);
  });

  test("one bad source never stops the others, and is left alone longer after each failure", async () => {
    const { server, watchlist } = await open({ "/bad.xml": [], "/good.xml": [item("a")] });
    server.faults.set("/bad.xml", 500);
    const waits: number[] = [];
    for (let run = 0; run < 7; run++) {
      const [bad] = (await suite.sync(watchlist, { early: true })).sources;
      waits.push(((bad?.nextAt ?? 0) - suite.clock.now) / HOUR_MS);
      expect(bad).toMatchObject({ outcome: "failed", problem: { code: "server_error" } });
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 24, 24]);
    expect(await countRows(suite.db())).toMatchObject({ stories: 1 });
    expect((await readSources(suite.db())).find(({ failures }) => failures > 0)?.problem).toContain("500");
    server.faults.delete("/bad.xml");
    expect((await suite.sync(watchlist, { early: true })).sources[0]).toMatchObject({ outcome: "ok" });
    expect((await readSources(suite.db())).map(({ failures, problem }) => [failures, problem])).toEqual([
      [0, null],
      [0, null],
    ]);
  });

  test("what nobody foresaw ends that source alone, and is told", async () => {
    const { urls, watchlist } = await open({ "/bad.xml": [], "/good.xml": [item("a")] });
    const fetcher: Fetcher = {
      get: (url, options) => {
        if (url === urls[0]) throw new TypeError(`no such thing: ${url}?token=s3cret`);
        return suite.fetcher().get(url, options);
      },
      post: (url, body, options) => suite.fetcher().post(url, body, options),
      close: () => Promise.resolve(),
    };
    const { sources } = await suite.sync(watchlist, { fetcher });
    expect(sources.map(({ outcome, problem }) => [outcome, problem?.code])).toEqual([
      ["failed", "unexpected"],
      ["ok", undefined],
    ]);
    expect(suite.log.join()).toContain("no such thing");
    expect(suite.log.join()).not.toContain("s3cret");
  });

  test("keys in addresses are in no report and no log, whether it goes well or not", async () => {
    const { server, urls } = await open({ "/good.xml?token=s3cret": [item("a")], "/bad.xml?sig=s3cret": [] });
    server.faults.set("/bad.xml?sig=s3cret", 500);
    const watchlist = await suite.watch(yamlOf([...urls, "http://localhost:1/x.xml?key=s3cret"]));
    const { sources } = await suite.sync(watchlist);
    expect(sources.map(({ id, outcome }) => [id, outcome])).toEqual([
      [`feed ${server.url}/good.xml?token=hidden`, "ok"],
      [`feed ${server.url}/bad.xml?sig=hidden`, "failed"],
      ["feed http://localhost:1/x.xml?key=hidden", "failed"],
    ]);
    expect(suite.log).toHaveLength(3);
    expect(JSON.stringify([sources, suite.log])).not.toContain("s3cret");
    const told = { only: [`feed ${server.url}/good.xml?token=hidden`], early: true };
    expect((await suite.sync(watchlist, told)).sources).toMatchObject([{ outcome: "not modified" }]);
    // What is not due is told its time all the same.
    expect((await suite.sync(watchlist)).sources.map(({ nextAt }) => nextAt)).toEqual(Array(3).fill(NOON + HOUR_MS));
  });

  test("links that differ by trackers' numbers alone make no version at every request", async () => {
    const linking = (n: number) => item("a", { text: `<a href="https://a.example/?utm_id=${n}">a</a>\n<b>b</b>` });
    const { server, watchlist } = await open({ "/a.xml": [linking(1)] });
    await suite.sync(watchlist);
    server.feeds.set("/a.xml", [linking(2)]);
    expect((await suite.sync(watchlist, { early: true })).sources[0]).toMatchObject({ unchanged: 1, revised: 0 });
  });

  test("a source that does not answer costs its time and no more", async () => {
    const silent = await serve(() => undefined);
    const { watchlist } = await open({ "/good.xml": [item("a")] });
    const coverage = [{ kind: "feed" as const, url: `${silent.url}/x.xml` }, ...watchlist.coverage];
    const { sources } = await suite.sync({ ...watchlist, coverage }, { sourceTimeoutMs: 300 });
    await silent.close();
    expect(sources.map(({ outcome, problem }) => [outcome, problem?.code])).toEqual([
      ["failed", "timed_out"],
      ["ok", undefined],
    ]);
  });

  test("when told to stop, what was not asked is not asked, and is due as before", async () => {
    const { server, watchlist } = await open({ "/a.xml": [item("a")] });
    const stopped = AbortSignal.abort();
    expect((await suite.sync(watchlist, { signal: stopped })).sources[0]).toMatchObject({ outcome: "not due" });
    expect(server.answered).toEqual([]);
    expect((await suite.sync(watchlist)).sources[0]).toMatchObject({ outcome: "ok" });
  });

  test("only those that are named are asked, by id, address or kind", async () => {
    const { server, watchlist, urls } = await open({ "/a.xml": [], "/b.xml": [] });
    const [a = "", b = ""] = urls;
    await suite.sync(watchlist, { only: [a] });
    await suite.sync(watchlist, { only: [`feed ${b}`] });
    await suite.sync(watchlist, { only: ["feed"], early: true });
    expect(server.answered).toEqual(["GET /a.xml 200", "GET /b.xml 200", "GET /a.xml 304", "GET /b.xml 304"]);
    expect((await suite.sync(watchlist, { only: ["aidran"] })).sources).toEqual([]);
  });

  test("two at once ask a source once", async () => {
    const { server, watchlist } = await open({ "/a.xml": [item("a")] });
    const reports = await Promise.all([suite.sync(watchlist), suite.sync(watchlist)]);
    expect(reports.flatMap(({ sources }) => sources.map(({ outcome }) => outcome)).sort()).toEqual(["not due", "ok"]);
    expect(server.answered).toHaveLength(1);
  });

  test("two entries of a feed with one address are one story, whatever they say", async () => {
    const { watchlist } = await open({ "/a.xml": [item("a"), { ...item("a"), title: "Another title" }] });
    const told = { what: expect.stringContaining("gazette.example/a") as string };
    expect((await suite.sync(watchlist)).sources[0]).toMatchObject({ new: 1, skipped: [told] });
    for (let run = 0; run < 3; run++) await suite.sync(watchlist, { early: true });
    expect(await countRows(suite.db())).toMatchObject({ stories: 1, story_versions: 1 });
    expect((await listed())[0]?.title).toBe("About a");
  });

  test("a story without a date is left out at the first reading, and is of the day it was first seen at later ones", async () => {
    const old = item("old", { date: null });
    const { server, watchlist } = await open({ "/a.xml": [old] });
    expect((await suite.sync(watchlist)).sources[0]).toMatchObject({
      new: 0,
      skipped: [{ what: old.url, why: expect.stringContaining("any day") as string }],
    });
    suite.clock.now += 2 * DAY_MS;
    server.feeds.set("/a.xml", [item("new", { date: null }), old]);
    expect((await suite.sync(watchlist)).sources[0]).toMatchObject({ new: 1, skippedCount: 1 });
    const first = { url: "https://gazette.example/new", published: "2026-03-28", plusMinusDays: 2 };
    expect(await listed()).toMatchObject([{ ...first, publishedNote: expect.stringContaining("no date") as string }]);

    // Its day holds when it is revised, and when the source was not read for long.
    suite.clock.now += 20 * DAY_MS;
    server.feeds.set("/a.xml", [item("new", { date: null, title: "Corrected" }), old, item("late", { date: null })]);
    expect((await suite.sync(watchlist)).sources[0]).toMatchObject({ revised: 1, new: 0, skippedCount: 2 });
    expect(await listed()).toMatchObject([{ ...first, title: "Corrected" }]);
  });

  test("a date that a source takes away later does not change the day", async () => {
    const { server, watchlist } = await open({ "/a.xml": [item("a")] });
    await suite.sync(watchlist);
    suite.clock.now += HOUR_MS;
    server.feeds.set("/a.xml", [item("a", { date: null })]);
    expect((await suite.sync(watchlist)).sources[0]).toMatchObject({ revised: 1 });
    expect(await listed()).toMatchObject([{ published: "2026-03-25", plusMinusDays: 0 }]);
  });

  test("a decision by hand holds against what the linker reads, before and after", async () => {
    const text = "The goose agent and https://github.com/ollama/ollama.";
    const { server, watchlist } = await open({ "/a.xml": [item("a", { text })] });
    const decided = kept("https://gazette.example/a", [
      { repo: "ollama/ollama", status: "rejected", evidence: "an example address" },
      { repo: "aaif-goose/goose", status: "confirmed", evidence: "the goose agent" },
    ]);
    await syncStories(suite.db(), [decided], NOON);
    const mentions = async () =>
      (await listed()).flatMap((story) => story.mentions.map(({ repo, status, eligible }) => [repo, status, eligible]));
    const expected = [
      ["aaif-goose/goose", "confirmed", true],
      ["ollama/ollama", "rejected", false],
    ];
    expect(await mentions()).toEqual(expected);
    await suite.sync(watchlist);
    expect(await mentions()).toEqual(expected);
    server.feeds.set("/a.xml", [item("a", { text: `${text} Once more: ollama/ollama.` })]);
    suite.clock.now += HOUR_MS;
    expect((await suite.sync(watchlist)).sources[0]).toMatchObject({ revised: 1 });
    expect(await mentions()).toEqual(expected);
    const edited = await suite.watch(yamlOf([`${server.url}/a.xml`], `${GOOSE}\n    aliases: [codename goose]`));
    await suite.sync(edited, { early: true });
    expect(await mentions()).toEqual(expected);
  });

  test("an edited watchlist has everything read anew, by its new words, without a new version", async () => {
    const text = "The silly goose of the village pond, and nothing else.";
    const { server, watchlist } = await open({ "/a.xml": [item("a", { title: "On ponds", text })] });
    expect((await suite.sync(watchlist)).sources[0]).toMatchObject({ new: 1, linked: 0 });
    expect(await listed()).toEqual([]);
    const before = await countRows(suite.db());

    const edited = await suite.watch(yamlOf([`${server.url}/a.xml`], `${GOOSE}\n    aliases: [village pond]`));
    suite.clock.now += HOUR_MS;
    expect((await suite.sync(edited)).sources[0]).toMatchObject({ outcome: "ok", linkedAnew: 1, revised: 0, new: 0 });
    const after = await countRows(suite.db());
    expect(after).toMatchObject({ story_versions: before["story_versions"] });
    const found = [...(await listed()).flatMap(({ mentions }) => mentions), ...(await reviews())];
    expect(found.map(({ repo }) => repo)).toEqual(["aaif-goose/goose"]);

    // And conditions are asked with again: nothing is read twice for nothing.
    suite.clock.now += HOUR_MS;
    expect((await suite.sync(edited)).sources[0]).toMatchObject({ outcome: "not modified" });
    await suite.sync(await suite.watch(yamlOf([`${server.url}/a.xml`])), { early: true });
    expect([...(await listed()), ...(await reviews())]).toEqual([]);
  });

  test("nothing of a story's text is stored but the words around a mention", async () => {
    const text = `${"Word after word. ".repeat(60)} github.com/ollama/ollama ${"And on it goes. ".repeat(60)} swordfish`;
    const { watchlist } = await open({ "/a.xml": [item("a", { text })] });
    await suite.sync(watchlist);
    const rows = await suite.db().execute("select max(length(evidence)) as longest from story_mentions");
    expect(Number(rows[0]?.["longest"])).toBeLessThanOrEqual(200);
    for (const table of ["stories", "story_versions", "story_mentions", "coverage_sources"]) {
      const [dump] = await suite.db().execute(`select string_agg(t::text, ' ') as all from ${table} t`);
      expect(String(dump?.["all"])).not.toContain("swordfish");
    }
  });

  const reviews = async () =>
    (await listReviews(suite.db(), { limit: 10, after: null })).items.map(({ mention }) => mention);
});
