import { readSources } from "@groundswell/db";
import { expect, test } from "vitest";
import { aidranScenes, KEY } from "./aidran-scene.ts";
import { record } from "./aidran-standin.ts";
import { countRows } from "./count-rows.ts";
import { DAY_MS, HOUR_MS, NOON, onBothDatabases } from "./harness.ts";
import { answerJson, serve } from "./serve.ts";

onBothDatabases("AIDRAN's delivery API in trouble", (suite) => {
  const open = aidranScenes(suite);

  test("a missing key is said with the variable's name, and a wrong one too; neither is repeated", async () => {
    const { standin, sync } = await open(1);
    const missing = await sync({});
    expect(missing).toMatchObject({ outcome: "failed", problem: { code: "key_missing" } });
    expect(JSON.stringify(missing)).toContain("AIDRAN_API_KEY");
    expect(standin.requests).toEqual([]);

    suite.clock.now += HOUR_MS;
    const wrong = await sync({ AIDRAN_API_KEY: "sk-wrong-secret" });
    expect(wrong).toMatchObject({ outcome: "failed", problem: { code: "key_refused" } });
    expect(JSON.stringify(wrong)).toContain("AIDRAN_API_KEY");
    expect(JSON.stringify([wrong, suite.log, await readSources(suite.db())])).not.toContain("sk-wrong-secret");
    expect(await countRows(suite.db())).toMatchObject({ stories: 0 });
  });

  test("a run whose time is over goes on where it stood, in five minutes, and that is no failure", async () => {
    const { standin, watchlist, sync } = await open(45);
    let asked = 0;
    standin.delayMs = (path) => (path !== "/v1/stories" && ++asked > 25 ? 5_000 : 0);
    const [cut] = (await suite.sync(watchlist, { env: { AIDRAN_API_KEY: KEY }, sourceTimeoutMs: 1_500 })).sources;
    expect(cut).toMatchObject({ outcome: "unfinished", new: 20, problem: null, nextAt: NOON + 5 * 60_000 });
    standin.delayMs = () => 0;
    expect(await sync()).toMatchObject({ outcome: "not due" });
    suite.clock.now += 5 * 60_000;
    expect(await sync()).toMatchObject({ outcome: "ok", new: 25 });
    expect((await readSources(suite.db())).map(({ failures, problem }) => [failures, problem])).toEqual([[0, null]]);
  });

  test("runs whose time is over before anything new has come are further and further apart", async () => {
    const { standin, watchlist } = await open(45);
    const run = async (slow: boolean) => {
      standin.delayMs = (path) => (slow && path === "/v1/stories" ? 5_000 : 0);
      const options = { env: { AIDRAN_API_KEY: KEY }, early: true, sourceTimeoutMs: slow ? 300 : 5_000 };
      const [report] = (await suite.sync(watchlist, options)).sources;
      return report ?? null;
    };
    const waits: number[] = [];
    // A story that is to be asked for again is a batch each time, with nothing in it.
    standin.stories.set("s0", record("s0", { publishAt: "2027-01-01T00:00:00Z" }));
    expect(await run(false)).toMatchObject({ outcome: "ok" });
    for (let n = 0; n < 6; n++) {
      suite.clock.now += DAY_MS;
      const cut = await run(true);
      expect(cut).toMatchObject({ outcome: "unfinished", new: 0 });
      waits.push(((cut?.nextAt ?? 0) - suite.clock.now) / 60_000);
    }
    expect(waits).toEqual([10, 20, 40, 60, 60, 60]);
    expect(await run(false)).toMatchObject({ outcome: "ok", nextAt: suite.clock.now + HOUR_MS });
  });

  test("a run that is stopped by people goes on where it stood, and that is no failure", async () => {
    const { standin, watchlist, sync } = await open(45);
    const stop = new AbortController();
    let asked = 0;
    standin.delayMs = (path) => {
      if (path !== "/v1/stories" && ++asked > 25) stop.abort();
      return 0;
    };
    const options = { env: { AIDRAN_API_KEY: KEY }, signal: stop.signal };
    expect((await suite.sync(watchlist, options)).sources).toMatchObject([{ outcome: "unfinished", new: 20 }]);
    expect(await sync()).toMatchObject({ outcome: "ok", new: 25 });
  });

  test("the key goes to the API's own host alone, wherever it redirects to", async () => {
    const { standin, sync } = await open(1);
    const heard: (string | undefined)[] = [];
    const elsewhere = await serve((request, response) => {
      heard.push(request.headers.authorization);
      answerJson(response, 401, { error: "Unauthorized" });
    });
    standin.fault = () => ({ status: 302, headers: { location: `${elsewhere.url}/v1/stories` } });
    expect(await sync()).toMatchObject({ outcome: "failed", problem: { code: "key_refused" } });
    await elsewhere.close();
    expect(heard).toEqual([undefined]);
  });

  test("500s are tried again with patience, and the rest is kept for the next run", async () => {
    const { standin, sync } = await open(2);
    let failures = 2;
    standin.fault = () => (failures-- > 0 ? { status: 500 } : null);
    expect(await sync()).toMatchObject({ outcome: "ok", new: 2 });

    suite.clock.now += HOUR_MS;
    standin.fault = () => ({ status: 500 });
    const failed = await sync();
    expect(failed).toMatchObject({ outcome: "failed", problem: { code: "server_error" } });
    expect(failed.nextAt).toBe(suite.clock.now + HOUR_MS);
    suite.clock.now += HOUR_MS;
    expect((await sync()).nextAt).toBe(suite.clock.now + 2 * HOUR_MS);
    standin.requests.length = 0;
    suite.clock.now += HOUR_MS;
    expect(await sync()).toMatchObject({ outcome: "not due" });
    expect(standin.requests).toEqual([]);
  });

  test("one story that the server cannot give costs that one alone, and is read once it can", async () => {
    const { standin, sync } = await open(60);
    standin.fault = (path) => (path === "/v1/stories/s30" ? { status: 500 } : null);
    expect(await sync()).toMatchObject({ outcome: "ok", new: 59, skippedCount: 1, skipped: [{ what: "story s30" }] });
    standin.fault = () => null;
    suite.clock.now += HOUR_MS;
    expect(await sync()).toMatchObject({ outcome: "ok", new: 1, skippedCount: 0 });
  });

  test("three stories in a row that the server can never give do not keep the others waiting for ever", async () => {
    const { standin, sync } = await open(30);
    standin.fault = (path) => (/\/s1[123]$/.test(path) ? { status: 500 } : null);
    await sync();
    for (let run = 0; run < 3; run++) {
      suite.clock.now += DAY_MS;
      await sync();
    }
    expect(await countRows(suite.db())).toMatchObject({ stories: 27 });
  });

  test("429 with Retry-After is honoured", async () => {
    const { standin, sync } = await open(1);
    standin.fault = () => ({ status: 429, headers: { "retry-after": "7200" } });
    const report = await sync();
    expect(report).toMatchObject({ outcome: "failed", problem: { code: "too_many_requests" } });
    expect(report.nextAt).toBe(NOON + 2 * HOUR_MS);
    expect(standin.requests).toHaveLength(1);
  });

  test("malformed items and stories are skipped and told; the others are stored", async () => {
    const { standin, sync } = await open(2);
    standin.strays.push(null, 7, { headline: "no id" }, { id: "", generatedAt: "2026-03-20T00:00:00Z" });
    standin.stories.set("bad-date", record("bad-date", { publishAt: "last Tuesday" }));
    standin.stories.set("no-title", { ...record("no-title"), headline: null as unknown as string });
    standin.stories.set("twin", record("twin", { slug: "story-s0", headline: "Another at one address" }));
    standin.stories.set("no-place", record("no-place", { slug: null }));
    const report = await sync();
    expect(report).toMatchObject({ outcome: "ok", new: 2, skippedCount: 8 });
    const told = report.skipped.map(({ what, why }) => `${what}: ${why}`).join("\n");
    for (const word of ["bad-date", "no-title", "headline", "neither an address nor a slug", "same address"])
      expect(told).toContain(word);
    suite.clock.now += HOUR_MS;
    standin.requests.length = 0;
    expect(await sync()).toMatchObject({ new: 0 });
    expect(standin.requests).toHaveLength(1);
  });

  test("stories with halves of letters or U+0000 in any place cost nobody else anything", async () => {
    const { standin, sync } = await open(1);
    const bad = "x\ud800\0";
    const fields = { headline: bad, content: bad, synopsis: bad, slug: bad, citations: [`https://a.example/${bad}`] };
    standin.stories.set("poison", { ...record("poison", fields), version: bad as unknown as number });
    standin.strays.push({ ...record("stray"), id: bad });
    expect(await sync()).toMatchObject({ outcome: "ok", new: 2, skippedCount: 1 });
    expect((await sync({})).outcome).toBe("not due");
  });

  test("stories of a year that no database holds, or long before the web, are left out with the reason", async () => {
    const { standin, sync } = await open(1);
    for (const day of ["0000-01-01", "0001-01-01", "1969-12-31"]) {
      standin.stories.set(day, record(day, { publishAt: day }));
      standin.stories.set(`w${day}`, record(`w${day}`, { publishAt: null, generatedAt: `${day}T00:00:00Z` }));
    }
    const report = await sync();
    expect(report).toMatchObject({ outcome: "ok", new: 1, skippedCount: 6 });
    expect(report.skipped.map(({ why }) => why).join()).toContain("before 1990");
  });

  test("a story that was written in the future, with no word on when it comes out, is read once that day has come", async () => {
    const { standin, sync } = await open(1);
    const generatedAt = new Date(NOON + 3 * DAY_MS).toISOString();
    standin.stories.set("ahead", record("ahead", { publishAt: null, generatedAt }));
    expect(await sync()).toMatchObject({ new: 1, skippedCount: 1 });
    suite.clock.now += 3 * DAY_MS;
    expect(await sync()).toMatchObject({ outcome: "ok", new: 1, skippedCount: 0 });
  });

  test.each([
    ["no JSON", { status: 200, body: "<html>" }, "bad_answer"],
    ["no list", { status: 200, body: { stories: [] } }, "malformed"],
    ["nothing at this address", { status: 404 }, "not_found"],
  ])("an answer that is %s is a failure with its reason", async (_what, fault, code) => {
    const { standin, sync } = await open(1);
    standin.fault = () => fault;
    expect(await sync()).toMatchObject({ outcome: "failed", problem: { code } });
  });

  test("a list that goes round is noticed, what it holds is stored, and the newest seen does not move", async () => {
    const { standin, sync } = await open(120);
    const first: string[] = [];
    standin.bendCursor = (next, asked) => {
      if (asked === null && next !== null) first.push(next);
      return asked === null ? next : (first[0] ?? null);
    };
    const report = await sync();
    expect(report).toMatchObject({ outcome: "failed", problem: { code: "endless_list" }, new: 100 });
    standin.bendCursor = null;
    suite.clock.now += HOUR_MS;
    expect(await sync()).toMatchObject({ outcome: "ok", new: 20 });
  });

  test("a page that the server has forgotten is no end: the list is read from its top again", async () => {
    const { standin, sync } = await open(130);
    standin.fault = (_path, query) => (query.has("cursor") ? { status: 503 } : null);
    expect(await sync()).toMatchObject({ outcome: "failed", new: 50 });
    let forgot = false;
    standin.fault = (_path, query) => {
      if (!query.has("cursor") || forgot) return null;
      forgot = true;
      return { status: 400 };
    };
    suite.clock.now += HOUR_MS;
    expect(await sync()).toMatchObject({ outcome: "ok", new: 80 });
  });

  test("a story that claims to be of the year 2099 hides none that comes after it", async () => {
    const { standin, sync } = await open(2);
    standin.stories.set("odd", record("odd", { generatedAt: "2099-01-01T00:00:00Z" }));
    expect(await sync()).toMatchObject({ new: 3 });
    suite.clock.now += HOUR_MS;
    // More than one page holds.
    for (let n = 0; n < 70; n++) {
      const generatedAt = new Date(suite.clock.now - 60_000 - n).toISOString();
      standin.stories.set(`after${n}`, record(`after${n}`, { generatedAt }));
    }
    expect(await sync()).toMatchObject({ new: 70 });
  });
});
