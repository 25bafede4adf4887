import { readOpenness } from "@groundswell/db";
import { makeRepo } from "@groundswell/github-standin";
import { describe, expect, it } from "vitest";
import { DAY_MS, NOON, onBothDatabases, TOKEN, type Scene } from "./harness.ts";
import { KINDS, toCommits, walkLicences } from "./licence-worlds.ts";

/** The changes of a project's licences, oldest first, by the numbers of their commits. */
async function readChanges({ db, projects }: Scene, project: number, instants: readonly string[]): Promise<string[]> {
  const { changes } = await readOpenness(db, projects[project]?.id ?? 0);
  return changes
    .filter(({ kind }) => kind === "licence changed" || kind === "weights licence changed")
    .toReversed()
    .map(({ kind, at, from, to }) => {
      const place = instants.findIndex((instant) => Date.parse(instant) === at);
      return `${place}: ${kind.startsWith("weights") ? "weights " : ""}${from ?? "none"} → ${to ?? "none"}`;
    });
}

/** The same numbers on any machine (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

onBothDatabases("licence history", (suite) => {
  it(`has every one of ${KINDS.length} kinds of change, and no other`, async () => {
    const repos = KINDS.map(({ kind, commits }, i) =>
      makeRepo(`octo/${kind}`, { databaseId: i + 1, commits: toCommits(commits) }),
    );
    const scene = await suite.open(repos, { token: TOKEN, ledger: true, timeoutMs: 15_000 });
    await scene.collect();
    const found = await Promise.all(
      KINDS.map(async ({ kind, commits }, i) => [
        kind,
        await readChanges(
          scene,
          i,
          toCommits(commits).map(({ at }) => at),
        ),
      ]),
    );
    expect(found).toEqual(KINDS.map(({ kind, changes }) => [kind, changes]));
  });

  it("is the same whether it is read at once or watched as it happens, over branches of random changes", async () => {
    const walks = [1, 2, 3].map((seed) => walkLicences(NOON - 4 * DAY_MS, 16, seeded(seed)));
    const repos = walks.map(({ commits }, i) => makeRepo(`octo/walk-${i}`, { databaseId: i + 1, commits }));
    const scene = await suite.open(repos, { token: TOKEN, ledger: true, timeoutMs: 15_000, limits: { core: 5_000 } });
    const readAll = () =>
      Promise.all(
        walks.map(({ commits }, i) =>
          readChanges(
            scene,
            i,
            commits.map(({ at }) => at),
          ),
        ),
      );
    for (let day = 0; day < 5; day += 1) {
      await scene.collect();
      scene.clock.now += DAY_MS;
    }
    expect(await readAll()).toEqual(walks.map(({ changes }) => changes));
    expect(walks.flatMap(({ changes }) => changes).length).toBeGreaterThan(15);
    await scene.db.execute(
      `truncate openness_looks, openness_lines, licence_commits, licence_readings, openness_changes`,
    );
    await scene.db.execute(
      `update poll_state set cursor = null, next_at = now() - interval '9 years' where resource = 'openness'`,
    );
    await scene.collect();
    expect(await readAll()).toEqual(walks.map(({ changes }) => changes));
  });
});

describe("random changes", () => {
  it("are many kinds of change", () => {
    const { changes } = walkLicences(0, 200, seeded(9));
    expect(new Set(changes.map((change) => change.replace(/^\d+: /, ""))).size).toBeGreaterThan(50);
  });
});
