import { bumpDataVersion } from "@groundswell/db";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { findAtomFaults } from "./feed-atom-rules.ts";
import { later, tellReleases, tellStars } from "./feed-facts.ts";
import { findJsonFeedFaults } from "./feed-json-rules.ts";
import { ORIGIN, onBothDatabases } from "./harness.ts";

/** Names that somebody could give a release, by its tag. */
const HOSTILE: Record<string, string> = {
  "h-cdata": "]]> ]]]]>><![CDATA[ x ]]>",
  "h-controls": `a${Array.from({ length: 31 }, (_, i) => String.fromCharCode(i + 1)).join("")}b`,
  "h-markup": '<script>alert("1")</script> &amp; &apos; &nbsp; <!-- --> <?x ?>',
  "h-emoji": "🎉 👩‍👩‍👧 🇪🇺 e\u0301",
  "h-bidi": "\u202egpj.exe\u202c \u2066x \u200fאב",
  "h-long": "x".repeat(300),
  "h-odd": "\ufffe\uffff\ufdd0",
  "h-blank": "   ",
  "\"><x y='": "a tag that is markup",
  ["t".repeat(300)]: "a long tag",
};

interface Item {
  id: string;
  url: string;
  external_url?: string;
  title: string;
  content_text: string;
  date_published: string;
  date_modified: string;
}

const LOCALAI = "mudler/LocalAI";
const ADDED = sql`(select id from projects where repo in ('feeds/x', 'odd/name.json'))`;

