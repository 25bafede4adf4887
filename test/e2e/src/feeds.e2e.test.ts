import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { copyFirstStart, freePort, startGroundswell, type RunningProcess } from "@groundswell/support";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/** Nothing listens there: feeds must be good without GitHub. */
const NO_GITHUB = "http://127.0.0.1:1";

interface FeedItem {
  id: string;
  url: string;
  content_text: string;
}

const FEED_TYPES = ["application/atom+xml", "application/feed+json"];

/** What a reader finds when it is given a page: the feeds that its head names, among other things. */
function listAlternates(html: string): { href: string; type: string }[] {
  return [...html.matchAll(/<link rel="alternate"[^>]*>/g)].flatMap(([link]) => {
    const [href, type] = ["href", "type"].map((name) => new RegExp(` ${name}="([^"]*)"`).exec(link)?.[1]);
    return href === undefined || type === undefined || !FEED_TYPES.includes(type) ? [] : [{ href, type }];
  });
}

describe("the running product's feeds", () => {
  let base = "";
  let dataDir = "";
  let groundswell: RunningProcess;

  beforeAll(async () => {
    const port = await freePort();
    base = `http://localhost:${port}`;
    dataDir = await mkdtemp(join(tmpdir(), "groundswell-feeds-"));
    await copyFirstStart(dataDir);
    groundswell = startGroundswell(["up"], {
      env: { PORT: String(port), GROUNDSWELL_DATA_DIR: dataDir, GITHUB_API_URL: NO_GITHUB },
    });
    await groundswell.waitForLine(/Groundswell is at/, 90_000);
  });

  afterAll(async () => {
    groundswell.kill("SIGTERM");
    await groundswell.exited;
    await rm(dataDir, { recursive: true, force: true });
  });

  test("are found from every page: a reader is given the page's address", async () => {
    for (const [path, names] of [
      ["/", ["/feeds/all"]],
      ["/aaif-goose/goose", ["/feeds/aaif-goose/goose", "/feeds/all"]],
    ] as const) {
      const alternates = listAlternates(await (await fetch(base + path)).text());
      expect(alternates.map(({ href }) => href).sort()).toEqual(
        names.flatMap((name) => [`${name}.atom`, `${name}.json`]),
      );
      for (const { href, type } of alternates) {
        const feed = await fetch(base + href);
        expect([href, feed.status, feed.headers.get("content-type")?.split(";")[0]]).toEqual([href, 200, type]);
      }
    }
  });

  test("a page has links to them that people can follow", async () => {
    const html = await (await fetch(`${base}/aaif-goose/goose`)).text();
    for (const href of ["/feeds/aaif-goose/goose.atom", "/feeds/all.json"]) {
      expect(html).toMatch(new RegExp(`<a [^>]*href="${href}"`));
    }
  });

  test("lead to pages that are there", async () => {
    const paths = ["/feeds/all.json?limit=5", "/feeds/all.json?kinds=story&limit=1"];
    const feeds = await Promise.all(
      paths.map(async (path) => (await (await fetch(base + path)).json()) as { items: FeedItem[] }),
    );
    const items = feeds.flatMap((feed) => feed.items);
    expect(items.length).toBeGreaterThan(5);
    const ours = items.flatMap(({ url, content_text }) => [
      url,
      ...(content_text.match(/http:\/\/localhost\S+/g) ?? []),
    ]);
    for (const url of new Set(ours)) {
      expect(url.startsWith(`${base}/`)).toBe(true);
      expect([url, (await fetch(url)).status]).toEqual([url, 200]);
    }
  });

  test("a reader that comes again is told that nothing changed, and one with an old address where to go", async () => {
    const address = `${base}/feeds/aaif-goose/goose.atom`;
    const modified = (await fetch(address)).headers.get("last-modified") ?? "";
    // A cache between would be what answers, were it not told to ask.
    const again = await fetch(address, { headers: { "if-modified-since": modified }, cache: "no-store" });
    expect(again.status).toBe(304);
    const old = await fetch(`${base}/feeds/block/goose.atom`, { redirect: "manual" });
    expect([old.status, old.headers.get("location")]).toEqual([301, "/feeds/aaif-goose/goose.atom"]);
  });
});
