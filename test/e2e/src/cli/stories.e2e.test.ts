import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { freePort, runGroundswell, startGroundswell } from "@groundswell/support";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closedUrl, makeFolder, parseLines, writeIn } from "./fixtures.ts";

const FEED = `<rss version="2.0"><channel><title>The Gazette</title>
<item><title>Ollama at home</title><link>https://gazette.example/a</link>
<pubDate>Wed, 25 Mar 2026 10:00:00 GMT</pubDate>
<description>See https://github.com/ollama/ollama for more.</description></item></channel></rss>`;
const PAGE = `<html><head><meta property="og:title" content="Goose &amp; friends">
<meta property="og:site_name" content="The Gazette">
<meta property="article:published_time" content="2026-03-20T10:00:00Z"></head>
<body><p>Go to <a href="https://github.com/aaif-goose/goose">its home</a>.</p></body></html>`;
const DOCUMENTS: Record<string, [type: string, body: string]> = {
  "/feed.xml": ["application/rss+xml", FEED],
  "/page": ["text/html; charset=utf-8", PAGE],
  "/undated": ["text/html", "<title>No day</title><p>Nothing.</p>"],
};

const folder = makeFolder();
let server: Server;
let origin: string;
let watchlist: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const [type, body] = DOCUMENTS[request.url ?? ""] ?? ["", ""];
    response.writeHead(body === "" ? 500 : 200, { "content-type": type });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const projects = "projects:\n  - {repo: aaif-goose/goose, name: Goose, context: [agent]}\n  - ollama/ollama\n";
  const feed = (path: string) => `  - kind: feed\n    url: ${origin}${path}\n`;
  watchlist = writeIn(folder, "watchlist.yaml", `${projects}coverage:\n${feed("/feed.xml")}${feed("/broken.xml")}`);
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** A run with a folder of data and one of stories of its own. */
function makeRun(env: Record<string, string> = {}) {
  const home = makeFolder();
  const [data, stories] = [join(home, "data"), join(home, "stories")];
  mkdirSync(stories);
  const settings = {
    ...{ GROUNDSWELL_DATA_DIR: data, STORIES_DIR: stories, WATCHLIST: watchlist, LOG_LEVEL: "silent" },
    ...{ GROUNDSWELL_ALLOW_PRIVATE_SOURCES: "1", ...env },
  };
  return { stories, settings, run: (...args: string[]) => runGroundswell(args, { env: settings }) };
}

test("sync reports each source, 1 only when all of them failed, and refuses a name that nobody bears", async () => {
  const { run } = makeRun();
  const first = await run("stories", "sync");
  expect(first.code).toBe(0);
  expect(first.stdout).toMatch(/feed\.xml: ok: 1 read \(1 new\); 1 mention linked/);
  expect(first.stdout).toMatch(/broken\.xml: failed;[^\n]+\n {2}.+ answers 500 — /);
  const { stdout: second } = await run("stories", "sync");
  expect(second).toMatch(/feed\.xml: not due; asked again at/);
  expect(second).toMatch(
    /broken\.xml: not due;[^\n]+\n {2}failed when last asked: .+ answers 500: [^\n]+\n.+--only 'feed /,
  );
  expect(second).toContain("2 not due (1 failed when last asked)");

  const broken = await run("stories", "sync", "--json", "--only", `${origin}/broken.xml`);
  expect(broken.code).toBe(1);
  expect(parseLines(broken.stdout)).toMatchObject([
    { sources: [{ outcome: "failed", problem: { code: "server_error" }, nextAt: expect.any(String) as string }] },
  ]);
  const unknown = await run("stories", "sync", "--only", "reddit");
  expect([unknown.code, unknown.stdout]).toEqual([2, ""]);
  expect(unknown.stderr).toMatch(
    /watchlist\.yaml: no place of coverage is called reddit — name one that the watchlist has: feed, feed http/,
  );

  const check = await run("stories", "check");
  expect([check.code, check.stdout]).toEqual([0, expect.stringContaining("No mention waits for a decision.")]);
});

test("check warns of a project that nobody watches, and refuses a day to come, as every start does", async () => {
  const { run, stories } = makeRun();
  const front = (published: string) =>
    `---\ntitle: T\nurl: https://x.y/${published}\nsource: S\npublished: ${published}\n`;
  writeFileSync(join(stories, "a.md"), `${front("2026-03-01")}projects:\n  - maker/nobody\n---\n`);
  const warned = await run("stories", "check");
  expect(warned.code).toBe(0);
  expect(warned.stdout).toMatch(/a\.md:7:5 warning maker\/nobody is not on the watchlist.*\(add it/);
  expect(warned.stdout).toContain("1 story, no errors, 1 warning.");
  writeFileSync(join(stories, "b.md"), `${front("2999-01-01")}---\n`);
  for (const args of [["check"], ["sync"]]) {
    const refused = await run("stories", ...args);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringMatching(/b\.md:5:12.*is still to come/)]);
  }
});

