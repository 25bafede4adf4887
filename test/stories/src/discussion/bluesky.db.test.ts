import { readSources } from "@groundswell/db";
import { expect, test } from "vitest";
import { closeAfterEach, onOneDatabase } from "../harness.ts";
import { SKY_KEY, startBluesky, type SkyPost } from "./bluesky.ts";
import { countsOf, dumpOf, hostsAt, linksOf, syncPosts } from "./scene.ts";
import { PRIVATE_WORDS } from "./standin.ts";

const watchlistOf = (entry: string) =>
  `projects:\n  - repo: ollama/ollama\n    name: Ollama\ndiscussion:\n  - ${entry}\n`;
const OPEN = watchlistOf("kind: bluesky");
const WITH_KEY = watchlistOf("{kind: bluesky, keyEnv: SKY_KEY}");
const post = (key: string, indexedAt: string, more: Partial<SkyPost> = {}): SkyPost => ({
  ...{ key, indexedAt, text: `Ollama at a zebra crossing ${key}` },
  ...more,
});
const LINK = "https://github.com/ollama/ollama/releases";

onOneDatabase("posts on Bluesky, counted", (suite) => {
  const closing = closeAfterEach();
  const open = async (yaml: string) => {
    const standin = closing(await startBluesky());
    const hosts = hostsAt({ blueskyLogin: standin.url, blueskyOpen: standin.url });
    return { standin, hosts, watchlist: await suite.watch(yaml) };
  };

  test("posts are counted by the earlier of when they say and when they came, and readers get the search, no account", async () => {
    const { standin, hosts, watchlist } = await open(OPEN);
    standin.posts = [
      post("a", "2026-03-25T12:00:00Z"),
      post("b", "2026-03-25T12:00:00Z", { createdAt: "2036-01-01T00:00:00Z" }),
      post("c", "2026-03-25T12:00:00Z", { createdAt: "2026-03-24T12:00:00Z" }),
      post("d", "2026-03-25T12:00:00Z", { createdAt: "1970-01-01T00:00:00Z" }),
      post("e", "2026-03-25T12:00:00Z", { text: "worth a look", link: LINK }),
    ];
    expect(await syncPosts(suite, watchlist, hosts)).toMatchObject([
      { outcome: "ok", projects: 1, days: 7, cutOff: 0 },
    ]);
    expect((await countsOf(suite, "ollama/ollama", "bluesky")).slice(-3)).toEqual([
      "2026-03-23: 0+0, complete",
      "2026-03-24: 1+0, complete",
      "2026-03-25: 3+0, complete",
    ]);
    const links = await linksOf(suite, "ollama/ollama", "bluesky");
    expect(links["2026-03-25"]).toEqual([
      {
        url: "https://bsky.app/search?q=%22Ollama%22+since%3A2026-03-25T00%3A00%3A00.000Z+until%3A2026-03-26T00%3A00%3A00.000Z",
        at: null,
        posts: 3,
      },
    ]);
    const stored = `${await dumpOf(suite)} ${suite.log.join()}`;
    for (const word of [...PRIVATE_WORDS, "app.bsky.feed.post"]) expect(stored).not.toContain(word);
  });

  test("more than a page is read by time, without the cursors that are refused", async () => {
    const { standin, hosts, watchlist } = await open(OPEN);
    const from = Date.parse("2026-03-25T23:00:00Z");
    standin.posts = Array.from({ length: 250 }, (_, n) => post(`p${n}`, new Date(from - n * 60_000).toISOString()));
    expect(await syncPosts(suite, watchlist, hosts)).toMatchObject([{ outcome: "ok", requests: 4, cutOff: 0 }]);
    expect((await countsOf(suite, "ollama/ollama", "bluesky")).at(-1)).toBe("2026-03-25: 250+0, complete");
  });

  test("a page of a single instant does not go on for ever: the day is cut off", async () => {
    const { standin, hosts, watchlist } = await open(OPEN);
    standin.posts = Array.from({ length: 150 }, (_, n) => post(`p${n}`, "2026-03-25T12:00:00Z"));
    const [report] = await syncPosts(suite, watchlist, hosts);
    expect(report?.requests).toBeLessThanOrEqual(4);
    expect((await countsOf(suite, "ollama/ollama", "bluesky")).at(-1)).toBe("2026-03-25: 100+0, cut off");
  });

  test("with an app password a session is opened first; neither is told anywhere", async () => {
    const { standin, hosts, watchlist } = await open(WITH_KEY);
    standin.isOpen = false;
    standin.posts = [post("a", "2026-03-25T12:00:00Z")];
    expect(await syncPosts(suite, watchlist, hosts, { env: { SKY_KEY } })).toMatchObject([{ outcome: "ok" }]);
    expect((await countsOf(suite, "ollama/ollama", "bluesky")).at(-1)).toBe("2026-03-25: 1+0, complete");
    const stored = `${await dumpOf(suite)} ${suite.log.join()}`;
    for (const secret of ["abcd-efgh", "sky-session-token", "me.example"]) expect(stored).not.toContain(secret);
  });

  test.each([
    ["no key", undefined, "key_missing"],
    ["half a key", "me.example", "key_malformed"],
    ["a wrong key", "me.example:wrong-pass", "key_refused"],
  ])("%s is told with its variable's name and without itself, and nothing is counted", async (_, key, code) => {
    const { hosts, watchlist } = await open(WITH_KEY);
    const [report] = await syncPosts(suite, watchlist, hosts, { env: key === undefined ? {} : { SKY_KEY: key } });
    expect(report).toMatchObject({ outcome: "failed", problem: { code } });
    expect(JSON.stringify(report?.problem)).toContain("SKY_KEY");
    expect(`${JSON.stringify(report)} ${await dumpOf(suite)} ${suite.log.join()}`).not.toMatch(
      /wrong-pass|me\.example/,
    );
    expect(await countsOf(suite, "ollama/ollama", "bluesky")).toEqual([]);
  });

  test("who is refused without a session stops at once, says why, and leaves no day behind", async () => {
    const { standin, hosts, watchlist } = await open(OPEN);
    standin.isOpen = false;
    expect(await syncPosts(suite, watchlist, hosts)).toMatchObject([
      { outcome: "failed", requests: 1, problem: { code: "not_allowed" } },
    ]);
    expect(await countsOf(suite, "ollama/ollama", "bluesky")).toEqual([]);
    expect(await readSources(suite.db())).toMatchObject([{ id: "discussion bluesky", failures: 1 }]);
  });
});