onBothDatabases("feeds of what changes", (suite) => {
  const read = async (path: string) => {
    const { items } = (await (await suite.get(path)).json()) as { items: Item[] };
    return items;
  };
  const change = async (...statements: ReturnType<typeof sql>[]) => {
    for (const statement of statements) await suite.connection().db.execute(statement);
    await bumpDataVersion(suite.connection().db);
    await later();
  };

  test("whatever releases are called, feeds break no rule and say each name", async () => {
    const releases = Object.entries(HOSTILE).map(([tag, name]) => ({ tag, name, prerelease: tag === "h-emoji" }));
    await tellReleases(suite, LOCALAI, "2026-08-23T11:00:00Z", releases);
    for (const stem of ["/feeds/all", `/feeds/${LOCALAI}`]) {
      const [atom, json] = await Promise.all([suite.get(`${stem}.atom`), suite.get(`${stem}.json`)]);
      expect(findAtomFaults(await atom.text())).toEqual([]);
      expect(findJsonFeedFaults(await json.text())).toEqual([]);
    }
    const items = await read(`/feeds/${LOCALAI}.json`);
    const text = items.map(({ content_text }) => content_text).join("\n");
    for (const said of [
      "Called: ]]> ]]]]>><![CDATA[ x ]]>",
      "Called: a b",
      'Called: <script>alert("1")</script> &amp; &apos; &nbsp; <!-- --> <?x ?>',
      "Called: 🎉 👩‍👩‍👧 🇪🇺 e\u0301",
      "Called: gpj.exe x \u200fאב",
      `Called: ${"x".repeat(300)}`,
      "Released \"><x y='.",
      "Released h-emoji (pre-release).",
    ]) {
      expect(text).toContain(said);
    }
    expect(text).not.toMatch(/Called: *$/m);
    expect(items.filter(({ title }) => title.length > 200)).toEqual([]);
  });

  test("a release that is told otherwise later is the same entry, updated", async () => {
    await tellReleases(suite, LOCALAI, "2026-08-23T11:10:00Z", [{ tag: "h-again", name: "One" }]);
    const of = async () => (await read(`/feeds/${LOCALAI}.json`)).find(({ title }) => title.includes("h-again"));
    const before = await of();
    await tellReleases(suite, LOCALAI, "2026-08-23T11:20:00Z", [{ tag: "h-again", name: "Two", prerelease: true }]);
    const after = await of();
    expect([after?.id, after?.date_published]).toEqual([before?.id, before?.date_published]);
    expect([before?.date_modified, after?.date_modified]).toEqual([before?.date_published, "2026-08-23T11:20:00.000Z"]);
    expect(after?.content_text).toContain("Called: Two");
  });

  test("a drop that goes on is the same entry, updated, and so it stays when a look comes late", async () => {
    const of = async () => (await read(`/feeds/${LOCALAI}.json?kinds=drop`))[0];
    await tellStars(suite, LOCALAI, { "2026-08-23T09:00:00Z": 95_000, "2026-08-23T10:00:00Z": 93_900 });
    const first = await of();
    await tellStars(suite, LOCALAI, { "2026-08-23T11:00:00Z": 91_100 });
    const second = await of();
    await tellStars(suite, LOCALAI, { "2026-08-23T09:30:00Z": 94_500 });
    const third = await of();
    expect(first?.title).toMatch(/: Drop of 1,100 stars between two looks, from 95,000 to 93,900/);
    expect(second?.title).toMatch(/: Drop of 3,900 stars between two looks, from 95,000 to 91,100/);
    expect([first, second, third].map((item) => [item?.date_published, item?.date_modified])).toEqual([
      ["2026-08-23T10:00:00.000Z", "2026-08-23T10:00:00.000Z"],
      ["2026-08-23T10:00:00.000Z", "2026-08-23T11:00:00.000Z"],
      ["2026-08-23T09:30:00.000Z", "2026-08-23T11:00:00.000Z"],
    ]);
    expect([second?.id, third?.id]).toEqual([first?.id, first?.id]);
  });

  test("a renamed project's entries keep their ids, and its old feed leads to the new one", async () => {
    const path = "/feeds/ollama/ollama.json";
    const before = await read(path);
    expect(before.length).toBeGreaterThan(0);
    const project = sql`(select id from projects where repo = 'ollama/ollama')`;
    await change(
      sql`insert into project_names (project_id, name_key, name, rank) values (${project}, 'new/name', 'new/Name', 99)`,
      sql`update projects set repo = 'new/Name', name = 'New' where repo = 'ollama/ollama'`,
    );
    expect((await suite.get(path)).headers.get("location")).toBe("/feeds/new/Name.json");
    const after = await read("/feeds/new/Name.json");
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(after.filter(({ url }) => url !== `${ORIGIN}/new/Name` && !url.includes("/stories/"))).toEqual([]);
    await change(
      sql`update projects set repo = 'ollama/ollama', name = 'Ollama' where repo = 'new/Name'`,
      sql`delete from project_names where name_key = 'new/name'`,
    );
    expect(await read(path)).toEqual(before);
  });

  test("a project that is no longer watched is in no feed, and has none", async () => {
    const ofIt = (items: Item[]) => items.filter(({ url }) => url.endsWith(LOCALAI));
    expect(ofIt(await read("/feeds/all.json")).length).toBeGreaterThan(0);
    await change(sql`update projects set watched = false where repo = ${LOCALAI}`);
    expect(ofIt(await read("/feeds/all.json"))).toEqual([]);
    expect((await suite.get(`/feeds/${LOCALAI}.atom`)).status).toBe(404);
    expect((await suite.get(`/feeds/selection.atom?projects=${LOCALAI}`)).status).toBe(400);
    await change(sql`update projects set watched = true where repo = ${LOCALAI}`);
    expect(ofIt(await read("/feeds/all.json")).length).toBeGreaterThan(0);
  });

  test("names with dots, and an owner who is called as this folder is, have their feeds and their pages", async () => {
    for (const repo of ["feeds/x", "odd/name.json"]) {
      await change(
        sql`insert into projects (repo, name) values (${repo}, ${repo})`,
        sql`insert into project_names (project_id, name_key, name, rank)
            select id, ${repo}, ${repo}, 0 from projects where repo = ${repo}`,
      );
    }
    const [owned, dotted] = await Promise.all([
      suite.get("/feeds/feeds/x.json"),
      suite.get("/feeds/odd/name.json.atom"),
    ]);
    expect([owned.status, dotted.status, (await suite.get("/feeds/odd/name.json")).status]).toEqual([200, 200, 404]);
    expect(await owned.json()).toMatchObject({ home_page_url: `${ORIGIN}/p/feeds/x`, items: [] });
    const xml = await dotted.text();
    expect(findAtomFaults(xml)).toEqual([]);
    expect(xml).toContain("<updated>1970-01-01T00:00:00.000Z</updated>");
    await change(
      sql`delete from project_names where project_id in ${ADDED}`,
      sql`delete from projects where id in ${ADDED}`,
    );
  });

  test("no path and no option brings down a feed: always a feed or a problem", async () => {
    const hostile = fc.oneof(
      fc.string({ unit: "binary", maxLength: 20 }),
      fc.constantFrom(
        "%",
        "%zz",
        "%00",
        "..",
        ".atom",
        "all.atom",
        "goose.json",
        "release",
        "aaif-goose/goose",
        "9".repeat(30),
      ),
    );
    const names = fc.oneof(fc.constantFrom("kinds", "limit", "projects"), hostile);
    const path = fc.oneof(
      fc.constantFrom("/feeds/all.atom", "/feeds/selection.json", "/feeds/aaif-goose/goose.atom"),
      fc
        .array(hostile, { maxLength: 3 })
        .map((parts) => `/feeds/${parts.map((part) => part.toWellFormed()).join("/")}`),
    );
    await fc.assert(
      fc.asyncProperty(path, fc.array(fc.tuple(names, hostile), { maxLength: 3 }), async (at, pairs) => {
        const url = URL.parse(at, ORIGIN);
        if (url?.origin !== ORIGIN) return;
        url.search = new URLSearchParams(
          pairs.map(([k, v]): [string, string] => [k.toWellFormed(), v.toWellFormed()]),
        ).toString();
        const response = await suite.api().fetch(new Request(url));
        expect(response.status).toBeLessThan(500);
        const type = response.headers.get("content-type") ?? "";
        const text = await response.text();
        const isAtom = type.startsWith("application/atom");
        if (!isAtom) JSON.parse(text);
        expect(isAtom ? findAtomFaults(text) : []).toEqual([]);
      }),
      { numRuns: 150 },
    );
    expect(suite.log.filter((line) => line.includes("request failed"))).toEqual([]);
  }, 60_000);
});
