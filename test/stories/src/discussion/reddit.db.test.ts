import { expect, test } from "vitest";
import { closeAfterEach, onOneDatabase } from "../harness.ts";
import { REDDIT_AGENT, REDDIT_KEY, startReddit, type RedditPost } from "./reddit.ts";
import { countsOf, dumpOf, hostsAt, linksOf, syncPosts } from "./scene.ts";
import { PRIVATE_WORDS } from "./standin.ts";

const WATCHLIST = `projects:
  - repo: ollama/ollama
    name: Ollama
discussion:
  - kind: reddit
    keyEnv: REDDIT_KEY
    userAgent: "${REDDIT_AGENT}"
`;
const ENV = { REDDIT_KEY };
const secondsOf = (instant: string) => Date.parse(instant) / 1_000;
const post = (id: string, at: string, more: Partial<RedditPost> = {}): RedditPost => ({
  ...{ id, title: "Ollama at a zebra crossing", text: "", url: null, at: secondsOf(at) },
  ...more,
});

onOneDatabase("posts on Reddit, counted", (suite) => {
  const closing = closeAfterEach();
  const open = async () => {
    const standin = closing(await startReddit());
    const hosts = hostsAt({ redditLogin: standin.url, reddit: standin.url });
    return { standin, hosts, watchlist: await suite.watch(WATCHLIST) };
  };

  test("posts are counted, with links to threads that name no account and no forum", async () => {
    const { standin, hosts, watchlist } = await open();
    standin.posts = [
      post("aaa", "2026-03-26T08:00:00Z"),
      post("bbb", "2026-03-25T12:00:00Z"),
      post("ccc", "2026-03-25T13:00:00Z", { title: "This", url: "https://github.com/ollama/ollama" }),
      post("ddd", "2026-03-01T13:00:00Z"),
    ];
    const [report] = await syncPosts(suite, watchlist, hosts, { env: ENV });
    expect(report).toMatchObject({ outcome: "ok", requests: 3, days: 7, cutOff: 0 });
    expect((await countsOf(suite, "ollama/ollama", "reddit")).slice(-2)).toEqual([
      "2026-03-24: 0+0, complete",
      "2026-03-25: 2+0, complete",
    ]);
    const links = await linksOf(suite, "ollama/ollama", "reddit");
    expect(links["2026-03-25"]?.map(({ url, posts }) => [url, posts])).toEqual([
      ["https://www.reddit.com/comments/bbb/", 1],
      ["https://www.reddit.com/comments/ccc/", 1],
    ]);
    const stored = `${await dumpOf(suite)} ${suite.log.join()}`;
    for (const word of [...PRIVATE_WORDS, "app-secret", "reddit-access-token"]) expect(stored).not.toContain(word);
  });

  test("a list that ends by itself is no proof that there was no more", async () => {
    const { standin, hosts, watchlist } = await open();
    const from = secondsOf("2026-03-25T23:00:00Z");
    standin.posts = Array.from({ length: 400 }, (_, n) => ({
      ...post(`p${n}`, "2026-03-25T00:00:00Z"),
      at: from - n * 300,
    }));
    expect(await syncPosts(suite, watchlist, hosts, { env: ENV })).toMatchObject([
      { outcome: "ok", requests: 5, cutOff: 1 },
    ]);
    expect(await countsOf(suite, "ollama/ollama", "reddit")).toEqual(["2026-03-25: 250+0, cut off"]);
    // Pages are asked for by the last post's id, which is neither stored nor shown.
    expect(standin.requests.map(({ query }) => query.get("after"))).toContain("t3_p99");
    expect(`${await dumpOf(suite)} ${suite.log.join()}`).not.toMatch(/t3_/);
  });

  test("a list that goes on with what it gave already ends there", async () => {
    const { standin, hosts, watchlist } = await open();
    const child = {
      kind: "t3",
      data: { id: "x1", title: "Ollama", selftext: "", created_utc: secondsOf("2026-03-25T12:00:00Z") },
    };
    standin.posts = [post("x1", "2026-03-25T12:00:00Z", { url: "https://github.com/ollama/ollama" })];
    standin.instead = ({ path }) =>
      path === "/search"
        ? { status: 200, body: { kind: "Listing", data: { children: [child], after: "t3_x1" } } }
        : null;
    const [report] = await syncPosts(suite, watchlist, hosts, { env: ENV });
    expect(report).toMatchObject({ outcome: "ok", requests: 5 });
    expect(await dumpOf(suite)).toContain("after=%5Bnot+kept%5D");
    expect(await countsOf(suite, "ollama/ollama", "reddit")).toEqual(["2026-03-25: 1+0, cut off"]);
  });
});
