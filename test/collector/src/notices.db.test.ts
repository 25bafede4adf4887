import { readEvents, readReceipt } from "@groundswell/db";
import { expect, test } from "vitest";
import { HOUR_MS, NOON, onBothDatabases, TOKEN, type Scene } from "./harness.ts";
import { readFreshnessOf, readNotices, readTotals } from "./read.ts";
import { lamp, plain } from "./worlds.ts";

const REPO = "octo/lamp";
const BORN = "2026-03-10T08:00:00Z";
const at = (hours: number) => new Date(NOON + hours * HOUR_MS - HOUR_MS / 2).toISOString();

/** Hour after hour. */
async function collectHours(scene: Scene, hours: number) {
  for (let n = 0; n < hours; n += 1) {
    await scene.collect();
    scene.clock.now += HOUR_MS;
  }
}

const kindsOf = async (scene: Scene, repo = REPO) => (await readNotices(scene.db, repo)).map((n) => n.kind);

onBothDatabases("how a repository is met", (suite) => {
  for (const [mode, token] of [
    ["without a token", null],
    ["with a token", TOKEN],
  ] as const) {
    const hidden = {
      changes: [
        { at: at(1), private: true },
        { at: at(4), private: false },
      ],
    };

    test(`deleted: said once, with the receipt of GitHub's answer, ${mode}`, async () => {
      const scene = await suite.open([lamp({ deletedAt: at(1) })], { token });
      await collectHours(scene, 9);
      const [notice, ...others] = await readNotices(scene.db, REPO);
      expect(notice).toMatchObject({ kind: "not found", name: REPO, at: NOON + HOUR_MS });
      expect(others).toEqual([]);
      // Its id is asked when the name first leads nowhere, and then once a day.
      expect(scene.standin.requests.filter((r) => r.path === "/repositories/7")).toHaveLength(1);
      const [row] = await scene.db.execute<{ id: string; project: number }>(
        "select project_id || '-' || receipt_key as id, project_id as project from project_notices",
      );
      expect(await readReceipt(scene.db, row?.id ?? "")).toMatchObject({ status: 404, request: "GET /repositories/7" });
      // Readers are told of it as well, though nothing is ever stored of it again.
      const told = { kinds: null, after: null, limit: 10, asOf: null };
      const { items } = await readEvents(scene.db, row?.project ?? 0, told);
      expect(items.map(({ kind }) => kind)).toContain("not found");
    });

    test(`hidden and back: both are said, and its figures go on, ${mode}`, async () => {
      const scene = await suite.open([lamp(hidden)], { token });
      await collectHours(scene, 26);
      expect(await kindsOf(scene)).toEqual(["not found", "found"]);
      expect((await readFreshnessOf(scene, REPO)).problem).toBeNull();
    });

    test(`taken down for legal reasons: said as that, ${mode}`, async () => {
      const scene = await suite.open([lamp({ dmcaAt: at(1) }), plain("b/two", 2)], { token });
      await collectHours(scene, 4);
      expect(await kindsOf(scene)).toEqual(["taken down"]);
      expect((await readFreshnessOf(scene, REPO)).problem).toMatch(/legal reasons/);
    });

    test(`its name taken by another: said with that one's id, and ours is followed, ${mode}`, async () => {
      const ours = lamp({
        names: [
          { name: REPO, from: BORN },
          { name: "octo/lantern", from: at(1) },
        ],
      });
      const scene = await suite.open([ours, plain(REPO, 99, { createdAt: at(1) })], { token, watch: [REPO] });
      await collectHours(scene, 4);
      expect(await readNotices(scene.db, "octo/lantern")).toMatchObject([
        { kind: "name taken", name: REPO, takenBy: 99, at: NOON + HOUR_MS },
      ]);
      expect(await readTotals(scene.db, "octo/lantern")).toHaveLength(4);
    });

    test(`renamed, its old name freed and dead: found by its id, ${mode}`, async () => {
      const ours = lamp({
        names: [
          { name: REPO, from: BORN },
          { name: "octo/lantern", from: at(1) },
        ],
      });
      // Somebody took the name and left: it leads nowhere any more.
      const stranger = plain(REPO, 99, {
        createdAt: at(1),
        deletedAt: new Date(NOON + HOUR_MS - 60_000).toISOString(),
      });
      const scene = await suite.open([ours, stranger], { token, watch: [REPO] });
      await collectHours(scene, 4);
      expect(await kindsOf(scene, "octo/lantern")).toEqual([]);
      expect(await readTotals(scene.db, "octo/lantern")).toHaveLength(4);
    });
  }

  test("a repository by itself is not said to be found when it was never lost", async () => {
    const scene = await suite.open([lamp()], { token: TOKEN });
    scene.standin.failNext("/graphql", { kind: "status", status: 502 }, 1);
    await collectHours(scene, 25);
    expect(await kindsOf(scene)).toEqual([]);
    expect((await readTotals(scene.db, REPO)).length).toBeGreaterThanOrEqual(24);
  });
});
