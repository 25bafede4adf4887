import { findProject, writeCollectorPlan } from "@groundswell/db";
import { Status } from "@groundswell/wire";
import { expect, test } from "vitest";
import { NOW, onBothDatabases, ORIGIN, type Suite } from "./harness.ts";

const GOOSE = "aaif-goose/goose";

async function readStatus(suite: Suite): Promise<Status> {
  // Of its own: the suite's remembers its answers for a while.
  const response = await suite.makeApi().fetch(new Request(`${ORIGIN}/api/v1/status`));
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
});
