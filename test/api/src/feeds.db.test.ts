import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { findAtomFaults, valueOf } from "./feed-atom-rules.ts";
import { findJsonFeedFaults } from "./feed-json-rules.ts";
import { childElements, parseXml } from "./feed-xml.ts";
import { ORIGIN, onBothDatabases, type Suite } from "./harness.ts";

const GOOSE = "/feeds/aaif-goose/goose";
const KINDS = ["release", "surge", "step", "drop", "rename", "licence", "state", "story"];
const STEMS = [
  ["/feeds/all", ""],
  ["/feeds/all", "?limit=100"],
  ...KINDS.map((kind) => ["/feeds/all", `?kinds=${kind}&limit=20`] as const),
  [GOOSE, ""],
  [GOOSE, "?kinds=licence"],
  ["/feeds/Muesli-HQ/muesli", ""],
  ["/feeds/selection", "?projects=aaif-goose/goose,anomalyco/opencode"],
] as const;

interface Item {
  id: string;
  url: string;
  external_url?: string;
  title: string;
  content_text: string;
  date_published: string;
  date_modified: string;
  tags: string[];
}

async function readItems(suite: Suite, path: string): Promise<Item[]> {
  const feed = (await (await suite.get(path)).json()) as { items: Item[] };
  return feed.items;
}

/** What a feed must be on either database: the first that is asked says it. */
const known = new Map<string, string>();

