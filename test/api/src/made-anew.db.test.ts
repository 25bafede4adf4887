import {
  findProject,
  listWork,
  readCollectorStatus,
  readDataVersion,
  writeCollectorStatus,
  type Executor,
} from "@groundswell/db";
import { DAY_MS } from "@groundswell/core";
import { Series, Status } from "@groundswell/wire";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { NOW, onBothDatabases, ORIGIN } from "./harness.ts";

const STATUS = "/api/v1/status";
const RELEASES = "/api/v1/projects/aaif-goose/goose/series?metric=releases";

/** A table ends its notes with the address that it was asked for at. */
function withoutAddress(text: string): string {
  return text.replaceAll(/\?[^\r\n"]*to=\d{4}-\d\d-\d\d/g, "");
}

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

  test("is shown at once: a day that has come, in answers whose end was yet to come", async () => {
    let now = NOW;
    const api = suite.makeApi({ now: () => now });
    const read = async (path: string) => (await api.fetch(new Request(ORIGIN + path))).text();
    for (const path of [
      "/api/v1/compare?projects=aaif-goose/goose,ollama/ollama&to=2027-01-01",
      "/api/v1/compare?projects=aaif-goose/goose&metric=net&to=2027-01-01",
      "/api/v1/projects/aaif-goose/goose/series?to=2027-01-01",
      "/charts/aaif-goose/goose/stars.csv?to=2027-01-01",
      "/charts/aaif-goose/goose/stars.svg?from=2026-08-01&to=2027-01-01",
    ]) {
      now = NOW;
      const before = await read(path);
      now = NOW + 10 * DAY_MS;
      const after = await read(path);
      // The same question at another address, which nobody has asked before.
      const asked = new Date(now).toISOString().slice(0, 10);
      expect(after).not.toBe(before);
      expect(withoutAddress(after)).toBe(withoutAddress(await read(path.replace("2027-01-01", asked))));
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
