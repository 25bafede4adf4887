import { readOpenness } from "@groundswell/db";
import { makeRepo, type WorldCommit } from "@groundswell/github-standin";
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS, NOON, onBothDatabases, TOKEN } from "./harness.ts";
import { countRequests } from "./ledger-costs.ts";
import { CONTENTS } from "./licence-worlds.ts";

const { MIT = "", "BUSL-1.1": BUSL = "" } = CONTENTS;
const WATCHED = { token: TOKEN, ledger: true, timeoutMs: 15_000 } as const;
const STEP = { rest: 1, points: 4 };

/** Commits that each leave another content in every one of so many licence files. */
function hostile(files: number, commits: number): WorldCommit[] {
  const names = ["LICENSE", ...Array.from({ length: files - 1 }, (_, i) => `LICENSE-part-${i}`)];
  return Array.from({ length: commits }, (_, n) => ({
    at: new Date(NOON - (commits - n) * HOUR_MS).toISOString(),
    files: Object.fromEntries(names.map((name, i) => [name, n + 1 === commits ? MIT : `Words ${n} of file ${i}.`])),
  }));
}

onBothDatabases("a repository of many licence files with long histories", (suite) => {
  it("costs no more than stated in any hour, keeps no totals waiting, and has its ledger at once", async () => {
    const others = Array.from({ length: 3 }, (_, i) => makeRepo(`octo/lamp-${i}`, { databaseId: i + 2 }));
    const scene = await suite.open(
      [makeRepo("octo/hostile", { databaseId: 1, commits: hostile(48, 500) }), ...others],
      {
        ...WATCHED,
        limits: { graphql: 60 },
      },
    );
    for (let hour = 0; hour < 3; hour += 1) {
      const hours = { rest: 0, points: 0 };
      for (let part = 0; part < 6; part += 1) {
        const { rest, points } = await countRequests(scene, { spread: true });
        hours.rest += rest;
        hours.points += points;
        const [row] = await scene.db.execute<{ age: number }>(sql`
          select extract(epoch from ${new Date(scene.clock.now).toISOString()}::timestamptz - min(observed_at))::int as age
          from standings`);
        expect(row?.age).toBeLessThanOrEqual(HOUR_MS / 1000);
        scene.clock.now += HOUR_MS / 6;
      }
      // The others' first looks are among them.
      const more = hour === 0 ? others.length : 0;
      expect(hours.rest).toBeLessThanOrEqual(STEP.rest + more);
      expect(hours.points).toBeLessThanOrEqual(STEP.points + more);
      const { look, licences, headline, changes } = await readOpenness(scene.db, scene.projects[0]?.id ?? 0);
      expect(look?.complete).toBe(true);
      expect(headline).toMatch(/^Code: MIT \(OSI\)\./);
      expect(licences).toHaveLength(24);
      // No change that was none: what nobody has read yet is not told of.
      expect(changes.filter(({ from, to }) => from !== "unidentified" || to !== "MIT")).toEqual([]);
    }
    const [commits] = await scene.db.execute<{ known: number }>(
      sql`select count(*)::int as known from licence_commits`,
    );
    expect(commits?.known).toBeGreaterThan(24 * 100);
  }, 120_000);

  it("is read to its end, step by step, and tells nothing else than one that was read at once", async () => {
    const commits: WorldCommit[] = Array.from({ length: 330 }, (_, n) => ({
      at: new Date(NOON - (400 - n) * HOUR_MS).toISOString(),
      files: {
        LICENSE: n < 120 ? MIT.replace("<year>", `${1000 + n}`) : `${BUSL}\n${n < 200 ? "" : `Part ${n}.`}`,
        COPYING: `C ${n}`,
      },
    }));
    const scene = await suite.open([makeRepo("octo/hostile", { databaseId: 1, commits })], WATCHED);
    const steps: number[] = [];
    const starts: (string | undefined)[] = [];
    for (let hour = 0; hour < 24; hour += 1) {
      const { points } = await countRequests(scene);
      steps.push(points);
      const { changes } = await readOpenness(scene.db, scene.projects[0]?.id ?? 0);
      starts.push(changes.at(-1)?.to ?? undefined);
      scene.clock.now += HOUR_MS;
    }
    expect(Math.max(...steps)).toBeLessThanOrEqual(STEP.points);
    expect(steps.at(-1)).toBe(0);
    const { changes } = await readOpenness(scene.db, scene.projects[0]?.id ?? 0);
    expect(changes.toReversed().map(({ from, to }) => `${from ?? "none"} → ${to ?? "none"}`)).toEqual([
      "none → MIT + unidentified",
      "MIT + unidentified → BUSL-1.1 + unidentified",
      "BUSL-1.1 + unidentified → changed BUSL-1.1 + unidentified",
    ]);
    // No step told of a beginning that was none.
    const beginnings = [undefined, ...changes.map(({ to }) => to ?? undefined)];
    expect(starts.filter((start) => !beginnings.includes(start))).toEqual([]);
  }, 120_000);

  it("keeps what was read when GitHub fails between two queries, and goes on from there", async () => {
    const commits = hostile(2, 130);
    const scene = await suite.open([makeRepo("octo/hostile", { databaseId: 1, commits })], WATCHED);
    let asked = 0;
    const stop = scene.standin.setFault(({ body }) => /history\(|on Blob/.test(body) && (asked += 1) > 1, {
      kind: "status",
      status: 502,
    });
    await scene.collect();
    stop();
    const { headline, changes } = await readOpenness(scene.db, scene.projects[0]?.id ?? 0);
    expect(headline).toMatch(/^Code: MIT \(OSI\)/);
    expect(changes).toEqual([]);
    for (let hour = 0; hour < 3; hour += 1) {
      scene.clock.now += HOUR_MS;
      await scene.collect();
    }
    expect((await readOpenness(scene.db, scene.projects[0]?.id ?? 0)).changes.map(({ to }) => to)).toEqual([
      "MIT",
      "unidentified",
    ]);
  }, 60_000);

  it("tells nothing of a known history to have left the branch while GitHub fails to give its second page", async () => {
    const begin = new Date(NOON - 300 * HOUR_MS);
    const texts = ["MIT", "BUSL-1.1"] as const;
    const commit = (n: number) => ({
      at: new Date(begin.getTime() + n * HOUR_MS).toISOString(),
      files: { LICENSE: `${CONTENTS[texts[Number(n >= 2)] ?? "MIT"] ?? ""}${"\n".repeat(n % 2)}` },
    });
    const late = (n: number) => ({ ...commit(n), at: new Date(NOON + n * MINUTE_MS).toISOString() });
    const commits = [...[0, 1, 2].map(commit), ...Array.from({ length: 40 }, (_, n) => late(n + 3))];
    const scene = await suite.open([makeRepo("octo/hostile", { databaseId: 1, commits })], WATCHED);
    const told = async () => {
      const { changes } = await readOpenness(scene.db, scene.projects[0]?.id ?? 0);
      return changes.map(({ from, to }) => `${from ?? "none"} → ${to ?? "none"}`);
    };
    await scene.collect();
    const known = ["MIT → BUSL-1.1", "none → MIT"];
    expect(await told()).toEqual(known);
    scene.clock.now += DAY_MS;
    let asked = 0;
    const stop = scene.standin.setFault(({ body }) => body.includes("history(") && (asked += 1) > 1, {
      kind: "status",
      status: 502,
    });
    await scene.collect();
    expect(asked).toBeGreaterThan(1);
    expect(await told()).toEqual(known);
    stop();
    for (let hour = 0; hour < 3; hour += 1) {
      scene.clock.now += HOUR_MS;
      await scene.collect();
    }
    expect(await told()).toEqual(known);
  }, 60_000);
});
