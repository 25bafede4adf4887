import { expect, test } from "vitest";
import { DAY_MS, HOUR_MS, NOON, onBothDatabases, TOKEN } from "./harness.ts";
import { dumpDatabase, readForks, readFreshnessOf } from "./read.ts";
import { plain } from "./worlds.ts";

const REPO = "b/forked";
const BORN = "2026-01-01";

/** So many forks each day from the first one on, in the world's form and as they should be stored. */
function forkedDaily(perDay: number[]) {
  const days = perDay.map((count, i) => [new Date(Date.parse(BORN) + i * DAY_MS).toISOString().slice(0, 10), count]);
  const repo = (parts = {}) =>
    plain(REPO, 5, { createdAt: `${BORN}T00:00:00Z`, forks: { from: BORN, perDay }, ...parts });
  return { repo, expected: Object.fromEntries(days.filter(([, count]) => count !== 0)) as Record<string, number> };
}

/** 84 days up to the day before the tests' noon. */
const LONG = Array.from({ length: 84 }, (_, i) => (i * 7) % 13);

onBothDatabases("forks by the day they were made", (suite) => {
  for (const [mode, token] of [
    ["without a token", null],
    ["with a token", TOKEN],
  ] as const) {
    const isForks = (path: string) => path.includes("/forks?");

    test(`a long list is counted page by page to the first day, ${mode}`, async () => {
      const { repo, expected } = forkedDaily(LONG);
      const scene = await suite.open([repo()], { token });
      expect(await scene.collect()).toMatchObject({ failed: 0, ended: "nothing due" });
      expect(await readForks(scene.db, REPO)).toEqual(expected);
      const total = Object.values(expected).reduce((sum, n) => sum + n, 0);
      const pages = scene.steps.filter((step) => step.resource.startsWith("forks"));
      expect(pages).toHaveLength(Math.ceil(total / 100));
    });

    test(`it goes on where it was cut off, ${mode}`, async () => {
      const { repo, expected } = forkedDaily(LONG);
      const scene = await suite.open([repo()], { token });
      for (let n = 0; n < 12; n += 1) {
        const stop = new AbortController();
        await scene.restart();
        await scene.collector().collectOnce({
          signal: stop.signal,
          onStep: (step) => {
            scene.steps.push(step);
            stop.abort();
          },
        });
      }
      expect(await readForks(scene.db, REPO)).toEqual(expected);
      expect(scene.steps.filter((step) => step.resource.startsWith("forks"))).toHaveLength(5);
    });

    test(`the next days cost a page each, and yesterday's count is completed, ${mode}`, async () => {
      const { repo, expected } = forkedDaily([...LONG, 10, 20]);
      const scene = await suite.open([repo()], { token });
      await scene.collect();
      // Half of Thursday's ten by noon.
      expect((await readForks(scene.db, REPO))["2026-03-26"]).toBe(5);
      scene.steps.length = 0;
      scene.clock.now += DAY_MS;
      await scene.collect();
      expect(scene.steps.filter((step) => step.resource.startsWith("forks"))).toHaveLength(1);
      expect(await readForks(scene.db, REPO)).toEqual({ ...expected, "2026-03-27": 10 });
    });

    test(`more forks in a day than a page holds leave no hole, ${mode}`, async () => {
      const { repo, expected } = forkedDaily([...LONG, 10, 700]);
      const scene = await suite.open([repo()], { token });
      await scene.collect();
      scene.clock.now += DAY_MS;
      await scene.collect();
      expect(await readForks(scene.db, REPO)).toEqual({ ...expected, "2026-03-27": 350 });
      scene.clock.now += DAY_MS;
      await scene.collect();
      expect(await readForks(scene.db, REPO)).toEqual(expected);
    });

    test(`forks that are deleted are found out when all are counted again, a month later, ${mode}`, async () => {
      const { repo, expected } = forkedDaily(LONG);
      const scene = await suite.open(
        [repo({ unforks: [{ day: "2026-01-09", at: "2026-03-27T00:00:00Z", count: 3 }] })],
        { token },
      );
      await scene.collect();
      expect((await readForks(scene.db, REPO))["2026-01-09"]).toBe(4);
      scene.clock.now += 31 * DAY_MS;
      await scene.collect();
      expect(await readForks(scene.db, REPO)).toEqual({ ...expected, "2026-01-09": 1 });
      const said = await scene.db.execute<{ count: number }>(
        "select count from surviving_days where what = 'forks' and day = '2026-01-09' order by fetched_at",
      );
      expect(said.map(({ count }) => count)).toEqual([4, 1]);
    });

    test(`a gap every day does not put off counting them all again, ${mode}`, async () => {
      const { repo } = forkedDaily([...LONG, ...Array.from({ length: 40 }, () => 130)]);
      const unforks = [{ day: "2026-01-09", at: "2026-03-27T00:00:00Z", count: 3 }];
      const scene = await suite.open([repo({ unforks })], {
        token,
        intervalMs: DAY_MS,
        limits: { anonymousCore: 1_000 },
      });
      for (let day = 0; day <= 32; day += 1) {
        await scene.collect();
        scene.clock.now += DAY_MS;
      }
      expect((await readForks(scene.db, REPO))["2026-01-09"]).toBe(1);
    });

    test(`whose they are is kept nowhere, ${mode}`, async () => {
      const scene = await suite.open([forkedDaily([3, 4]).repo()], { token });
      await scene.collect();
      const written = [...scene.log, JSON.stringify(scene.steps), await dumpDatabase(scene.db)].join("\n");
      expect(written).toContain("forks");
      expect(written).not.toMatch(/forker-/);
    });

    test(`a repository that nobody has forked has zeros, not holes, ${mode}`, async () => {
      const scene = await suite.open([forkedDaily([]).repo()], { token });
      await scene.collect();
      const [row] = await scene.db.execute<{ days: number; sum: number }>(
        "select count(*)::int as days, sum(count)::int as sum from surviving_days where what = 'forks'",
      );
      expect(row).toEqual({ days: 85, sum: 0 });
      expect(scene.standin.requests.some((r) => isForks(r.path) || r.path === "/graphql")).toBe(true);
    });
  }

  test("a token that comes or goes begins the walk anew: positions and cursors are no use to each other", async () => {
    const { repo, expected } = forkedDaily(LONG);
    const scene = await suite.open([repo()], { token: TOKEN });
    const stopAfterForks = async () => {
      const stop = new AbortController();
      await scene.collector().collectOnce({
        signal: stop.signal,
        onStep: (step) => {
          if (step.resource === "forks_depth") stop.abort();
        },
      });
    };
    await stopAfterForks();
    await scene.restart({ token: null });
    await stopAfterForks();
    await scene.restart({ token: TOKEN });
    await scene.collect();
    expect(await readForks(scene.db, REPO)).toEqual(expected);
  });

  test("a cursor that GitHub no longer takes begins the walk anew", async () => {
    const { repo, expected } = forkedDaily(LONG);
    const scene = await suite.open([repo()], { token: TOKEN });
    const isOlder = ({ body }: { body: string }) => body.includes("forks(first") && !body.includes("after: null");
    const error = { type: "INVALID_CURSOR_ARGUMENTS", message: "`x` does not appear to be a valid cursor." };
    scene.standin.failNext(isOlder, { kind: "alias-error", alias: "r0", ...error });
    expect(await scene.collect()).toMatchObject({ failed: 1, ended: "nothing due" });
    // Not at once: a cursor that is refused again and again must not use up the hour.
    scene.clock.now += HOUR_MS;
    expect(await scene.collect()).toMatchObject({ failed: 0, ended: "nothing due" });
    expect(await readForks(scene.db, REPO)).toEqual(expected);
    expect((await readFreshnessOf(scene, REPO)).problem).toBeNull();
  });

  test("forks of a stranger who has taken the name are not counted", async () => {
    const moved = forkedDaily([1, 2]).repo({
      names: [
        { name: REPO, from: `${BORN}T00:00:00Z` },
        { name: "b/elsewhere", from: new Date(NOON + HOUR_MS).toISOString() },
      ],
    });
    const stranger = plain(REPO, 99, {
      createdAt: new Date(NOON + HOUR_MS).toISOString(),
      forks: { from: "2026-03-26", perDay: [400, 400] },
    });
    const scene = await suite.open([moved, stranger], { token: TOKEN, watch: [REPO] });
    await scene.collect();
    scene.clock.now += DAY_MS;
    await scene.collect();
    scene.clock.now += DAY_MS;
    await scene.collect();
    expect(await readForks(scene.db, "b/elsewhere")).toEqual({ "2026-01-01": 1, "2026-01-02": 2 });
  });
});