test("sync says that there is no coverage at all, and how some is added", async () => {
  const bare = writeIn(makeFolder(), "watchlist.yaml", "projects:\n  - ollama/ollama\n");
  const { code, stderr } = await makeRun({ WATCHLIST: bare }).run("stories", "sync", "--only", "hackernews");
  expect([code, stderr]).toEqual([2, expect.stringContaining("has no coverage at all: add some under `coverage:`")]);
});

test("effects of a folder where nothing was loaded say that no figures are stored, and blame no project", async () => {
  const { code, stdout, stderr } = await makeRun().run("effects");
  expect([code, stdout]).toEqual([0, ""]);
  expect(stderr).toContain("No figures are stored yet");
});

test("private addresses are refused unless it is configured otherwise", async () => {
  const { run } = makeRun({ GROUNDSWELL_ALLOW_PRIVATE_SOURCES: "0" });
  const { code, stdout } = await run("stories", "sync", "--json");
  expect(code).toBe(1);
  expect(parseLines(stdout)).toMatchObject([
    { sources: [{ problem: { code: "forbidden_address" } }, { problem: { code: "forbidden_address" } }] },
  ]);
});

test("add writes a file that check accepts, once, and decides nothing", async () => {
  const { run, stories } = makeRun();
  const dry = await run("stories", "add", `${origin}/page`, "--dry-run");
  expect(dry).toMatchObject({ code: 0, stdout: expect.stringContaining("would be written") as string });
  expect(readdirSync(stories)).toEqual([]);

  const added = await run("stories", "add", `${origin}/page`);
  expect(added.code).toBe(0);
  expect(added.stdout).toMatch(/title: Goose & friends \(from .*og:title/);
  expect(readdirSync(stories)).toEqual(["goose-friends.md"]);
  const text = readFileSync(join(stories, "goose-friends.md"), "utf8");
  expect(text).toMatch(/^#\s+- repo: aaif-goose\/goose # read by the linker: T1 /m);

  const check = await run("stories", "check", "--json");
  expect(parseLines(check.stdout)).toMatchObject([
    {
      ok: true,
      stories: [{ slug: "goose-friends", mentions: [] }],
      reviews: null,
      reviewsProblem: expect.any(String) as string,
    },
  ]);
  writeFileSync(join(stories, "goose-friends.md"), `${text}\nA note.\n`);
  const again = await run("stories", "add", `${origin}/page#a`);
  expect(again).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("goose-friends.md: the story is kept") as string,
  });
  expect(readFileSync(join(stories, "goose-friends.md"), "utf8")).toContain("A note.");
});

test("add asks for the day that a page does not give, and fails when there is no page", async () => {
  const { run, stories } = makeRun();
  const undated = await run("stories", "add", `${origin}/undated`);
  expect(undated).toMatchObject({ code: 2, stderr: expect.stringContaining("--published") as string });
  const wrong = await run("stories", "add", `${origin}/undated`, "--published", "last week");
  expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining("not a day") as string });
  expect(readdirSync(stories)).toEqual([]);
  const given = await run("stories", "add", `${origin}/undated`, "--published", "2026-03-01~3d", "--json");
  expect(parseLines(given.stdout)).toMatchObject([{ written: true, published: null, title: "No day", found: [] }]);
  expect((await run("stories", "add", `${origin}/broken`)).code).toBe(1);
  expect((await run("stories", "add", "gazette")).code).toBe(2);
});

test("while up owns the folder it reads coverage itself, and sync says that it must stop", async () => {
  const port = await freePort();
  const { run, settings } = makeRun({ PORT: String(port), GITHUB_API_URL: await closedUrl() });
  const up = startGroundswell(["up"], { env: settings });
  try {
    await expect.poll(() => up.stdout, { timeout: 60_000 }).toContain("Groundswell is at");
    const url = `http://127.0.0.1:${port}/api/v1/stories`;
    const read = async () => ((await (await fetch(url)).json()) as { items: { title: string }[] }).items;
    await expect.poll(read, { timeout: 30_000 }).toMatchObject([{ title: "Ollama at home" }]);
    const sync = await run("stories", "sync");
    expect([sync.code, sync.stdout]).toEqual([2, ""]);
    expect(sync.stderr).toMatch(/in use|stop/);
    const check = await run("stories", "check");
    expect([check.code, check.stdout]).toEqual([0, expect.stringContaining("The review list was not read")]);
  } finally {
    up.kill("SIGTERM");
    expect(await up.exited).toBe(0);
  }
});
