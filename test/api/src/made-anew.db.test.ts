import {
  findProject,
  listWork,
  readCollectorStatus,
  readDataVersion,
  writeCollectorStatus,
  type Executor,
} from "@groundswell/db";
import { Series, Status } from "@groundswell/wire";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { NOW, onBothDatabases } from "./harness.ts";

const STATUS = "/api/v1/status";
const RELEASES = "/api/v1/projects/aaif-goose/goose/series?metric=releases";

async function lookAtReleases(db: Executor, projectId: number, at: number): Promise<void> {
  await listWork(db, ["releases"], NOW);
  await db.execute(sql`
    update poll_state set last_success_at = ${new Date(at).toISOString()}::timestamptz
    where project_id = ${projectId} and resource = 'releases'`);
}

onBothDatabases("what changes without the data", (suite) => {
  test("is shown at once: the status, when the collector has said something", async () => {
    const { db } = suite.connection();
    const version = await readDataVersion(db);
    const first = await suite.get(STATUS);
    const etag = first.headers.get("etag") ?? "";
    expect(first.headers.get("cache-control")).toBe("public, no-cache");
    expect((await suite.get(STATUS, { "if-none-match": etag })).status).toBe(304);
    const said = await readCollectorStatus(db);
    await writeCollectorStatus(db, { ...said, run: { ...said.run, running: true, lastRunAt: NOW } }, NOW);
    const second = await suite.get(STATUS, { "if-none-match": etag });
    expect(second.status).toBe(200);
    expect(second.headers.get("etag")).not.toBe(etag);
    expect(Status.parse(await second.json()).collector).toMatchObject({ running: true });
    expect(await readDataVersion(db)).toBe(version);
  });

  test("is shown at once: how fresh a project is, and until when its releases are known", async () => {
    const { db } = suite.connection();
    const id = (await findProject(db, "aaif-goose/goose"))?.id ?? 0;
    const read = async () => {
      const status = Status.parse(await (await suite.get(STATUS)).json());
      const { asOf } = Series.parse(await (await suite.get(RELEASES)).json());
      return [status.projects.find(({ repo }) => repo === "aaif-goose/goose")?.releasesCheckedAt, asOf];
    };
    for (const iso of ["2026-08-22T10:00:00Z", "2026-08-23T11:00:00Z"]) {
      await lookAtReleases(db, id, Date.parse(iso));
      expect(await read()).toEqual([iso, iso]);
    }
  });

  test("leaves all other answers in the cache", async () => {
    const { db } = suite.connection();
    const list = "/api/v1/projects?limit=1";
    const before = await (await suite.get(list)).text();
    await db.execute(sql`update standings set view = jsonb_set(view, '{name}', '"Changed"')`);
    await writeCollectorStatus(db, await readCollectorStatus(db), NOW);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await (await suite.get(list)).text()).toBe(before);
  });
});
