import {
  bumpDataVersion,
  claimWork,
  endAllLeases,
  finishWork,
  listWork,
  readCollectorStatus,
  readDataVersion,
  readFreshness,
  readLastSuccess,
  readNextDue,
  readState,
  returnWork,
  writeCollectorStatus,
  writeState,
  type Work,
} from "@groundswell/db";
import { beforeEach, expect, it } from "vitest";
import { eachDatabase, watch } from "./databases.ts";

const NOW = Date.parse("2026-11-22T12:00:00.123Z");
const MINUTE = 60_000;
const RESOURCES = ["totals", "releases", "history"] as const;

eachDatabase("the work", (database, kind) => {
  let ids: number[] = [];
  beforeEach(async () => {
    ids = (await watch(database, "a/a", "b/b", "c/c")).map((p) => p.id);
    await listWork(database.db, RESOURCES, NOW);
  });
  const claim = (limit: number, now = NOW) =>
    claimWork(database.db, { resources: RESOURCES, limit, now, leaseMs: 2 * MINUTE });
  const keyOf = (work: Work) => `${work.resource} ${work.repo}`;
  /** Claims piece by piece, and says in which order. */
  const drain = async (now = NOW) => {
    const order: string[] = [];
    for (;;) {
      const [work] = await claim(1, now);
      if (work === undefined) return order;
      order.push(keyOf(work));
    }
  };

  it("is claimed by resource first, then in the order in which it has waited", async () => {
    const done = { nextAt: NOW, problem: null };
    await finishWork(database.db, ids[0] ?? 0, "totals", { ...done, succeededAt: NOW - MINUTE });
    await finishWork(database.db, ids[1] ?? 0, "totals", { ...done, succeededAt: NOW - 2 * MINUTE });
    expect(await drain()).toEqual([
      ...["totals c/c", "totals b/b", "totals a/a"],
      ...["releases a/a", "releases b/b", "releases c/c", "history a/a", "history b/b", "history c/c"],
    ]);
  });

  it("listed again keeps its state, and a project that is no longer watched has none to do", async () => {
    await finishWork(database.db, ids[0] ?? 0, "totals", { nextAt: NOW + MINUTE, problem: null });
    await listWork(database.db, RESOURCES, NOW);
    await watch(database, "a/a");
    expect(await drain()).toEqual(["releases a/a", "history a/a"]);
  });

  it("is nobody else's while its lease runs, and anybody's afterwards", async () => {
    expect(await claim(100)).toHaveLength(9);
    expect(await claim(100, NOW + 2 * MINUTE - 1)).toHaveLength(0);
    const taken = await claim(100, NOW + 2 * MINUTE);
    expect(taken.map((work) => work.attempts)).toEqual(Array(9).fill(2));
  });

  it("is due at its time, and not before", async () => {
    for (const id of ids) {
      for (const resource of RESOURCES) {
        await finishWork(database.db, id, resource, { nextAt: NOW + MINUTE + id, problem: null });
      }
    }
    const first = NOW + MINUTE + Math.min(...ids);
    expect(await readNextDue(database.db)).toBe(first);
    expect([(await claim(9, first - 1)).length, (await claim(9, first)).length]).toEqual([0, 3]);
  });

  it("returned is as if it had not been claimed", async () => {
    await returnWork(database.db, await claim(9));
    expect((await claim(9)).map((work) => work.attempts)).toEqual(Array(9).fill(1));
  });

  it("that failed counts its attempts and says what is wrong; success forgets both", async () => {
    const id = ids[0] ?? 0;
    await claim(9);
    await finishWork(database.db, id, "totals", { nextAt: NOW, problem: "not found" });
    expect(await claim(9)).toMatchObject([{ projectId: id, resource: "totals", attempts: 2 }]);
    expect((await readFreshness(database.db)).find((row) => row.repo === "a/a")?.problem).toBe("not found");
    await finishWork(database.db, id, "totals", { nextAt: NOW, problem: null, succeededAt: NOW });
    expect(await claim(9)).toMatchObject([{ attempts: 1 }]);
    expect((await readFreshness(database.db)).every((row) => row.problem === null)).toBe(true);
    expect(await readLastSuccess(database.db, id, "totals")).toBe(NOW);
    expect(await readLastSuccess(database.db, id, "history")).toBeNull();
  });

  it("keeps its ETag and its cursor until told otherwise", async () => {
    const done = { nextAt: NOW, problem: null };
    const cursor = { newestAt: NOW, nextPage: null };
    await finishWork(database.db, ids[0] ?? 0, "totals", { ...done, etag: 'W/"x"', cursor });
    await finishWork(database.db, ids[0] ?? 0, "totals", done);
    const claimed = await claim(9);
    expect(claimed.find((work) => keyOf(work) === "totals a/a")).toMatchObject({ etag: 'W/"x"', cursor });
  });

  it("of an owner who was killed can be claimed at once when it is known that he is gone", async () => {
    await claim(9);
    await endAllLeases(database.db);
    expect(await claim(9)).toHaveLength(9);
  });

  it(`goes to one claimer each, though many ask at the same moment (${kind})`, async () => {
    await watch(database, ...Array.from({ length: 40 }, (_, i) => `many/p${i}`));
    await listWork(database.db, RESOURCES, NOW);
    const claims = await Promise.all(Array.from({ length: 30 }, (_, i) => claim(1 + (i % 7))));
    const keys = claims.flat().map(keyOf);
    expect(new Set(keys).size).toBe(keys.length);
    // Whoever was outrun comes again: nothing is left over and nothing given out twice.
    const rest = await drain();
    expect(new Set([...keys, ...rest]).size).toBe(120);
    expect(keys.length + rest.length).toBe(120);
  });
});

eachDatabase("the process's own state", (database) => {
  it("is what was written last, and null before", async () => {
    expect(await readState(database.db, "x")).toBeNull();
    await writeState(database.db, "x", { a: [1, null, "é"] }, NOW);
    await writeState(database.db, "x", { b: 2 }, NOW);
    expect(await readState(database.db, "x")).toEqual({ b: 2 });
  });

  it("says of a collector that never ran that GitHub was not asked", async () => {
    const status = await readCollectorStatus(database.db);
    expect(status.github.state).toBe("not asked yet");
    const asked = { ...status, github: { ...status.github, state: "unreachable" as const, since: NOW } };
    const version = await readDataVersion(database.db);
    await writeCollectorStatus(database.db, asked, NOW);
    expect(await readCollectorStatus(database.db)).toEqual(asked);
    expect(await readDataVersion(database.db)).toBeGreaterThan(version);
  });

  it("counts every change of the data, those at the same moment too", async () => {
    const before = await readDataVersion(database.db);
    await Promise.all(Array.from({ length: 20 }, () => bumpDataVersion(database.db)));
    expect(await readDataVersion(database.db)).toBe(before + 20);
  });
});
