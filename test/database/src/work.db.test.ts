import {
  beginWork,
  claimWork,
  correctWork,
  countDue,
  endAllLeases,
  extendLease,
  finishWork,
  hastenWork,
  listWork,
  noteSuccess,
  readFreshness,
  readHeads,
  readLastSuccess,
  readNextDue,
  readWork,
  returnWork,
  type Resource,
  type Work,
  type WorkDone,
} from "@groundswell/db";
import { sql } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { eachDatabase, watch } from "./databases.ts";

const NOW = Date.parse("2026-11-22T12:00:00.123Z");
const MINUTE = 60_000;
const RESOURCES = ["totals", "releases", "history"] as const;

eachDatabase("the work", (database, kind) => {
  let ids: number[] = [];
  beforeEach(async () => {
    ids = await watchFound("a/a", "b/b", "c/c");
    await listWork(database.db, RESOURCES, NOW);
  });
  /** Watches projects that GitHub has been found to have. */
  const watchFound = async (...repos: string[]) => {
    const projects = await watch(database, ...repos);
    await database.db.execute(sql`update projects set github_id = 1000 + id`);
    return projects.map((project) => project.id);
  };
  const claim = (resource: Resource, limit = 100, now = NOW) =>
    claimWork(database.db, { resource, limit, now, leaseMs: 2 * MINUTE });
  const claimAll = async (now = NOW) => {
    const claimed: Work[] = [];
    for (const resource of RESOURCES) claimed.push(...(await claim(resource, 100, now)));
    return claimed;
  };
  /** Claims a resource's work piece by piece, and says in which order. */
  const drain = async (resource: Resource, now = NOW) => {
    const order: string[] = [];
    for (;;) {
      const [work] = await claim(resource, 1, now);
      if (work === undefined) return order;
      order.push(work.repo);
    }
  };
  /** Ends work as whoever has claimed it would. */
  const finish = async (projectId: number, resource: Resource, how: WorkDone) => {
    const claimed = { projectId, resource, lease: NOW + 7 * MINUTE };
    await database.db.execute(sql`update poll_state set lease_until = ${new Date(claimed.lease).toISOString()}
      where project_id = ${projectId} and resource = ${resource}`);
    await finishWork(database.db, claimed, how);
  };
  const [a, b, c] = [() => ids[0] ?? 0, () => ids[1] ?? 0, () => ids[2] ?? 0];
  const done = { nextAt: NOW, problem: null };

  it("is claimed in the order in which it has waited, what was never fetched first", async () => {
    await finish(a(), "totals", { ...done, succeededAt: NOW - MINUTE });
    await finish(b(), "totals", { ...done, succeededAt: NOW - 2 * MINUTE });
    expect(await drain("totals")).toEqual(["c/c", "b/b", "a/a"]);
    expect(await drain("releases")).toEqual(["a/a", "b/b", "c/c"]);
  });

  it("in depth goes on with one project until it is whole, however often it was at it", async () => {
    for (const [i, id] of ids.entries()) {
      await beginWork(database.db, id, "history_depth", { nextAt: NOW - (9 - i) * MINUTE, cursor: { page: 2 } });
    }
    // The first has been read three times already; the others never.
    for (const n of [3, 2, 1]) {
      const page = { nextAt: NOW - 9 * MINUTE, cursor: { page: 6 - n }, problem: null };
      await finish(a(), "history_depth", { ...page, succeededAt: NOW - n * MINUTE });
    }
    expect(await drain("history_depth")).toEqual(["a/a", "b/b", "c/c"]);
  });

  it("says since when it was due, when it was fetched last, and what was wrong", async () => {
    const problem = "not found";
    await finish(a(), "totals", { nextAt: NOW - 5, succeededAt: NOW - MINUTE, problem });
    const work = (await claim("totals")).find(({ projectId }) => projectId === a());
    const known = { dueAt: NOW - 5, lastSuccessAt: NOW - MINUTE, problem, githubId: 1000 + a(), attempts: 1 };
    expect(work).toMatchObject({ repo: "a/a", ...known });
  });

  it("shows what comes first of each resource, without claiming it", async () => {
    await finish(a(), "totals", { nextAt: NOW, succeededAt: NOW - MINUTE, problem: null });
    for (const id of ids) await finish(id, "history", { nextAt: NOW + 1, problem: null });
    const heads = await readHeads(database.db, ["history", "totals", "releases"], { now: NOW });
    expect(heads.toSorted((x, y) => (x.resource < y.resource ? -1 : 1))).toEqual([
      { resource: "releases", dueAt: NOW, lastSuccessAt: null },
      { resource: "totals", dueAt: NOW, lastSuccessAt: null },
    ]);
    const [head] = await readHeads(database.db, ["totals"], { now: NOW, only: [a()] });
    expect(head).toEqual({ resource: "totals", dueAt: NOW, lastSuccessAt: NOW - MINUTE });
    expect(await claimAll()).toHaveLength(6);
    expect(await readHeads(database.db, RESOURCES, { now: NOW })).toEqual([]);
  });

  it("can be claimed of some projects alone", async () => {
    const some = { resource: "totals" as const, limit: 9, now: NOW, leaseMs: MINUTE, only: [b(), c()] };
    expect((await claimWork(database.db, some)).map((work) => work.repo).toSorted()).toEqual(["b/b", "c/c"]);
    expect(await claimWork(database.db, { ...some, only: [] })).toEqual([]);
  });

  it("of lists waits until the totals have found the repository, and while they miss it", async () => {
    await database.db.execute(sql`update projects set github_id = null where id = ${a()}`);
    await finish(b(), "totals", { nextAt: NOW, problem: "not found" });
    expect(await drain("releases")).toEqual(["c/c"]);
    expect(await drain("totals")).toHaveLength(3);
  });

  it("that is begun is due as said, and begun again starts anew", async () => {
    const begin = (page: number, nextAt = NOW) =>
      beginWork(database.db, a(), "history_depth", { nextAt, cursor: { page } });
    await begin(2, NOW + MINUTE);
    expect(await claim("history_depth")).toEqual([]);
    await begin(7);
    expect(await claim("history_depth")).toMatchObject([{ cursor: { page: 7 }, lastSuccessAt: null }]);
    expect(await readWork(database.db, a(), "history_depth")).toEqual({ cursor: { page: 7 }, lastSuccessAt: null });
    expect(await readWork(database.db, b(), "history_depth")).toBeNull();
  });

  it("that there is news of is due at once, and no later than it was", async () => {
    for (const id of [a(), b()]) {
      const nextAt = id === a() ? NOW + 60 * MINUTE : NOW - 60 * MINUTE;
      await finish(id, "releases", { nextAt, problem: null });
      await hastenWork(database.db, id, "releases", NOW);
    }
    const due = new Map((await claim("releases")).map((work) => [work.repo, work.dueAt]));
    expect([due.get("a/a"), due.get("b/b")]).toEqual([NOW, NOW - 60 * MINUTE]);
    // What is not listed is not made up.
    await hastenWork(database.db, a(), "forks_depth", NOW);
    expect(await claim("forks_depth")).toEqual([]);
  });

  it("that was done by the way counts as fetched, and stays due when it was", async () => {
    await noteSuccess(database.db, a(), "releases", NOW);
    expect(await readLastSuccess(database.db, a(), "releases")).toBe(NOW);
    expect(await drain("releases")).toEqual(["b/b", "c/c", "a/a"]);
  });

  it("is counted by resource, claimed or not", async () => {
    await claim("totals");
    await finish(a(), "history", { nextAt: NOW + MINUTE, problem: null });
    const counts = { totals: 3, releases: 3, history: 2 };
    expect(Object.fromEntries(await countDue(database.db, { now: NOW }))).toEqual(counts);
    expect(Object.fromEntries(await countDue(database.db, { now: NOW + MINUTE }))).toEqual({ ...counts, history: 3 });
  });

  it("listed again keeps its state, and a project that is no longer watched has none to do", async () => {
    await finish(a(), "totals", { nextAt: NOW + MINUTE, problem: null });
    await listWork(database.db, RESOURCES, NOW);
    await watch(database, "a/a");
    expect([await drain("totals"), await drain("releases"), await drain("history")]).toEqual([[], ["a/a"], ["a/a"]]);
  });

  it("is nobody else's while its lease runs, and anybody's afterwards", async () => {
    expect(await claimAll()).toHaveLength(9);
    expect(await claimAll(NOW + 2 * MINUTE - 1)).toHaveLength(0);
    const taken = await claimAll(NOW + 2 * MINUTE);
    expect(taken.map((work) => work.attempts)).toEqual(Array(9).fill(2));
  });

  it("is due at its time, and not before", async () => {
    for (const id of ids) {
      for (const resource of RESOURCES) {
        await finish(id, resource, { nextAt: NOW + MINUTE + id, problem: null });
      }
    }
    const first = NOW + MINUTE + Math.min(...ids);
    expect(await readNextDue(database.db, NOW)).toBe(first);
    expect(await readNextDue(database.db, first)).toBe(first + 1);
    expect(await readNextDue(database.db, first + 2)).toBeNull();
    expect(await readNextDue(database.db, NOW, { only: [c()] })).toBe(NOW + MINUTE + c());
    expect([(await claimAll(first - 1)).length, (await claimAll(first)).length]).toEqual([0, 3]);
  });

  it("returned is as if it had not been claimed", async () => {
    for (const resource of RESOURCES) await returnWork(database.db, await claim(resource));
    await returnWork(database.db, []);
    expect((await claimAll()).map((work) => work.attempts)).toEqual(Array(9).fill(1));
  });

  it("that failed counts its attempts and says what is wrong; success forgets both", async () => {
    await claimAll();
    await finish(a(), "totals", { nextAt: NOW, problem: "not found" });
    expect(await claimAll()).toMatchObject([{ projectId: a(), resource: "totals", attempts: 2 }]);
    expect((await readFreshness(database.db)).find((row) => row.repo === "a/a")?.problem).toBe("not found");
    await finish(a(), "totals", { nextAt: NOW, problem: null, succeededAt: NOW });
    expect(await claimAll()).toMatchObject([{ attempts: 1 }]);
    expect((await readFreshness(database.db)).every((row) => row.problem === null)).toBe(true);
    expect(await readLastSuccess(database.db, a(), "totals")).toBe(NOW);
    expect(await readLastSuccess(database.db, a(), "history")).toBeNull();
  });

  it("is ended by whoever has it, and by nobody who has lost it", async () => {
    const [slow] = await claim("totals", 1);
    const [taken] = await claim("totals", 1, NOW + 2 * MINUTE);
    if (slow === undefined || taken === undefined) throw new Error("nothing was claimed");
    expect(taken.projectId).toBe(slow.projectId);
    await finishWork(database.db, slow, { nextAt: NOW + 60 * MINUTE, problem: "too late" });
    await returnWork(database.db, [slow]);
    expect(await drain("totals", NOW + 2 * MINUTE)).toEqual(["b/b", "c/c"]);
    await finishWork(database.db, taken, { nextAt: NOW + 2 * MINUTE, problem: null });
    expect(await claim("totals", 1, NOW + 2 * MINUTE)).toMatchObject([{ repo: "a/a", problem: null }]);
  });

  it("is kept for longer by whoever asks for it, and begun anew by whoever finds more", async () => {
    const claimed = await claim("totals");
    const [kept] = await extendLease(database.db, claimed, NOW + 9 * MINUTE);
    expect(kept?.lease).toBe(NOW + 9 * MINUTE);
    expect(await claim("totals", 9, NOW + 5 * MINUTE)).toEqual([]);
    await beginWork(database.db, a(), "totals", { nextAt: NOW, cursor: { anew: true } });
    const mine = claimed.map((work) => ({ ...work, lease: NOW + 9 * MINUTE }));
    for (const work of mine) await finishWork(database.db, work, { nextAt: NOW, cursor: null, problem: null });
    expect((await claim("totals")).find((work) => work.repo === "a/a")?.cursor).toEqual({ anew: true });
  });

  it("that is hastened while somebody is at it is due again at once, and in full", async () => {
    const [work] = await claim("releases", 1);
    if (work === undefined) throw new Error("nothing was claimed");
    await hastenWork(database.db, work.projectId, "releases", NOW + 5);
    await finishWork(database.db, work, { nextAt: NOW + 60 * MINUTE, etag: "older", problem: null });
    const again = (await claim("releases", 9, NOW + 5)).find(({ projectId }) => projectId === work.projectId);
    expect(again).toMatchObject({ etag: null, dueAt: NOW + 5 });
    if (again === undefined) return;
    await finishWork(database.db, again, { nextAt: NOW + 60 * MINUTE, etag: "newer", problem: null });
    const later = (await claim("releases", 9, NOW + 60 * MINUTE)).find((own) => own.projectId === work.projectId);
    expect(later?.etag).toBe("newer");
  });

  it("that a clock far ahead has put off is due when the clock is right again", async () => {
    const YEAR = 365 * 24 * 60 * MINUTE;
    await finish(a(), "totals", { nextAt: NOW + YEAR, problem: null });
    await claim("totals", 1, NOW + YEAR - MINUTE);
    const longest = new Map<Resource, number>([["totals", 60 * MINUTE]]);
    await correctWork(database.db, longest, { now: NOW, leaseMs: 4 * MINUTE });
    expect(await drain("totals")).toEqual(["b/b", "c/c", "a/a"].toSorted());
    await finish(b(), "totals", { nextAt: NOW + 60 * MINUTE, problem: null });
    await correctWork(database.db, longest, { now: NOW, leaseMs: 4 * MINUTE });
    expect(await drain("totals", NOW + 5 * MINUTE)).toEqual(["a/a", "c/c"]);
  });

  it("keeps its ETag and its cursor until told otherwise", async () => {
    const cursor = { totals: { stars: 1 } };
    await finish(a(), "totals", { ...done, etag: 'W/"x"', cursor });
    await finish(a(), "totals", done);
    const claimed = await claim("totals");
    expect(claimed.find((work) => work.repo === "a/a")).toMatchObject({ etag: 'W/"x"', cursor });
  });

  it("of an owner who was killed can be claimed at once when it is known that he is gone", async () => {
    await claimAll();
    await endAllLeases(database.db);
    expect(await claimAll()).toHaveLength(9);
  });

  it(`goes to one claimer each, though many ask at the same moment (${kind})`, async () => {
    await watchFound(...Array.from({ length: 40 }, (_, i) => `many/p${i}`));
    await listWork(database.db, RESOURCES, NOW);
    const resourceOf = (i: number) => RESOURCES[i % RESOURCES.length] ?? "totals";
    const claims = await Promise.all(Array.from({ length: 30 }, (_, i) => claim(resourceOf(i), 1 + (i % 7))));
    const keys = claims.flat().map((work) => `${work.resource} ${work.repo}`);
    expect(new Set(keys).size).toBe(keys.length);
    // Whoever was outrun comes again: nothing is left over and nothing given out twice.
    const rest = (await claimAll()).map((work) => `${work.resource} ${work.repo}`);
    expect(new Set([...keys, ...rest]).size).toBe(120);
    expect(keys.length + rest.length).toBe(120);
  });
});
