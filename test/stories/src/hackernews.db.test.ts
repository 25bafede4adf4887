import { listStories } from "@groundswell/db";
import { expect, test } from "vitest";
import { countRows } from "./count-rows.ts";
import { startHackerNews, type HnPost, type HnStandin } from "./hackernews-standin.ts";
import { closeAfterEach, DAY_MS, HOUR_MS, NOON, onBothDatabases } from "./harness.ts";

const yamlOf = (url: string, rest = "") => `projects:
  - repo: aaif-goose/goose
    name: Goose
    formerly: [block/goose]
    context: [agent, MCP, coding]
  - ollama/ollama
coverage:
  - kind: hackernews
    url: ${url}
${rest}`;

let nextId = 40_000_000;
function post(title: string, rest: Partial<HnPost> = {}): HnPost {
  return { id: nextId++, title, url: null, text: null, points: 100, at: Math.floor(NOON / 1_000) - 3_600, ...rest };
}

onBothDatabases("Hacker News", (suite) => {
  const begin = closeAfterEach();

  async function open(posts: HnPost[], rest = "") {
    const standin: HnStandin = begin(await startHackerNews());
    standin.posts.push(...posts);
    const watchlist = await suite.watch(yamlOf(standin.url, rest));
    const sync = async () => {
      const [source] = (await suite.sync(watchlist)).sources;
      if (source === undefined) throw new Error("nothing was reported");
      return source;
    };
    return { standin, watchlist, sync };
  }
  const listed = async () => (await listStories(suite.db(), { projectId: null, limit: 100, after: null })).items;

  test("a post of the repository is linked by its address, also by a former one, and is told as the discussion", async () => {
    const at = Math.floor(Date.parse("2026-03-25T23:30:00Z") / 1_000);
    const { sync } = await open([
      post("An agent that runs on your machine", { id: 1001, url: "https://github.com/block/goose", at }),
      post("Show HN: a llama at home", { id: 1002, url: "https://github.com/ollama/ollama/releases/tag/v1" }),
    ]);
    expect(await sync()).toMatchObject({ outcome: "ok", new: 2, linked: 2 });
    expect(await listed()).toMatchObject([
      { url: "https://news.ycombinator.com/item?id=1002", mentions: [{ repo: "ollama/ollama", tier: "T1" }] },
      {
        title: "An agent that runs on your machine",
        url: "https://news.ycombinator.com/item?id=1001",
        source: "Hacker News",
        published: "2026-03-25",
        publishedAt: at * 1_000,
        plusMinusDays: 0,
        mentions: [{ repo: "aaif-goose/goose", tier: "T1", eligible: true }],
      },
    ]);
  });

  test("what the search finds and the linker does not is not stored", async () => {
    const { sync } = await open([post("A wild goose chase"), post("Ollama 1.0", { text: "<p>It is out.</p>" })]);
    expect(await sync()).toMatchObject({ unnamed: 1, new: 1 });
    expect(await countRows(suite.db())).toMatchObject({ stories: 1 });
  });

  test("points make no version, and a post that gains them within a week is found then", async () => {
    const { standin, sync } = await open([post("Ollama runs on a toaster", { points: 3 })]);
    expect(await sync()).toMatchObject({ outcome: "ok", read: 0 });
    const [only] = standin.posts;
    if (only === undefined) throw new Error("no post");
    only.points = 20;
    suite.clock.now += 6 * DAY_MS;
    expect(await sync()).toMatchObject({ new: 1 });
    const before = await countRows(suite.db());
    only.points = 900;
    suite.clock.now += HOUR_MS;
    expect(await sync()).toMatchObject({ new: 0, revised: 0, unchanged: 1 });
    expect(await countRows(suite.db())).toEqual(before);
  });

  test("the least number of points is the watchlist's to say", async () => {
    const { sync } = await open([post("Ollama, quietly", { points: 5 })], "    minPoints: 5\n");
    expect(await sync()).toMatchObject({ new: 1 });
  });

  test("a long history is read to its end, over several pages", async () => {
    const posts = Array.from({ length: 1_203 }, (_, n) =>
      post(`Ollama, part ${n}`, { at: Math.floor(NOON / 1_000) - 60 * Math.floor(n / 3) }),
    );
    const { sync } = await open(posts);
    expect(await sync()).toMatchObject({ outcome: "ok", new: 1_203, skippedCount: 0 });
    suite.clock.now += HOUR_MS;
    expect(await sync()).toMatchObject({ new: 0, revised: 0 });
  });

  test("requests are bounded in a run: the next one goes on with what was not asked", async () => {
    const many = Array.from({ length: 50 }, (_, n) => `  - some-owner/project-number-${n}\n`).join("");
    const { standin } = await open([]);
    const watchlist = await suite.watch(yamlOf(standin.url).replace("coverage:", `${many}coverage:`));
    standin.requests.length = 0;
    await suite.sync(watchlist);
    expect(standin.requests).toHaveLength(60);
    const first = new Set(standin.requests.map((query) => query.get("query")));
    suite.clock.now += HOUR_MS;
    await suite.sync(watchlist);
    const all = new Set(standin.requests.map((query) => query.get("query")));
    expect(first.size).toBe(60);
    expect(all.size).toBe(105);
  });

  test("a post without what a post has is skipped and told; the others are stored", async () => {
    const { standin, sync } = await open([post("Ollama is fine")]);
    standin.strays.push({ objectID: "x" }, null, { objectID: "7", title: "No time", points: 50 });
    const report = await sync();
    expect(report).toMatchObject({ outcome: "ok", new: 1 });
    expect(report.skippedCount).toBeGreaterThan(2);
  });

  test.each([
    ["an answer without hits", { status: 200, body: { results: [] } }, "malformed"],
    ["an answer that is no JSON", { status: 200, body: "<html>" }, "bad_answer"],
    ["a server in trouble", { status: 502 }, "server_error"],
    ["a search that refuses every question", { status: 400 }, "bad_status"],
  ])("%s is a failure with its reason", async (_what, fault, code) => {
    const { standin, sync } = await open([]);
    standin.fault = () => fault;
    expect(await sync()).toMatchObject({ outcome: "failed", problem: { code } });
  });

  test("a single question that the search refuses does not keep the others from being asked", async () => {
    const { standin, sync } = await open([post("Ollama again")]);
    standin.fault = (query) => (query.get("query") === '"Goose"' ? { status: 400 } : null);
    expect(await sync()).toMatchObject({ outcome: "ok", new: 1, skippedCount: 1 });
  });

  test("429 is waited for as long as the search asks, and nothing that was read is lost", async () => {
    const { standin, sync } = await open([post("Ollama first")]);
    let asked = 0;
    standin.fault = () => (++asked > 3 ? { status: 429, headers: { "retry-after": "10800" } } : null);
    const report = await sync();
    expect(report).toMatchObject({ outcome: "failed", problem: { code: "too_many_requests" } });
    expect(report.nextAt).toBe(NOON + 3 * HOUR_MS);
    standin.fault = () => null;
    suite.clock.now += 3 * HOUR_MS;
    await sync();
    expect(await countRows(suite.db())).toMatchObject({ stories: 1 });
  });
});
