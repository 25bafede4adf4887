import { readOpenness } from "@groundswell/db";
import { makeRepo, type WorldCommit, type WorldRepo } from "@groundswell/github-standin";
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS, NOON, onBothDatabases, TOKEN } from "./harness.ts";
import { countRequests } from "./ledger-costs.ts";
import { CONTENTS, toCommits } from "./licence-worlds.ts";

const { MIT = "", "Apache-2.0": APACHE = "", "BUSL-1.1": BUSL = "" } = CONTENTS;
const WATCHED = { token: TOKEN, ledger: true, timeoutMs: 15_000 } as const;

const day = (n: number) => new Date(NOON + n * DAY_MS - HOUR_MS).toISOString();
const repo = (name: string, id: number, commits: WorldCommit[]): WorldRepo =>
  makeRepo(`octo/${name}`, { databaseId: id, commits });

onBothDatabases("what the ledger costs", (suite) => {
  it("is two requests at first, none where the branch has not moved, and two where it has", async () => {
    const commits: WorldCommit[] = [
      ...toCommits([{ LICENSE: MIT, "README.md": "# A\n\nAn open-source thing.\n", "train.py": "1" }]),
      { at: day(2), files: { "train.py": "2" } },
      { at: day(3), files: { LICENSE: APACHE } },
      { at: day(4), files: { LICENSE: BUSL } },
      { at: new Date(NOON + 4 * DAY_MS - MINUTE_MS).toISOString(), files: { LICENSE: `${MIT} More.` } },
    ];
    const scene = await suite.open([repo("lamp", 1, commits)], WATCHED);
    const costs = [];
    for (let n = 0; n < 5; n += 1) {
      costs.push(await countRequests(scene));
      scene.clock.now += DAY_MS;
    }
    expect(costs).toEqual([
      { rest: 1, graphql: 1, points: 1 },
      { rest: 0, graphql: 0, points: 0 },
      { rest: 1, graphql: 1, points: 1 },
      { rest: 1, graphql: 1, points: 1 },
      // Of two changes one content is gone from the branch already.
      { rest: 1, graphql: 2, points: 2 },
    ]);
  });

  it("is one more where licences are gone, and nothing of a repository without commits", async () => {
    const closed = toCommits([{ LICENSE: APACHE }, { LICENSE: BUSL }]);
    const scene = await suite.open([repo("lamp", 1, closed)], WATCHED);
    expect(await countRequests(scene)).toEqual({ rest: 1, graphql: 2, points: 2 });
    const empty = await suite.open([repo("bare", 2, [])], WATCHED);
    expect(await countRequests(empty)).toEqual({ rest: 0, graphql: 0, points: 0 });
    const { look, headline } = await readOpenness(empty.db, empty.projects[0]?.id ?? 0);
    expect(look).toMatchObject({ commit: null, tree: null });
    expect(headline).toBe(
      "Code: not found. Training code: not found. Code for data: not found. Training data: not checkable.",
    );
  });

  it("adds no point to the totals of fifty projects", async () => {
    const repos = Array.from({ length: 50 }, (_, i) => makeRepo(`octo/lamp-${i}`, { databaseId: i + 1 }));
    const scene = await suite.open(repos, { token: TOKEN });
    await scene.collect();
    const totals = scene.standin.requests.filter(({ bucket }) => bucket === "graphql");
    expect(totals.map(({ cost }) => cost)).toEqual([1, 1]);
  });

  it("is nothing without a token, and nobody waits for it", async () => {
    const scene = await suite.open([repo("lamp", 1, toCommits([{ LICENSE: MIT }]))], { ledger: true });
    await scene.collect();
    expect(scene.steps.map(({ resource }) => resource)).not.toContain("openness");
    expect([...(await scene.db.execute(sql`select from poll_state where resource = 'openness'`))]).toEqual([]);
    expect((await scene.collector().plan()).incomplete.flatMap(({ missing }) => missing)).not.toContainEqual(
      expect.objectContaining({ resource: "openness" }),
    );
  });

  it("stays where it is for a collector without a token, which may be a second one, or a dry run", async () => {
    const scene = await suite.open([repo("lamp", 1, toCommits([{ LICENSE: MIT }]))], WATCHED);
    await scene.collect();
    const read = () => scene.db.execute(sql`select * from poll_state where resource = 'openness'`);
    const [before] = await read();
    expect(before).toMatchObject({ problem: null });
    await scene.restart({ token: null });
    await scene.collector().plan();
    scene.clock.now += 2 * DAY_MS;
    const { wakeAt } = await scene.collect();
    expect(await read()).toEqual([before]);
    expect(scene.steps.filter(({ resource }) => resource === "openness")).toHaveLength(1);
    // What is overdue with nobody to fetch it keeps nobody else waiting, and wakes nobody.
    expect(wakeAt).toBeGreaterThan(scene.clock.now);
    expect((await scene.collector().plan()).next.map(({ resource }) => resource)).not.toContain("openness");
  });

  it("leaves totals as fresh as they are to be where the hour has little: ledgers come when something is left", async () => {
    const repos = Array.from({ length: 5 }, (_, i) =>
      repo(`lamp-${i}`, i + 1, toCommits([{ LICENSE: MIT, "README.md": `# ${i}` }])),
    );
    const limits = { core: 20, graphql: 5 };
    const scene = await suite.open(repos, { ...WATCHED, limits, intervalMs: HOUR_MS / 2 });
    const ages: number[] = [];
    const looks: number[] = [];
    for (let quarter = 0; quarter < 5 * 4; quarter += 1) {
      await scene.collect({ spread: true });
      const [row] = await scene.db.execute<{ age: number; looks: number }>(sql`
        select extract(epoch from ${new Date(scene.clock.now).toISOString()}::timestamptz - min(s.observed_at))::int as age,
          (select count(distinct project_id)::int from openness_looks) as looks
        from standings s`);
      ages.push((row?.age ?? Infinity) / 60);
      looks.push(row?.looks ?? 0);
      scene.clock.now += 15 * MINUTE_MS;
    }
    expect(Math.max(...ages)).toBeLessThanOrEqual(30);
    // A few each hour, as the totals' share is left alone.
    expect(looks[3]).toBeLessThan(4);
    expect(looks.at(-1)).toBeGreaterThanOrEqual(4);
  }, 60_000);
});
