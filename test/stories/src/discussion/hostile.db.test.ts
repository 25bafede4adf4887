import { readSources } from "@groundswell/db";
import { expect, test } from "vitest";
import { closeAfterEach, DAY_MS, HOUR_MS, NOON, onBothDatabases } from "../harness.ts";
import { startHnComments } from "./hacker-news-comments.ts";
import { countsOf, hostsAt, syncPosts } from "./scene.ts";
import type { Instead } from "./standin.ts";

const WATCHLIST = "projects:\n  - ollama/ollama\n  - n8n-io/n8n\ndiscussion:\n  - kind: hackernews\n";

/** Answers that no search gives, and what they are called. */
const WRONG: [what: string, code: string, instead: Instead][] = [
  [
    "a page of HTML",
    "bad_answer",
    { status: 200, body: "<html>Attention required</html>", headers: { "content-type": "text/html" } },
  ],
  ["an error of the server", "server_error", { status: 500 }],
  ["a request to stay away", "not_allowed", { status: 403 }],
  ["JSON of another shape", "malformed", { status: 200, body: { hits: { 0: {} } } }],
  ["a list alone", "malformed", { status: 200, body: [] }],
  ["null", "malformed", { status: 200, body: "null" }],
  ["nothing", "bad_answer", { status: 200, body: "" }],
  ["JSON that breaks off", "bad_answer", { status: 200, body: '{"hits": [' }],
  ["JSON nested beyond any measure", "bad_answer", { status: 200, body: "[".repeat(40_000) }],
  [
    "more hits than were asked for",
    "malformed",
    { status: 200, body: { hits: Array.from({ length: 1_001 }, () => 1) } },
  ],
  ["a redirect to another host", "bad_redirect", { status: 302, headers: { location: "http://localhost:9/latest" } }],
  ["more bytes than are taken", "too_large", { status: 200, body: " ".repeat(60_000) }],
  [
    "a length beyond any measure",
    "too_large",
    { status: 200, body: "{}", headers: { "content-length": "99999999999" } },
  ],
  ["a connection that is cut", "no_connection", (response) => response.destroy()],
  [
    "an answer that is cut",
    "no_connection",
    (response) => {
      response.writeHead(200, { "content-length": "1000" });
      response.write("{");
      setTimeout(() => response.destroy(), 5);
    },
  ],
];

onBothDatabases("searches that answer wrongly", (suite) => {
  const closing = closeAfterEach();
  const open = async () => {
    const standin = closing(await startHnComments());
    return { standin, hosts: hostsAt({ hackernews: standin.url }), watchlist: await suite.watch(WATCHLIST) };
  };

  test("nothing is counted of them, the place is at fault, and all is well again with the next true answer", async () => {
    const { standin, hosts, watchlist } = await open();
    const fetcher = suite.fetcherWith({ maxBytes: 50_000, timeoutMs: 2_000 });
    const outcomes: string[] = [];
    for (const [what, , instead] of WRONG) {
      standin.instead = () => instead;
      const [report] = await syncPosts(suite, watchlist, hosts, { early: true, fetcher });
      outcomes.push(`${what}: ${report?.outcome} ${report?.problem?.code}`);
      expect(report?.requests, what).toBeLessThanOrEqual(2);
    }
    expect(outcomes).toEqual(WRONG.map(([what, code]) => `${what}: failed ${code}`));
    expect(await readSources(suite.db())).toMatchObject([{ id: "discussion hackernews", failures: WRONG.length }]);
    expect(await countsOf(suite, "ollama/ollama", "hackernews")).toEqual([]);
    standin.instead = () => null;
    expect(await syncPosts(suite, watchlist, hosts, { early: true })).toMatchObject([{ outcome: "ok", projects: 2 }]);
    expect(await readSources(suite.db())).toMatchObject([{ failures: 0, problem: null }]);
  });

  test("who is told to be patient asks no second time, and comes back when it was told to", async () => {
    const { standin, hosts, watchlist } = await open();
    standin.instead = () => ({ status: 429, headers: { "retry-after": "7200" } });
    expect(await syncPosts(suite, watchlist, hosts)).toMatchObject([
      { outcome: "failed", requests: 1, problem: { code: "too_many_requests" }, nextAt: NOON + 2 * HOUR_MS },
    ]);
    suite.clock.now = NOON + HOUR_MS;
    expect(await syncPosts(suite, watchlist, hosts)).toMatchObject([{ outcome: "not due", requests: 0 }]);
  });

  test("what was counted before a failure is kept, and the next run goes on behind it", async () => {
    const { standin, hosts, watchlist } = await open();
    standin.instead = ({ query }) => ((query.get("query") ?? "").includes("n8n") ? { status: 503 } : null);
    expect(await syncPosts(suite, watchlist, hosts)).toMatchObject([{ outcome: "failed", projects: 1, days: 28 }]);
    standin.instead = () => null;
    expect(await syncPosts(suite, watchlist, hosts, { early: true })).toMatchObject([{ outcome: "ok", projects: 1 }]);
    expect((await countsOf(suite, "n8n-io/n8n", "hackernews")).length).toBe(28);
  });

  test("a question that is refused costs its project alone", async () => {
    const { standin, hosts, watchlist } = await open();
    standin.instead = ({ query }) => ((query.get("query") ?? "").includes("ollama") ? { status: 400 } : null);
    expect(await syncPosts(suite, watchlist, hosts)).toMatchObject([{ outcome: "ok", projects: 1, refused: 1 }]);
    expect(await countsOf(suite, "ollama/ollama", "hackernews")).toEqual([]);
  });

  test("a run makes no more requests than it may, and the next one goes on with whoever waited longest", async () => {
    const { hosts, watchlist } = await open();
    const run = () => syncPosts(suite, watchlist, hosts, { early: true, budget: 2 });
    expect(await run()).toMatchObject([{ outcome: "unfinished", projects: 1, requests: 2 }]);
    expect(await run()).toMatchObject([{ outcome: "ok", projects: 1, requests: 2 }]);
  });

  test("requests are spaced", async () => {
    const { standin, hosts, watchlist } = await open();
    await syncPosts(suite, watchlist, hosts, { spacingMs: 30 });
    const pauses = standin.requests.slice(1).map(({ pauseMs }) => pauseMs ?? 0);
    expect(pauses).toHaveLength(3);
    expect(Math.min(...pauses)).toBeGreaterThan(15);
  });

  test("days on which nobody asked stay unknown, however long the pause was", async () => {
    const { hosts, watchlist } = await open();
    await syncPosts(suite, watchlist, hosts);
    suite.clock.now = NOON + 40 * DAY_MS;
    await syncPosts(suite, watchlist, hosts);
    const days = (await countsOf(suite, "ollama/ollama", "hackernews")).map((line) => line.slice(0, 10));
    expect([
      days.length,
      days.includes("2026-03-25"),
      days.includes("2026-03-30"),
      days.includes("2026-05-04"),
    ]).toEqual([56, true, false, true]);
  });

  test("a stop leaves what was counted, and the place is due again", async () => {
    const { standin, hosts, watchlist } = await open();
    const stop = new AbortController();
    standin.instead = ({ query }) => {
      if ((query.get("query") ?? "").includes("n8n")) stop.abort();
      return null;
    };
    expect(await syncPosts(suite, watchlist, hosts, { signal: stop.signal })).toMatchObject([
      { outcome: "unfinished", projects: 1, nextAt: NOON },
    ]);
    expect((await countsOf(suite, "ollama/ollama", "hackernews")).length).toBe(28);
  });
});
