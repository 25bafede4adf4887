import { readFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY_ROOT } from "@groundswell/support";
import type { Watchlist } from "@groundswell/watchlist";
import { expect, test } from "vitest";
import { record, startAidran } from "./aidran-standin.ts";
import { countRows } from "./count-rows.ts";
import { startFeeds, type FeedItem } from "./feed-server.ts";
import { closeAfterEach, HOUR_MS, onBothDatabases } from "./harness.ts";
import { readSharedStories, type SharedStory } from "./shared-stories.ts";

const ENV = { AIDRAN_API_KEY: "a-key-of-the-tests" };
const IN_FEEDS = 200;

onBothDatabases("300 real stories", (suite) => {
  const begin = closeAfterEach();

  /** 200 of them in four feeds, 100 through AIDRAN's API, and the default watchlist. */
  async function open(stories: readonly SharedStory[]) {
    // After the newest of them: a date that is to come is not believed.
    suite.clock.now = Date.parse("2026-09-01T12:00:00Z");
    const feeds = begin(await startFeeds());
    const aidran = begin(await startAidran(ENV.AIDRAN_API_KEY));
    for (let n = 0; n < 4; n++) feeds.feeds.set(`/${n}.xml`, stories.slice(n * 50, n * 50 + 50).map(toItem));
    for (const story of stories.slice(IN_FEEDS)) {
      const at = new Date(story.published_at).toISOString();
      const one = {
        headline: story.title,
        content: story.text,
        url: story.url,
        slug: null,
        publishAt: at,
        generatedAt: at,
      };
      aidran.stories.set(story.id, record(story.id, one));
    }
    const yaml = readFileSync(join(REPOSITORY_ROOT, "watchlist.yaml"), "utf8");
    const watchlist: Watchlist = {
      ...(await suite.watch(yaml)),
      coverage: [
        ...[...feeds.feeds.keys()].map((path) => ({ kind: "feed" as const, url: feeds.url + path })),
        { kind: "aidran", url: aidran.url, keyEnv: "AIDRAN_API_KEY" },
      ],
    };
    return { feeds, aidran, sync: async () => (await suite.sync(watchlist, { env: ENV })).sources };
  }

  test("read a second time change nothing: not a row, not the data's version", async () => {
    const stories = readSharedStories(300);
    if (stories === null) return;
    expect(stories).toHaveLength(300);
    const { feeds, sync } = await open(stories);
    const first = await sync();
    expect(first.map(({ outcome, skipped }) => ({ outcome, skipped }))).toEqual(
      first.map(() => ({ outcome: "ok", skipped: [] })),
    );
    expect(first.reduce((sum, source) => sum + source.new, 0)).toBe(300);
    expect(first.reduce((sum, source) => sum + source.linked, 0)).toBeGreaterThan(100);
    const before = await countRows(suite.db());
    expect(before).toMatchObject({ stories: 300, story_versions: 300 });

    // The feeds are read whole again: their server has forgotten what it gave.
    for (const [path, items] of feeds.feeds) feeds.feeds.set(path, [...items].reverse());
    suite.clock.now += HOUR_MS;
    const second = await sync();
    expect(second.slice(0, 4).map(({ unchanged, outcome }) => [unchanged, outcome])).toEqual(Array(4).fill([50, "ok"]));
    expect(second.reduce((sum, source) => sum + source.new + source.revised + source.linkedAnew, 0)).toBe(0);
    expect(await countRows(suite.db())).toEqual(before);

    suite.clock.now += HOUR_MS;
    const third = await sync();
    expect(third.slice(0, 4).map(({ outcome }) => outcome)).toEqual(Array(4).fill("not modified"));
    expect(await countRows(suite.db())).toEqual(before);
  });

  test("one that is revised makes one new version, and only the first time", async () => {
    const stories = readSharedStories(300);
    if (stories === null) return;
    const { feeds, sync } = await open(stories);
    await sync();
    const before = await countRows(suite.db());
    const items = feeds.feeds.get("/1.xml") ?? [];
    const [first] = items;
    if (first === undefined) throw new Error("the feed is empty");
    items[0] = { ...first, text: `${first.text} Corrected.` };
    for (let run = 0; run < 2; run++) {
      suite.clock.now += HOUR_MS;
      await sync();
      const after = await countRows(suite.db());
      expect(after["story_versions"]).toBe((before["story_versions"] ?? 0) + 1);
      expect(after["stories"]).toBe(before["stories"]);
    }
  });
});

function toItem({ url, title, published_at, text }: SharedStory): FeedItem {
  return { url, title, date: published_at, text };
}
