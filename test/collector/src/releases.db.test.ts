import { readReleases } from "@groundswell/db";
import { makeRepo, type WorldRelease } from "@groundswell/github-standin";
import { expect, test } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS, NOON, onBothDatabases, TOKEN, type Scene } from "./harness.ts";
import { readFreshnessOf } from "./read.ts";

const REPO = "octo/press";
const DAY_ONE = Date.parse("2025-01-01T00:00:00Z");

/** Number `n` of a release a day. */
function release(n: number, parts: Partial<WorldRelease> = {}): WorldRelease {
  const publishedAt = new Date(DAY_ONE + n * DAY_MS).toISOString();
  return { id: 1_000 + n, tag: `v${n}`, name: `Number ${n}`, publishedAt, ...parts };
}

function press(releases: WorldRelease[]) {
  return makeRepo(REPO, { databaseId: 5, createdAt: "2025-01-01T00:00:00Z", releases });
}

const many = (count: number) => Array.from({ length: count }, (_, n) => release(n));
const at = (instant: number) => new Date(instant).toISOString();
const tagsOf = async (scene: Scene) => (await readReleases(scene.db, scene.projects[0]?.id ?? 0)).map((r) => r.tag);
const pathsOf = ({ standin }: Scene) => standin.requests.map((r) => r.path).filter((path) => path.includes("releases"));

