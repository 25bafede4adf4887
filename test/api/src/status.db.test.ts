import { claimSource, finishSource, findProject, writeCollectorPlan } from "@groundswell/db";
import { Status } from "@groundswell/wire";
import { expect, test } from "vitest";
import { NOW, onBothDatabases, ORIGIN, type Suite } from "./harness.ts";

const GOOSE = "aaif-goose/goose";

async function readStatus(suite: Suite, query = ""): Promise<Status> {
  // Of its own: the suite's remembers its answers for a while.
  const response = await suite.makeApi().fetch(new Request(`${ORIGIN}/api/v1/status${query}`));
  const status: unknown = await response.json();
  expect(Status.parse(status)).toStrictEqual(status);
  return Status.parse(status);
}

onBothDatabases("the status says what comes next", (suite) => {
  test("until the collector has run there is no plan, and nothing passes for complete", async () => {
    const { plan, projects } = await readStatus(suite);
    expect(plan).toBeNull();
    expect(projects.filter(({ complete }) => complete)).toEqual([]);
  });

  test("how fresh all are is told without each of them, too: of thousands most pages need no more", async () => {
    const { observed, watchlist, projects } = await readStatus(suite);
    const { projects: each, ...rest } = await readStatus(suite, "?projects=none");
    const own = projects.filter(({ totalsQuality }) => totalsQuality === "observed");
    expect(each).toEqual([]);
    expect(rest).toMatchObject({ observed, watchlist: { projects: projects.length } });
    expect(watchlist.projects).toBe(projects.length);
    expect(observed).toEqual({
      projects: own.length,
      young: 0,
      newestAt:
        own
          .flatMap(({ totalsAt }) => totalsAt ?? [])
          .sort()
          .at(-1) ?? null,
    });
  });

  test("then each project has what is missing of it; archived figures alone make none complete", async () => {
    const { db } = suite.connection();
    const id = (await findProject(db, "block/goose"))?.id ?? 0;
    const completeAt = NOW + 3 * 3_600_000;
    await writeCollectorPlan(db, {
      at: NOW,
      next: [{ repo: GOOSE, resource: "history_depth", dueAt: NOW }],
      buckets: [{ bucket: "core", perHour: 57, upkeepPerHour: 22.6666, backlog: 43, due: 43 }],
      // Under the name that it bore when the plan was made.
      incomplete: [
        { projectId: id, repo: "block/goose", missing: [{ resource: "history_depth", pages: 43 }], completeAt },
      ],
    });
    const { plan, projects } = await readStatus(suite);
    expect(plan).toEqual({
      at: "2026-08-23T12:00:00Z",
      next: [{ repo: GOOSE, resource: "history_depth", dueAt: "2026-08-23T12:00:00Z" }],
      buckets: [{ bucket: "core", perHour: 57, upkeepPerHour: 22.7, backlog: 43 }],
    });
    expect(projects.find(({ repo }) => repo === GOOSE)).toMatchObject({
      complete: false,
      completeAt: "2026-08-23T15:00:00Z",
      missing: [{ resource: "history_depth", pages: 43 }],
    });
    expect(projects.filter(({ complete }) => complete)).toEqual([]);
  });

  test("of each place that stories come from it says how it went, and never a key in its address", async () => {
    const { db } = suite.connection();
    expect((await readStatus(suite)).coverage).toEqual([]);
    const id = "feed https://weekly.example/feed?format=rss&token=a-k3y";
    const good = await claimSource(db, "hackernews", { now: NOW, leaseMs: 1_000 });
    const bad = await claimSource(db, id, { now: NOW, leaseMs: 1_000 });
    if (good === null || bad === null) throw new Error("not claimed");
    const done = { askedAt: NOW, nextAt: NOW + 3_600_000 };
    await finishSource(db, good, { ...done, succeeded: true, problem: null });
    const problem = "404 from https://weekly.example/feed?format=rss&token=a-k3y: take it off the list";
    await finishSource(db, bad, { ...done, succeeded: false, problem });
    const { coverage } = await readStatus(suite);
    const times = { lastAskedAt: "2026-08-23T12:00:00Z", nextAt: "2026-08-23T13:00:00Z" };
    expect(coverage).toEqual([
      {
        id: "feed https://weekly.example/feed?format=rss&token=hidden",
        ...times,
        lastSuccessAt: null,
        failures: 1,
        problem: "404 from https://weekly.example/feed?format=rss&token=hidden: take it off the list",
      },
      { id: "hackernews", ...times, lastSuccessAt: "2026-08-23T12:00:00Z", failures: 0, problem: null },
    ]);
  });
});
