import { findProject, recordDiscussion, type Database, type DiscussionDay } from "@groundswell/db";
import { Discussion, Status } from "@groundswell/wire";
import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { onBothDatabases, ORIGIN } from "./harness.ts";

const GOOSE = "/api/v1/projects/aaif-goose/goose";
const THREAD = { url: "https://news.ycombinator.com/item?id=8", at: Date.parse("2026-08-20T11:00:00Z"), posts: 2 };

const counted = (day: string, sure: number, more: Partial<DiscussionDay> = {}): DiscussionDay => ({
  ...{ day, sure, unsure: 0, coverage: "complete", links: [] },
  ...more,
});

/** Goose on Hacker News: a day with links, one without a post, one unknown, one cut off. */
async function seed(db: Database): Promise<void> {
  const goose = await findProject(db, "aaif-goose/goose");
  const receipt = {
    ...{
      source: "Hacker News search",
      sourceUrl: "https://hn.algolia.com/api",
      request: "GET https://hn.algolia.com/x",
    },
    ...{ fetchedAt: Date.parse("2026-08-23T03:00:00Z"), status: 200, contentHash: `sha256:${"0".repeat(64)}` },
    method: "discussion/1",
  };
  await recordDiscussion(db, goose?.id ?? 0, receipt, "hackernews", [
    counted("2026-08-18", 4, { unsure: 1, links: [THREAD] }),
    counted("2026-08-19", 0),
    counted("2026-08-21", 500, { coverage: "cut off" }),
  ]);
}

onBothDatabases("a project's public discussion", (suite) => {
  beforeAll(async () => {
    await seed(suite.connection().db);
  });
  const read = async (query: string) => Discussion.parse(await (await suite.get(`${GOOSE}/discussion${query}`)).json());

  test("a day without a post is zero, one of which nothing is known is null, one that was cut off says so", async () => {
    const { series, ...told } = await read("");
    expect(told).toEqual({
      ...{ repo: "aaif-goose/goose", from: "2026-08-18", to: "2026-08-21" },
      asOf: "2026-08-23T03:00:00Z",
    });
    expect(series.map(({ source, what }) => [source, what])).toEqual([["hackernews", "comments on Hacker News"]]);
    expect(series[0]?.days.map(({ t, posts, sure, unsure, coverage }) => [t, posts, sure, unsure, coverage])).toEqual([
      ["2026-08-18", 5, 4, 1, "complete"],
      ["2026-08-19", 0, 0, 0, "complete"],
      ["2026-08-20", null, null, null, "not asked"],
      ["2026-08-21", 500, 500, 0, "cut off"],
    ]);
    expect(series[0]?.days[0]?.links).toEqual([{ ...THREAD, at: "2026-08-20T11:00:00Z" }]);
  });

  test("every count leads to its receipt, and an unknown day to none", async () => {
    const days = (await read("")).series.flatMap((one) => one.days);
    expect(days.filter(({ receipt, posts }) => (receipt === null) !== (posts === null))).toEqual([]);
    const receipts = days.flatMap(({ receipt }) => (receipt === null ? [] : [receipt]));
    expect(receipts).toHaveLength(3);
    for (const id of receipts)
      expect(await (await suite.get(`/api/v1/receipts/${id}`)).json()).toMatchObject({ method: "discussion/1" });
  });

  test("ranges and sources are taken at their word; a place that is set up and has no count yet is there, empty", async () => {
    const { series } = await read("?from=2026-08-19&to=2026-08-20&source=hackernews");
    expect(series[0]?.days.map(({ t, posts }) => [t, posts])).toEqual([
      ["2026-08-19", 0],
      ["2026-08-20", null],
    ]);
    expect((await read("?source=bluesky")).series).toEqual([]);
    const api = suite.makeApi({ discussionSources: () => ["bluesky"] });
    const answer = await api.fetch(new Request(`${ORIGIN}${GOOSE}/discussion?source=bluesky`));
    expect(await answer.json()).toMatchObject({ asOf: null, series: [{ source: "bluesky", days: [] }] });
    expect((await suite.get(`${GOOSE}/discussion?source=x`)).status).toBe(400);
    expect((await suite.get(`${GOOSE}/discussion?from=2026-08-19&to=2026-08-01`)).status).toBe(400);
  });

  test("a project that nobody counted for has no series, and an old name leads on", async () => {
    const other = await suite.get("/api/v1/projects/ollama/ollama/discussion");
    expect(await other.json()).toMatchObject({ from: null, to: null, series: [] });
    const old = await suite.get("/api/v1/projects/block/goose/discussion?source=hackernews");
    expect([old.status, old.headers.get("location")]).toEqual([
      301,
      expect.stringContaining("/aaif-goose/goose/discussion?source=hackernews"),
    ]);
  });

  test("as a table, unknown days are empty cells, and what the counts are stands above", async () => {
    const csv = await (await suite.get(`${GOOSE}/discussion?format=csv`)).text();
    expect(csv).toContain("# How many people mention a project says nothing of what they say of it.");
    const rows = csv.split("\r\n").filter((line) => line !== "" && !line.startsWith("#"));
    expect(rows[0]).toBe("day,source,posts,sure,unsure,coverage,receipt");
    expect(rows.slice(1, 4)).toEqual([
      expect.stringMatching(/^2026-08-18,hackernews,5,4,1,complete,\d+-[0-9a-f]{16}$/),
      expect.stringMatching(/^2026-08-19,hackernews,0,0,0,complete,\d+-/),
      "2026-08-20,hackernews,,,,not asked,",
    ]);
  });

  test("the status tells how counting goes apart from stories' places, and nothing where it never was", async () => {
    const status = async () => Status.parse(await (await suite.get("/api/v1/status?projects=none")).json());
    expect((await status()).discussion).toBeUndefined();
    await suite.connection().db.execute(sql`
      insert into coverage_sources (id, next_at, failures, problem)
      values ('discussion reddit', '2026-08-23T12:30:00Z', 2, 'api answers 403: look at it')`);
    const { discussion, coverage } = await status();
    expect(discussion).toMatchObject([{ id: "reddit", failures: 2, problem: "api answers 403: look at it" }]);
    expect(coverage.map(({ id }) => id)).not.toContain("discussion reddit");
    await suite.connection().db.execute(sql`delete from coverage_sources where id = 'discussion reddit'`);
  });
});
