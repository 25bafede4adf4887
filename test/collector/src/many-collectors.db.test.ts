import { createCollector } from "@groundswell/collector";
import { pino } from "pino";
import { expect, test } from "vitest";
import { HOUR_MS, MINUTE_MS, onBothDatabases, TOKEN, type Scene } from "./harness.ts";
import { readSurviving, readTotals } from "./read.ts";
import { plain } from "./worlds.ts";

const THREE_YEARS = { createdAt: "2023-04-01T00:00:00Z", given: { from: "2023-04-01", perDay: [1, 1] } };

async function another(scene: Scene, token: string | null) {
  const settings = { apiUrl: scene.standin.url, token, version: "0.0.0", intervalMs: HOUR_MS, timeoutMs: 2_000 };
  const now = () => scene.clock.now;
  return createCollector({ db: scene.db, logger: pino({ level: "silent" }), shared: true, now, ...settings });
}

/** Paths that were asked for more than once; of GraphQL's queries, what they asked for is not in the path. */
function repeated({ standin }: Scene): string[] {
  const counts = Map.groupBy(
    standin.requests.filter((r) => r.path !== "/graphql"),
    (r) => r.path,
  );
  return [...counts].filter(([, requests]) => requests.length > 1).map(([path]) => path);
}

onBothDatabases("several collectors over one database", (suite) => {
  for (const [mode, token] of [
    ["without a token", null],
    ["with a token", TOKEN],
  ] as const) {
    test(`share the work and ask for nothing twice, ${mode}`, async () => {
      const repos = Array.from({ length: 12 }, (_, i) => plain(`many/r${i}`, i + 1, THREE_YEARS));
      const scene = await suite.open(repos, { token, limits: { anonymousCore: 400 } });
      const collectors = await Promise.all([1, 2, 3].map(() => another(scene, token)));
      const signal = AbortSignal.timeout(60_000);
      const reports = await Promise.all(collectors.map((collector) => collector.collectOnce({ signal })));
      // Whoever finds nothing left may end while another is still at work on the depth of a project.
      await scene.collect();
      expect(reports.every((report) => report.failed === 0)).toBe(true);
      expect(repeated(scene)).toEqual([]);
      for (const { repo } of scene.projects) {
        expect(await readTotals(scene.db, repo)).toHaveLength(1);
        expect(await readSurviving(scene.db, repo)).toEqual({ "2023-04-01": 1, "2023-04-02": 1 });
      }
    });

    test(`a pause that one is asked for holds for the others, ${mode}`, async () => {
      const repos = Array.from({ length: 6 }, (_, i) => plain(`many/r${i}`, i + 1));
      const scene = await suite.open(repos, { token });
      const [first, second] = await Promise.all([another(scene, token), another(scene, token)]);
      scene.standin.failNext("/", { kind: "secondary-limit", retryAfterSeconds: 300 });
      const signal = AbortSignal.timeout(60_000);
      expect(await first.collectOnce({ signal })).toMatchObject({ ended: "out of budget" });
      expect(await second.collectOnce({ signal })).toMatchObject({ steps: 0, ended: "out of budget" });
      expect(scene.standin.requests).toHaveLength(1);
      scene.clock.now += 5 * MINUTE_MS;
      expect(await second.collectOnce({ signal })).toMatchObject({ failed: 0, ended: "nothing due" });
    });
  }
});