onBothDatabases("feeds", (suite) => {
  for (const [stem, query] of STEMS) {
    test(`${stem}${query} breaks no rule of either format, and says the same in both`, async () => {
      const [atom, json] = await Promise.all([suite.get(`${stem}.atom${query}`), suite.get(`${stem}.json${query}`)]);
      expect([atom.status, json.status]).toEqual([200, 200]);
      expect(atom.headers.get("content-type")).toBe("application/atom+xml; charset=utf-8");
      expect(json.headers.get("content-type")).toBe("application/feed+json");
      const [xml, text] = [await atom.text(), await json.text()];
      expect(findAtomFaults(xml)).toEqual([]);
      expect(findJsonFeedFaults(text)).toEqual([]);
      const entries = childElements(parseXml(xml)).filter(({ name }) => name === "entry");
      const { items } = JSON.parse(text) as { items: Item[] };
      expect(
        entries.map((entry) => ["id", "title", "content", "published", "updated"].map((of) => valueOf(entry, of))),
      ).toEqual(items.map((item) => [item.id, item.title, item.content_text, item.date_published, item.date_modified]));
    });

    test(`${stem}${query} is the same bytes on either database, and from an API that was just started`, async () => {
      const fresh = suite.makeApi();
      for (const path of [`${stem}.atom${query}`, `${stem}.json${query}`]) {
        const body = await (await suite.get(path)).text();
        expect(body).toBe(known.get(path) ?? body);
        known.set(path, body);
        expect(await (await fresh.fetch(new Request(ORIGIN + path))).text()).toBe(body);
      }
    });
  }

  test("the newest come first, as many as were asked for, of the kinds that were asked for", async () => {
    const all = await readItems(suite, "/feeds/all.json?limit=100");
    expect(all).toHaveLength(100);
    const dates = all.map((item) => item.date_published);
    expect(dates).toEqual(dates.toSorted().reverse());
    expect(await readItems(suite, "/feeds/all.json?limit=7")).toEqual(all.slice(0, 7));
    for (const kind of KINDS) {
      const items = await readItems(suite, `/feeds/all.json?kinds=${kind}&limit=5`);
      expect(items.filter(({ tags }) => tags[0] !== kind)).toEqual([]);
    }
  });

  test("the archive has releases, surges, drops, a rename and a story to tell of", async () => {
    for (const kind of ["release", "surge", "step", "drop", "rename", "story"]) {
      expect([kind, (await readItems(suite, `/feeds/all.json?kinds=${kind}`)).length > 0]).toEqual([kind, true]);
    }
  });

  test("an entry is the same in every feed that has it: readers know it by its id", async () => {
    const feeds = ["/feeds/all", GOOSE, "/feeds/selection"].map(
      (stem) => `${stem}.json?kinds=rename,story,surge&limit=100`,
    );
    const [all = [], own = [], chosen = []] = await Promise.all(
      feeds.map((path) => readItems(suite, path.includes("selection") ? `${path}&projects=aaif-goose/goose` : path)),
    );
    expect(own.length).toBeGreaterThan(0);
    expect(chosen).toEqual(own);
    const byId = new Map(all.map((item) => [item.id, item]));
    const shared = own.filter(({ id }) => byId.has(id));
    expect(shared.length).toBeGreaterThan(0);
    expect(shared).toEqual(shared.map(({ id }) => byId.get(id)));
  });

  test("an old name answers 301 to today's, and the format and the options are kept", async () => {
    for (const extension of ["atom", "json"]) {
      const response = await suite.get(`/feeds/Block/goose.${extension}?kinds=release`);
      expect(response.status).toBe(301);
      expect(response.headers.get("location")).toBe(`${GOOSE}.${extension}?kinds=release`);
    }
  });

  test("a selection follows old names, and is the same feed in whatever order they are named", async () => {
    const bodies = await Promise.all(
      ["block/goose,anomalyco/opencode", "anomalyco/opencode,AAIF-goose/Goose,block/goose"].map(async (names) =>
        (await suite.get(`/feeds/selection.json?projects=${names}`)).text(),
      ),
    );
    expect(new Set(bodies).size).toBe(1);
    expect(JSON.parse(bodies[0] ?? "")).toMatchObject({
      title: "Groundswell: Goose, OpenCode",
      feed_url: `${ORIGIN}/feeds/selection.json?projects=aaif-goose/goose,anomalyco/opencode`,
    });
  });

  test("a selection with unknown names names them all", async () => {
    const response = await suite.get("/feeds/selection.atom?projects=no/body,aaif-goose/goose,nor/this");
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      errors: [{ parameter: "projects", message: "no watched project is or was called no/body, nor/this" }],
    });
  });

  test.each([
    "/feeds/all",
    "/feeds/all.rss",
    "/feeds/.atom",
    "/feeds/some.atom",
    "/feeds/aaif-goose/goose",
    "/feeds/aaif-goose/goose.xml",
    "/feeds/no/body.atom",
    "/feeds/aaif-goose/goose.atom/more",
    "/feeds/",
  ])("%s is no feed, and a problem says so", async (path) => {
    const response = await suite.get(path);
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  });

  test("links are absolute, at the public address where one is set, and ids do not depend on it", async () => {
    const here = await readItems(suite, `${GOOSE}.json`);
    const elsewhere = await (
      await suite.makeApi({ publicUrl: "https://stars.example" }).fetch(new Request(`${ORIGIN}${GOOSE}.json`))
    ).json();
    const { items, ...feed } = elsewhere as { items: Item[] };
    expect(feed).toMatchObject({
      feed_url: `https://stars.example${GOOSE}.json`,
      home_page_url: "https://stars.example/aaif-goose/goose",
    });
    expect(items.filter(({ url }) => !url.startsWith("https://stars.example/"))).toEqual([]);
    expect(here.filter(({ url }) => !url.startsWith(`${ORIGIN}/`))).toEqual([]);
    // From then on they are made with it, wherever the installation moves.
    const moved = suite.makeApi({ publicUrl: "https://moved.example" });
    const { items: later } = (await (await moved.fetch(new Request(`${ORIGIN}${GOOSE}.json`))).json()) as {
      items: Item[];
    };
    expect(later.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
    await suite.connection().db.execute(sql`delete from process_state where key = 'feed_namespace'`);
  });

  test("a feed without entries is as new as what is known of its projects", async () => {
    const xml = parseXml(await (await suite.get(`${GOOSE}.atom?kinds=licence`)).text());
    expect(childElements(xml).filter(({ name }) => name === "entry")).toEqual([]);
    const [row] = await suite.connection().db.execute<{ at: number }>(sql`
      select (extract(epoch from max(o.observed_at)) * 1000)::float8 as at
      from observations o join projects p on p.id = o.project_id where p.repo = 'aaif-goose/goose'`);
    expect(Date.parse(valueOf(xml, "updated"))).toBe(row?.at);
  });

  test("a demo says in its feeds, too, that it is one", async () => {
    const demo = suite.makeApi({ world: "demo" });
    const feed = (await (await demo.fetch(new Request(`${ORIGIN}${GOOSE}.json`))).json()) as {
      title: string;
      items: Item[];
    };
    expect(feed.title).toContain("simulated world");
    expect(feed.items.filter(({ content_text }) => !content_text.includes("invented"))).toEqual([]);
    const real = new Set((await readItems(suite, `${GOOSE}.json`)).map(({ id }) => id));
    expect(feed.items.filter(({ id }) => real.has(id))).toEqual([]);
  });
});