onBothDatabases("releases", (suite) => {
  for (const [mode, token] of [
    ["without a token", null],
    ["with a token", TOKEN],
  ] as const) {
    test(`more than a page of them are read to the first, once, ${mode}`, async () => {
      const scene = await suite.open([press(many(250))], { token });
      expect(await scene.collect()).toMatchObject({ failed: 0, ended: "nothing due" });
      expect(await tagsOf(scene)).toEqual(
        many(250)
          .map((r) => r.tag)
          .toReversed(),
      );
      scene.standin.clearLog();
      scene.clock.now += DAY_MS;
      await scene.collect();
      expect(pathsOf(scene)).toEqual(["/repositories/5/releases?per_page=100"]);
    });

    test(`more new ones between two looks than a page holds leave no hole, ${mode}`, async () => {
      const hourly = Array.from({ length: 230 }, (_, i) =>
        release(500 + i, { publishedAt: at(NOON + (i + 1) * MINUTE_MS) }),
      );
      const all = [...many(150), ...hourly];
      const scene = await suite.open([press(all)], { token, intervalMs: DAY_MS });
      await scene.collect();
      scene.clock.now += DAY_MS;
      await scene.collect();
      expect(await tagsOf(scene)).toHaveLength(380);
    });

    test(`an edit is kept as what was said anew, ${mode}`, async () => {
      const edits = [{ at: at(NOON + 2 * HOUR_MS), name: "Number two, mended", prerelease: true }];
      const scene = await suite.open([press([release(1), release(2, { edits })])], { token });
      await scene.collect();
      scene.clock.now += DAY_MS;
      await scene.collect();
      const [newest] = await readReleases(scene.db, scene.projects[0]?.id ?? 0);
      expect(newest).toMatchObject({ tag: "v2", name: "Number two, mended", prerelease: true });
      const [before] = await readReleases(scene.db, scene.projects[0]?.id ?? 0, NOON);
      expect(before).toMatchObject({ tag: "v2", name: "Number 2", prerelease: false });
    });

    test(`one that is gone from a list that holds all is gone, and was there before, ${mode}`, async () => {
      const gone = release(2, { deletedAt: at(NOON + HOUR_MS) });
      const scene = await suite.open([press([release(1), gone, release(3)])], { token });
      await scene.collect();
      expect(await tagsOf(scene)).toEqual(["v3", "v2", "v1"]);
      scene.clock.now += DAY_MS;
      await scene.collect();
      expect(await tagsOf(scene)).toEqual(["v3", "v1"]);
      expect((await readReleases(scene.db, scene.projects[0]?.id ?? 0, NOON)).map((r) => r.tag)).toContain("v2");
      expect(pathsOf(scene).filter((path) => path.includes("/tags/"))).toEqual([]);
    });

    test(`the only one that is deleted leaves none, ${mode}`, async () => {
      const scene = await suite.open([press([release(1, { deletedAt: at(NOON + HOUR_MS) })])], { token });
      await scene.collect();
      scene.clock.now += DAY_MS;
      await scene.collect();
      expect(await tagsOf(scene)).toEqual([]);
    });

    test(`one that is missing among the newest is asked for by its tag before it counts as gone, ${mode}`, async () => {
      const releases = many(250).with(245, release(245, { deletedAt: at(NOON + HOUR_MS) }));
      const scene = await suite.open([press(releases)], { token });
      await scene.collect();
      scene.clock.now += DAY_MS;
      expect(await scene.collect()).toMatchObject({ failed: 0 });
      expect(await tagsOf(scene)).not.toContain("v245");
      expect(await tagsOf(scene)).toHaveLength(249);
      expect(pathsOf(scene).filter((path) => path.includes("/tags/"))).toEqual(["/repositories/5/releases/tags/v245"]);
      const [row] = await scene.db.execute<{ request: string; status: number }>(
        `select r.request, r.status from release_revisions v join receipts r on r.key = v.receipt_key
         where v.tag = 'v245' and v.deleted`,
      );
      expect(row).toEqual({ request: "GET /repositories/5/releases/tags/v245", status: 404 });
    });

    test(`one among the older is missed when they are read again, a month later, ${mode}`, async () => {
      const releases = many(250).with(20, release(20, { deletedAt: at(NOON + HOUR_MS) }));
      const scene = await suite.open([press(releases)], { token, intervalMs: DAY_MS });
      await scene.collect();
      scene.clock.now += 31 * DAY_MS;
      expect(await scene.collect()).toMatchObject({ failed: 0 });
      expect(await tagsOf(scene)).toHaveLength(249);
      expect(await tagsOf(scene)).not.toContain("v20");
    });

    test(`one that was long a draft sits elsewhere in the list: it is asked for once and stays, ${mode}`, async () => {
      // Begun long ago, so far down the list; published last.
      const late = release(249, { id: 999, createdAt: at(DAY_ONE) });
      const daily = [1, 2, 3].map((day) => release(300 + day, { publishedAt: at(NOON + day * DAY_MS - HOUR_MS) }));
      const scene = await suite.open([press([...many(249), late, ...daily])], { token });
      await scene.collect();
      for (let day = 0; day < 3; day += 1) {
        scene.clock.now += DAY_MS;
        await scene.collect();
      }
      expect(await tagsOf(scene)).toEqual(expect.arrayContaining(["v249", "v303"]));
      expect(pathsOf(scene).filter((path) => path.includes("/tags/"))).toHaveLength(1);
    });
  }

  test("with a token one that is gone from the newest is missed at the next look at totals, not a day later", async () => {
    const releases = many(250).with(245, release(245, { deletedAt: at(NOON + HOUR_MS) }));
    const scene = await suite.open([press(releases)], { token: TOKEN });
    await scene.collect();
    scene.clock.now += 2 * HOUR_MS;
    scene.standin.clearLog();
    await scene.collect();
    expect(await tagsOf(scene)).not.toContain("v245");
    expect(pathsOf(scene)).toEqual(["/repositories/5/releases?per_page=100", "/repositories/5/releases/tags/v245"]);
  });

  test("one that the newest lack, and the longer list has, is looked for once", async () => {
    // Begun before twenty others, and published after them.
    const late = release(249, { id: 999, createdAt: at(DAY_ONE + 220 * DAY_MS) });
    const scene = await suite.open([press([...many(249), late])], { token: TOKEN });
    await scene.collect();
    scene.standin.clearLog();
    for (let hour = 0; hour < 4; hour += 1) {
      scene.clock.now += HOUR_MS;
      await scene.collect();
    }
    expect(await tagsOf(scene)).toContain("v249");
    expect(pathsOf(scene)).toEqual(["/repositories/5/releases?per_page=100"]);
  });

  test("downloads are observed when they change, file by file", async () => {
    const downloads = [
      { at: at(NOON - DAY_MS), count: 10 },
      { at: at(NOON), count: 40 },
    ];
    const assets = [{ name: "press-linux.tar.gz", downloads }];
    const scene = await suite.open([press([release(1, { assets }), release(2)])]);
    for (const moment of [NOON - DAY_MS, NOON, NOON + DAY_MS]) {
      scene.clock.now = moment;
      await scene.collect();
    }
    const rows = await scene.db.execute<{ id: number; downloads: unknown }>(
      "select github_release_id::float8 as id, downloads from release_downloads order by observed_at",
    );
    expect([...rows]).toEqual([
      { id: 1_001, downloads: { "press-linux.tar.gz": 10 } },
      { id: 1_001, downloads: { "press-linux.tar.gz": 40 } },
    ]);
  });

  test("a release whose list GitHub cuts off at its cap is no trouble", async () => {
    const scene = await suite.open([press(many(250))]);
    scene.standin.setFault(/releases\?per_page=100&page=3/, {
      kind: "status",
      status: 422,
      contentType: "application/json",
      body: '{"message":"Only the first 10000 results are available."}',
    });
    await scene.collect();
    expect(await tagsOf(scene)).toHaveLength(200);
    expect((await readFreshnessOf(scene, REPO)).problem).toBeNull();
  });
});
