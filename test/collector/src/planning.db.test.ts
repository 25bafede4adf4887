import { readCollectorPlan, readCollectorStatus } from "@groundswell/db";
import { expect, test } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS, NOON, onBothDatabases, TOKEN, type Scene } from "./harness.ts";
import { readTotals } from "./read.ts";
import { plain } from "./worlds.ts";

/** Cycle after cycle as the running collector would wake, for so long. */
async function runFor(scene: Scene, ms: number) {
  const end = scene.clock.now + ms;
  while (scene.clock.now < end) {
    const { wakeAt } = await scene.collect({ spread: true });
    scene.clock.now = Math.min(end, Math.max(scene.clock.now + 1_000, wakeAt ?? end));
  }
}

/** Hundreds of cycles, on the embedded database too. */
const LONG_MS = 120_000;

/** Three years: six pages of history. */
const THREE_YEARS = { createdAt: "2023-04-01T00:00:00Z", given: { from: "2023-04-01", perDay: [1, 1] } };

onBothDatabases("what is fetched when", (suite) => {
  test(
    "34 projects without a token: no totals are ever older than a day while all the history is read",
    { timeout: LONG_MS },
    async () => {
      const repos = Array.from({ length: 34 }, (_, i) => plain(`many/r${i}`, i + 1, THREE_YEARS));
      const scene = await suite.open(repos, { intervalMs: 6 * HOUR_MS });
      await runFor(scene, 2 * DAY_MS);
      expect(await readCollectorPlan(scene.db)).toMatchObject({ incomplete: [] });
      for (const { repo } of scene.projects) {
        const instants = (await readTotals(scene.db, repo)).map((t) => t.at);
        const gaps = instants.slice(1).map((at, i) => at - (instants[i] ?? 0));
        expect(instants.length).toBeGreaterThanOrEqual(8);
        expect(Math.max(...gaps)).toBeLessThanOrEqual(7 * HOUR_MS);
      }
      const history = scene.standin.requests.filter((r) => r.path.includes("history") && !r.path.endsWith("page=1"));
      expect(history).toHaveLength(34 * 5);
    },
  );

  test("depth is spread over the hour", async () => {
    const repos = Array.from({ length: 20 }, (_, i) => plain(`many/r${i}`, i + 1, THREE_YEARS));
    const scene = await suite.open(repos, { intervalMs: 6 * HOUR_MS });
    // The newest pages first; from the third hour on there is depth alone.
    await runFor(scene, 4 * HOUR_MS);
    const minutes = scene.standin.requests
      .filter((r) => r.at >= NOON + 2 * HOUR_MS && r.at < NOON + 3 * HOUR_MS)
      .map((r) => Math.floor((r.at - NOON) / (10 * MINUTE_MS)));
    const perTenMinutes = [...Map.groupBy(minutes, (m) => m).values()].map((group) => group.length);
    expect(perTenMinutes).toHaveLength(6);
    expect(Math.max(...perTenMinutes)).toBeLessThanOrEqual(12);
  });

  test(
    "with a token every batch is full, hour after hour, however long each answer takes",
    { timeout: LONG_MS },
    async () => {
      const repos = Array.from({ length: 120 }, (_, i) => plain(`many/r${i}`, i + 1));
      const scene = await suite.open(repos, { token: TOKEN });
      for (let hour = 0; hour < 4; hour += 1) {
        scene.clock.now = NOON + hour * HOUR_MS;
        scene.standin.clearLog();
        // Seconds pass between the steps of one cycle.
        await scene.collect({ spread: false, onStep: () => (scene.clock.now += 250) });
        const totals = scene.standin.requests.filter((r) => r.path === "/graphql").length;
        expect(totals).toBe(hour === 0 ? 6 : 3);
      }
      for (const { repo } of scene.projects) expect(await readTotals(scene.db, repo)).toHaveLength(4);
    },
  );

  test("the plan says what is next, what is missing and when it will be there", async () => {
    const repos = Array.from({ length: 5 }, (_, i) => plain(`many/r${i}`, i + 1, THREE_YEARS));
    const scene = await suite.open(repos, { limits: { anonymousCore: 30 }, intervalMs: 6 * HOUR_MS });
    // Lists wait for the totals.
    const next = repos.map((_, i) => ({ repo: `many/r${i}`, resource: "totals" }));
    expect(await scene.collector().plan()).toMatchObject({ next });
    expect(scene.standin.requests).toEqual([]);
    await scene.collect();
    const plan = await readCollectorPlan(scene.db);
    // 28 of 30: five of each newest list, and eight pages of history.
    expect(plan?.incomplete.map(({ repo, missing }) => [repo, missing])).toEqual([
      ["many/r1", [{ resource: "history_depth", pages: 2 }]],
      ["many/r2", [{ resource: "history_depth", pages: 5 }]],
      ["many/r3", [{ resource: "history_depth", pages: 5 }]],
      ["many/r4", [{ resource: "history_depth", pages: 5 }]],
    ]);
    const completeAt = plan?.incomplete.map((own) => own.completeAt ?? 0) ?? [];
    expect(completeAt).toEqual(completeAt.toSorted((a, b) => a - b));
    // The hour is spent; the next one does it.
    expect(completeAt[0]).toBeGreaterThan(NOON + HOUR_MS);
    expect(completeAt.at(-1)).toBeLessThan(NOON + 2 * HOUR_MS);
    expect((await readCollectorStatus(scene.db)).run.nextRunAt).toBe(NOON + HOUR_MS);
  });

  test("one project alone, when only that is asked for", async () => {
    const scene = await suite.open([plain("a/one", 1), plain("a/two", 2)], { token: TOKEN });
    const second = scene.projects[1]?.id ?? 0;
    await scene.collect({ only: [second] });
    expect(await readTotals(scene.db, "a/one")).toEqual([]);
    expect(await readTotals(scene.db, "a/two")).toHaveLength(1);
  });
});
