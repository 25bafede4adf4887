import { findProject, readProjectView, readReleases } from "@groundswell/db";
import { expect, test } from "vitest";
import { DAY_MS, HOUR_MS, NOON, onBothDatabases, TOKEN } from "./harness.ts";
import { readFreshnessOf, readSurviving, readTotals } from "./read.ts";
import { lamp, plain } from "./worlds.ts";

const MOVE = "2026-03-26T12:30:00Z";
const BORN = "2026-03-10T08:00:00Z";

onBothDatabases("a project is the repository, not its name", (suite) => {
  for (const [mode, token] of [
    ["without a token", null],
    ["with a token", TOKEN],
  ] as const) {
    for (const [what, newName] of [
      ["rename", "octo/lantern"],
      ["transfer", "lamps-org/lamp"],
    ] as const) {
      test(`a ${what} is seen, and the old name still leads to the project, ${mode}`, async () => {
        const repo = lamp({
          names: [
            { name: "octo/lamp", from: BORN },
            { name: newName, from: MOVE },
          ],
        });
        const scene = await suite.open([repo], { token });
        await scene.collect();
        const id = scene.projects[0]?.id ?? 0;
        expect((await findProject(scene.db, "octo/lamp"))?.repo).toBe("octo/lamp");
        scene.clock.now += HOUR_MS;
        expect(await scene.collect()).toMatchObject({ failed: 0 });
        expect(await findProject(scene.db, "octo/lamp")).toMatchObject({ id, repo: newName, githubId: 7 });
        expect(await readProjectView(scene.db, id)).toMatchObject({ repo: newName, formerly: ["octo/lamp"] });
        const [name] = await scene.db.execute<{ since: number }>(
          `select extract(epoch from since)::float8 * 1000 as since from project_names where name = '${newName}'`,
        );
        expect(name?.since).toBe(NOON + HOUR_MS);
        // Asked for by its new name from now on, without a detour.
        scene.standin.clearLog();
        scene.clock.now += HOUR_MS;
        await scene.collect();
        expect(scene.standin.requests.map((r) => r.path)).toEqual([token === null ? `/repos/${newName}` : "/graphql"]);
        expect((await readTotals(scene.db, newName)).map((t) => t.at)).toEqual([
          NOON,
          NOON + HOUR_MS,
          NOON + 2 * HOUR_MS,
        ]);
      });
    }

    test(`a freed name that a stranger takes: ours is followed by its id, ${mode}`, async () => {
      const ours = lamp({
        names: [
          { name: "octo/lamp", from: BORN },
          { name: "octo/lantern", from: MOVE },
        ],
      });
      const stranger = plain("octo/lamp", 99, {
        createdAt: "2026-03-26T12:40:00Z",
        given: { from: "2026-03-26", perDay: [9_000, 9_000, 9_000] },
        releases: [{ id: 9_900, tag: "v666", name: "Not ours", publishedAt: "2026-03-26T12:45:00Z" }],
      });
      const scene = await suite.open([ours, stranger], { token, watch: ["octo/lamp"] });
      await scene.collect();
      scene.clock.now += HOUR_MS;
      expect(await scene.collect()).toMatchObject({ failed: 0 });
      const id = scene.projects[0]?.id ?? 0;
      expect(await findProject(scene.db, "octo/lantern")).toMatchObject({ id, githubId: 7 });
      // Followed once: from then on the new name is asked for.
      scene.standin.clearLog();
      scene.clock.now += HOUR_MS;
      await scene.collect();
      expect(scene.standin.requests.map((r) => r.path)).toEqual([token === null ? "/repos/octo/lantern" : "/graphql"]);
      scene.clock.now = NOON + 2 * DAY_MS;
      expect(await scene.collect()).toMatchObject({ failed: 0 });
      expect((await readTotals(scene.db, "octo/lantern")).every((t) => t.stars < 200)).toBe(true);
      expect((await readReleases(scene.db, id)).map((r) => r.tag)).not.toContain("v666");
      expect(Object.values(await readSurviving(scene.db, "octo/lantern")).every((stars) => stars <= 50)).toBe(true);
    });

    test(`a name that is freed, taken and then followed to a deleted repository stores nothing, ${mode}`, async () => {
      const ours = lamp({ deletedAt: MOVE });
      const stranger = plain("octo/lamp", 99, { createdAt: "2026-03-26T12:40:00Z" });
      const scene = await suite.open([ours, stranger], { token, watch: ["octo/lamp"] });
      await scene.collect();
      scene.clock.now += HOUR_MS;
      expect(await scene.collect()).toMatchObject({ failed: 1 });
      expect(await readTotals(scene.db, "octo/lamp")).toHaveLength(1);
      expect((await readFreshnessOf(scene, "octo/lamp")).problem).toMatch(/knows no such repository/);
    });

    test(`a repository that is missing does not stop the rest, says so and is asked for less and less, ${mode}`, async () => {
      const scene = await suite.open([plain("b/two", 2)], { token, watch: ["no/body", "b/two"] });
      expect(await scene.collect()).toMatchObject({ failed: 1, ended: "nothing due" });
      expect(await readTotals(scene.db, "b/two")).toHaveLength(1);
      // Nobody knows whose lists they would be.
      expect(scene.standin.requests.filter((r) => r.path.includes("no/body/"))).toEqual([]);
      const problem = (await readFreshnessOf(scene, "no/body")).problem;
      expect(problem).toMatch(/no such repository|Could not resolve/);
      expect((await readFreshnessOf(scene, "b/two")).problem).toBeNull();
      const waits: number[] = [];
      for (let n = 0; n < 7; n += 1) {
        const next = (await readFreshnessOf(scene, "no/body")).nextAt ?? 0;
        waits.push((next - scene.clock.now) / HOUR_MS);
        scene.clock.now = next;
        await scene.collect();
      }
      expect(waits).toEqual([1, 2, 4, 8, 16, 24, 24]);
    });

    test(`a takedown is told as such, and its figures so far are kept, ${mode}`, async () => {
      const scene = await suite.open([lamp({ dmcaAt: MOVE }), plain("b/two", 2)], { token });
      await scene.collect();
      scene.clock.now += HOUR_MS;
      expect(await scene.collect()).toMatchObject({ failed: 1, ended: "nothing due" });
      expect((await readFreshnessOf(scene, "octo/lamp")).problem).toMatch(/legal reasons|access blocked/);
      expect(await readTotals(scene.db, "octo/lamp")).toHaveLength(1);
      expect(await readTotals(scene.db, "b/two")).toHaveLength(2);
    });

    test(`two entries that turn out to be one repository: one is told so, nothing is stored twice, ${mode}`, async () => {
      const repo = lamp({
        names: [
          { name: "octo/old-lamp", from: BORN },
          { name: "octo/lamp", from: "2026-03-20T00:00:00Z" },
        ],
      });
      const scene = await suite.open([repo], { token, watch: ["octo/lamp", "octo/old-lamp"] });
      await scene.collect();
      expect((await readFreshnessOf(scene, "octo/old-lamp")).problem).toMatch(/same repository as octo\/lamp/);
      expect(await readTotals(scene.db, "octo/lamp")).toHaveLength(1);
      expect(await readTotals(scene.db, "octo/old-lamp")).toHaveLength(0);
    });
  }

  test("a spammed repository has totals and releases, and says why it has no history", async () => {
    const scene = await suite.open([lamp({ spammed: true }), plain("b/two", 2)]);
    expect(await scene.collect()).toMatchObject({ failed: 1, ended: "nothing due" });
    expect(await readTotals(scene.db, "octo/lamp")).toHaveLength(1);
    expect((await readFreshnessOf(scene, "octo/lamp")).problem).toMatch(/answered 422/);
    expect(await readSurviving(scene.db, "b/two")).not.toEqual({});
  });

  test("a changed licence, description and archival are kept as they are said", async () => {
    const changes = [{ at: MOVE, license: "BUSL-1.1", description: "A shop", archived: true }];
    const scene = await suite.open([lamp({ changes })]);
    await scene.collect();
    scene.clock.now += HOUR_MS;
    await scene.collect();
    const view = await readProjectView(scene.db, scene.projects[0]?.id ?? 0);
    expect(view).toMatchObject({ license: "BUSL-1.1", description: "A shop", archivedOnGithub: true });
    const revisions = await scene.db.execute<{ license: string }>(
      "select license from detail_revisions order by known_at",
    );
    expect(revisions.map((r) => r.license)).toEqual(["Apache-2.0", "BUSL-1.1"]);
  });
});
