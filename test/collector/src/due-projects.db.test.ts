import { readDueProjects } from "@groundswell/db";
import { expect, test } from "vitest";
import { HOUR_MS, NOON, onBothDatabases } from "./harness.ts";
import { plain } from "./worlds.ts";

onBothDatabases("the projects that have work due", (suite) => {
  test("are all before the first run, and none after it, though one was not found", async () => {
    const repos = [plain("octo/a", 1), plain("octo/b", 2)];
    const scene = await suite.open(repos, { watch: ["octo/a", "octo/b", "no/body"] });
    const ids = scene.projects.map(({ id }) => id);
    await scene.collector().plan();
    expect((await readDueProjects(scene.db, { now: NOON })).toSorted()).toEqual(ids.toSorted());
    expect(await readDueProjects(scene.db, { now: NOON, only: ids.slice(0, 1) })).toEqual(ids.slice(0, 1));
    await scene.collect();
    // The lists of the one that was not found wait for its totals: they are not to be counted.
    expect(await readDueProjects(scene.db, { now: NOON })).toEqual([]);
    expect(await readDueProjects(scene.db, { now: NOON + 2 * HOUR_MS })).toEqual(expect.arrayContaining(ids));
  });

  test("a run for some projects asks for those alone, and says when those are due again", async () => {
    const scene = await suite.open([plain("octo/a", 1), plain("octo/b", 2)]);
    const [first, second] = scene.projects.map(({ id }) => id);
    const only = [second ?? 0];
    const fetched: string[] = [];
    const collector = scene.collector();
    const onFetch = ({ repos }: { repos: string[] }) => fetched.push(...repos);
    const signal = AbortSignal.timeout(60_000);
    const report = await collector.collectOnce({ signal, only, onFetch });
    expect(report).toMatchObject({ failed: 0, ended: "nothing due", goesOnAt: null });
    expect(report.wakeAt).toBeGreaterThan(NOON);
    expect(new Set(fetched)).toEqual(new Set(["octo/b"]));
    expect(collector.sent()).toBe(scene.standin.requests.length);
    expect(collector.budgets()).toMatchObject([{ bucket: "core", limit: 60 }]);
    expect((await collector.plan(only)).incomplete).toEqual([]);
    const { incomplete, buckets } = await collector.plan();
    expect(incomplete).toMatchObject([{ projectId: first }]);
    expect(buckets[0]).toMatchObject({ bucket: "core", due: 4 });
  });
});
