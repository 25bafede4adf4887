import { readCollectorStatus } from "@groundswell/db";
import type { LoggedRequest } from "@groundswell/github-standin";
import { expect, test } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS, NOON, onBothDatabases, TOKEN, type Scene } from "./harness.ts";
import { readFreshnessOf, readSurviving, readTotals } from "./read.ts";
import { lamp, plain } from "./worlds.ts";

const ANONYMOUS_LIMIT = 60;
const RESERVE = 3;

/** Cycle after cycle as the collector would wake, for so long. */
async function runFor(scene: Scene, ms: number, onCycle: (n: number) => Promise<void> = () => Promise.resolve()) {
  const end = scene.clock.now + ms;
  for (let n = 1; scene.clock.now < end; n += 1) {
    await scene.collect();
    await onCycle(n);
    const { nextRunAt } = (await readCollectorStatus(scene.db)).run;
    scene.clock.now = Math.max(scene.clock.now + 1_000, nextRunAt ?? end);
  }
}

/** The most requests in any hour that begins with one of them. */
function busiestHour(requests: readonly LoggedRequest[]): number {
  return Math.max(
    ...requests.map((first) => requests.filter((r) => r.at >= first.at && r.at < first.at + HOUR_MS).length),
  );
}

onBothDatabases("GitHub's limits are kept", (suite) => {
  test("34 projects without a token: never over the hour's budget, totals first, restarts included, all done in the end", async () => {
    // Two pages of history each: 34 totals, 34 lists of releases, 68 pages, 34 lists of forks.
    const repos = Array.from({ length: 34 }, (_, i) =>
      plain(`many/r${i}`, i + 1, { createdAt: "2025-06-01T00:00:00Z", given: { from: "2025-06-01", perDay: [3] } }),
    );
    const scene = await suite.open(repos, { intervalMs: 6 * HOUR_MS });
    const { requests } = scene.standin;
    await runFor(scene, 5 * HOUR_MS, async (n) => {
      if (n % 2 === 1) await scene.restart();
    });
    expect(busiestHour(requests)).toBeLessThanOrEqual(ANONYMOUS_LIMIT - RESERVE);
    expect(requests.slice(0, 34).every((r) => /^\/repos\/many\/r\d+$/.test(r.path))).toBe(true);
    expect(requests.slice(34, 68).every((r) => r.path.includes("/releases"))).toBe(true);
    expect(requests).toHaveLength(34 * 5);
    for (const { repo } of scene.projects) {
      expect(await readFreshnessOf(scene, repo)).toMatchObject({ problem: null, historyFrom: "2025-06-01" });
    }
    expect(await readSurviving(scene.db, "many/r33")).toEqual({ "2025-06-01": 3 });
  });

  test("a collector that is killed between two answers leaves word of what was left", async () => {
    const scene = await suite.open([plain("a/one", 1), plain("a/two", 2)]);
    const stop = new AbortController();
    await scene.collector().collectOnce({ signal: stop.signal, onStep: () => stop.abort() });
    expect(scene.standin.requests).toHaveLength(1);
    expect((await readCollectorStatus(scene.db)).budgets).toEqual([
      { bucket: "core", limit: 60, remaining: 59, resetsAt: NOON + HOUR_MS },
    ]);
  });

  for (const exhaustedStatus of [403, 429] as const) {
    test(`an hour used up by others (${exhaustedStatus}) ends the run, and its reset brings the rest`, async () => {
      const scene = await suite.open([plain("a/one", 1)], { exhaustedStatus, limits: { anonymousCore: 5 } });
      // Somebody else at this address.
      for (let i = 0; i < 4; i += 1)
        await fetch(`${scene.standin.url}/repos/a/one`, { headers: { "user-agent": "x" } });
      // We can't know yet: the first answer tells, and is good.
      expect(await scene.collect()).toMatchObject({ steps: 1, ended: "out of budget" });
      expect((await readCollectorStatus(scene.db)).github.state).toBe("out of budget");
      expect(scene.standin.requests).toHaveLength(5);
      scene.clock.now += 30 * MINUTE_MS;
      await scene.collect();
      expect(scene.standin.requests).toHaveLength(5);
      scene.clock.now = NOON + HOUR_MS;
      expect(await scene.collect()).toMatchObject({ steps: 4, failed: 0, ended: "nothing due" });
      expect((await readCollectorStatus(scene.db)).github.state).toBe("reachable");
    });

    test(`an answer that says the hour is used up (${exhaustedStatus}) costs no project anything`, async () => {
      const scene = await suite.open([plain("a/one", 1)], { exhaustedStatus, limits: { anonymousCore: 1 } });
      await fetch(`${scene.standin.url}/repos/a/one`, { headers: { "user-agent": "x" } });
      expect(await scene.collect()).toMatchObject({ steps: 0, ended: "out of budget" });
      expect(await readFreshnessOf(scene, "a/one")).toMatchObject({ problem: null, nextAt: NOON });
      // Nobody could have known: the rule that was broken is the price of a shared address.
      expect(scene.standin.violations.map((v) => v.rule)).toEqual(["budget-exhausted"]);
      scene.standin.clearLog();
      scene.clock.now += 59 * MINUTE_MS;
      await scene.restart();
      await scene.collect();
      expect(scene.standin.requests).toEqual([]);
    });
  }

  for (const exhaustedType of ["RATE_LIMITED", "RATE_LIMIT"] as const) {
    test(`a used-up GraphQL budget (200 with ${exhaustedType}) leaves REST, with the same token`, async () => {
      const scene = await suite.open([lamp(), plain("a/one", 1)], { token: TOKEN, exhaustedType });
      scene.standin.failNext("/graphql", {
        kind: "graphql-errors",
        errors: [{ type: exhaustedType, message: "API rate limit already exceeded for user ID 1." }],
        dropData: true,
      });
      // Totals are worth a request each; forks wait for the hour's end.
      expect(await scene.collect()).toMatchObject({ failed: 0, ended: "out of budget" });
      expect(scene.standin.requests.filter((r) => r.path === "/graphql")).toHaveLength(1);
      expect(await readTotals(scene.db, "octo/lamp")).toMatchObject([{ stars: 140 }]);
      expect(await readTotals(scene.db, "a/one")).toHaveLength(1);
      // When the hour is over, the next totals come over GraphQL again.
      scene.standin.clearLog();
      scene.clock.now += HOUR_MS + 1_000;
      await scene.collect();
      expect(scene.standin.requests.map((r) => r.path)).toContain("/graphql");
    });
  }

  test("a small GraphQL budget is never asked past its reserve", async () => {
    const scene = await suite.open([lamp()], { token: TOKEN, limits: { graphql: 3 }, intervalMs: MINUTE_MS });
    for (let i = 0; i < 10; i += 1) {
      await scene.collect();
      scene.clock.now += MINUTE_MS;
    }
    expect(scene.standin.requests.filter((r) => r.path === "/graphql")).toHaveLength(2);
    expect(await readTotals(scene.db, "octo/lamp")).toHaveLength(10);
  });

  for (const [what, fault, pauseMs] of [
    ["403 with Retry-After", { status: 403, retryAfterSeconds: 300 }, 300_000],
    ["429 with Retry-After", { status: 429, retryAfterSeconds: 90 }, 90_000],
    ["403 without Retry-After", { status: 403, retryAfterSeconds: null }, 60_000],
    ["429 without Retry-After", { status: 429, retryAfterSeconds: null }, 60_000],
  ] as const) {
    test(`a secondary limit (${what}) is waited out, a restart included`, async () => {
      const scene = await suite.open([plain("a/one", 1), plain("a/two", 2)]);
      scene.standin.failNext("/repos/", { kind: "secondary-limit", ...fault });
      expect(await scene.collect()).toMatchObject({ steps: 0, ended: "out of budget" });
      expect((await readCollectorStatus(scene.db)).run.nextRunAt).toBe(NOON + pauseMs);
      await scene.restart();
      scene.clock.now = NOON + pauseMs - 1;
      expect(await scene.collect()).toMatchObject({ steps: 0, ended: "out of budget" });
      expect(scene.standin.requests).toHaveLength(1);
      scene.clock.now += 1;
      expect(await scene.collect()).toMatchObject({ steps: 8, failed: 0, ended: "nothing due" });
    });
  }

  for (const [what, fault] of [
    ["200 with Retry-After", { status: 200, retryAfterSeconds: 120 }],
    ["200 without Retry-After", { status: 200, retryAfterSeconds: null }],
    ["403", { status: 403, retryAfterSeconds: 120 }],
  ] as const) {
    test(`a secondary limit of GraphQL (${what}) pauses REST as well`, async () => {
      const scene = await suite.open([plain("a/one", 1)], { token: TOKEN });
      scene.standin.failNext("/graphql", { kind: "secondary-limit", ...fault });
      expect(await scene.collect()).toMatchObject({ steps: 0, ended: "out of budget" });
      expect(scene.standin.requests).toHaveLength(1);
      scene.clock.now += 2 * MINUTE_MS;
      expect(await scene.collect()).toMatchObject({ failed: 0, ended: "nothing due" });
      expect(await readTotals(scene.db, "a/one")).toHaveLength(1);
    });
  }

  test("a day without a token stays within every hour's budget", async () => {
    const repos = Array.from({ length: 12 }, (_, i) => plain(`many/r${i}`, i + 1));
    const scene = await suite.open(repos, { intervalMs: 6 * HOUR_MS, limits: { anonymousCore: 20 } });
    await runFor(scene, DAY_MS);
    expect(busiestHour(scene.standin.requests)).toBeLessThanOrEqual(19);
    for (const { repo } of scene.projects) expect((await readTotals(scene.db, repo)).length).toBeGreaterThanOrEqual(4);
  });
});
