import { readProjectView, readReleases, readSeries } from "@groundswell/db";
import { expect, test } from "vitest";
import { HOUR_MS, NOON, onBothDatabases, TOKEN } from "./harness.ts";
import { readDays, readSurviving, readTotals } from "./read.ts";
import { lamp, plain, PLAIN_STARS_AT_NOON } from "./worlds.ts";

const REPO = "octo/lamp";
/** The sum of the days before Thursday, and half of Thursday's ten. */
const STARS_AT_NOON = 140;
const FORKS_AT_NOON = 8;

onBothDatabases("what GitHub says is what is stored", (suite) => {
  for (const [mode, token] of [
    ["without a token, over REST", null],
    ["with a token, over GraphQL", TOKEN],
  ] as const) {
    test(`totals, details, releases and surviving days ${mode}`, async () => {
      const scene = await suite.open([lamp(), plain("b/one", 8)], { token });
      expect(await scene.collect()).toMatchObject({ failed: 0, ended: "nothing due" });
      expect(await readTotals(scene.db, REPO)).toEqual([{ at: NOON, stars: STARS_AT_NOON, forks: FORKS_AT_NOON }]);
      expect(await readTotals(scene.db, "b/one")).toMatchObject([{ stars: PLAIN_STARS_AT_NOON }]);
      const [project] = scene.projects;
      const view = await readProjectView(scene.db, project?.id ?? 0);
      expect(view).toMatchObject({
        githubId: 7,
        repo: REPO,
        description: "A lamp",
        license: "Apache-2.0",
        language: "TypeScript",
        topics: ["light", "oil"],
        archivedOnGithub: false,
        createdAt: Date.parse("2026-03-10T08:00:00Z"),
        stars: STARS_AT_NOON,
        forks: FORKS_AT_NOON,
        // REST does not tell issues and pull requests apart.
        openIssues: token === null ? null : 4,
      });
      const releases = await readReleases(scene.db, project?.id ?? 0);
      expect(releases.map(({ tag, name, prerelease, publishedAt }) => [tag, name, prerelease, publishedAt])).toEqual([
        ["v0.2.0-rc.1", null, true, Date.parse("2026-03-20T10:00:00Z")],
        ["v0.1.0", "First light", false, Date.parse("2026-03-12T10:00:00Z")],
      ]);
      const surviving = await readSurviving(scene.db, REPO);
      expect(surviving).toMatchObject({ "2026-03-14": 1, "2026-03-25": 40, "2026-03-26": 5 });
      expect(Object.values(surviving).reduce((sum, n) => sum + n, 0)).toBe(STARS_AT_NOON);
    });

    test(`a second run at once asks nothing ${mode}`, async () => {
      const scene = await suite.open([lamp()], { token });
      await scene.collect();
      scene.standin.clearLog();
      expect(await scene.collect()).toMatchObject({ steps: 0, ended: "nothing due" });
      expect(scene.standin.requests).toEqual([]);
    });
  }

  test("fifty-one repositories cost two GraphQL queries for the totals and two for the forks", async () => {
    const repos = Array.from({ length: 51 }, (_, i) => plain(`many/r${i}`, i + 1));
    const scene = await suite.open(repos, { token: TOKEN });
    expect(await scene.collect()).toMatchObject({ failed: 0, ended: "nothing due" });
    expect(scene.standin.requests.filter((r) => r.path === "/graphql")).toHaveLength(4);
    const totals = await Promise.all(repos.map((_, i) => readTotals(scene.db, `many/r${i}`)));
    expect(new Set(totals.map((t) => t[0]?.stars))).toEqual(new Set([PLAIN_STARS_AT_NOON]));
  });

  test("an unchanged repository answers 304, which is an observation all the same", async () => {
    const quiet = lamp({ given: { from: "2026-03-14", perDay: [5] } });
    const scene = await suite.open([quiet]);
    await scene.collect();
    scene.standin.clearLog();
    scene.clock.now += HOUR_MS;
    expect(await scene.collect()).toMatchObject({ steps: 1, failed: 0 });
    expect(scene.standin.requests.map(({ status, path }) => [status, path])).toEqual([[304, `/repos/${REPO}`]]);
    expect(scene.steps.at(-1)).toMatchObject({ outcome: "unchanged" });
    expect(await readTotals(scene.db, REPO)).toMatchObject([
      { at: NOON, stars: 5 },
      { at: NOON + HOUR_MS, stars: 5 },
    ]);
    const { points } = await readSeries(scene.db, scene.projects[0]?.id ?? 0, {
      metric: "stars",
      interval: "day",
      from: null,
      to: null,
      asOf: null,
    });
    expect(points.map((p) => [p.t, p.value])).toEqual([["2026-03-26", 5]]);
  });

  test("a changed repository answers in full in spite of the ETag", async () => {
    const scene = await suite.open([lamp()]);
    await scene.collect();
    scene.standin.clearLog();
    scene.clock.now += 6 * HOUR_MS;
    await scene.collect();
    const [totals] = scene.standin.requests;
    expect([totals?.status, totals?.ifNoneMatch !== null]).toEqual([200, true]);
    expect((await readTotals(scene.db, REPO)).map((t) => t.stars)).toEqual([STARS_AT_NOON, STARS_AT_NOON + 3]);
  });

  test("every stored figure has a receipt with the hash of what was answered", async () => {
    const scene = await suite.open([lamp()], { token: TOKEN });
    await scene.collect();
    const receipts = await scene.db.execute<{ source: string; request: string; status: number; content_hash: string }>(
      "select source, request, status, content_hash from receipts order by request",
    );
    expect(receipts.map((r) => [r.source, r.request, r.status])).toEqual([
      // The batch knows the newest releases alone; the longer list, with downloads, is asked for daily.
      ["GitHub REST API", "GET /repositories/7/releases?per_page=100", 200],
      ["GitHub REST API", "GET /repositories/7/stargazers/history?per_page=30&page=1", 200],
      ["GitHub GraphQL API", "POST /graphql repository(octo/lamp)", 200],
      ["GitHub GraphQL API", "POST /graphql repository(octo/lamp) forks(after: none)", 200],
    ]);
    for (const { content_hash } of receipts) expect(content_hash).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(await readDays(scene.db, REPO)).not.toHaveLength(0);
  });
});
