import { readReleases, recordReleases, WEBHOOK_SOURCE, type NewRelease } from "@groundswell/db";
import { sql } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { eachDatabase, watchOne } from "./databases.ts";
import { GRAPHQL, receiptAt, release, REST, tag } from "./facts.ts";

const TAGS = receiptAt("2026-08-22T00:00:00Z", { source: "git tags of the projects" });
const V1 = release("v1", "2026-03-01T10:00:00Z", { githubReleaseId: 1 });
const V2 = release("v2", "2026-03-02T10:00:00Z", { githubReleaseId: 2 });
const V3 = release("v3", "2026-03-03T10:00:00Z", { githubReleaseId: 3 });

eachDatabase("what becomes of releases", (database) => {
  let id = 0;
  beforeEach(async () => {
    ({ id } = await watchOne(database, "a/b"));
  });
  const record = async (day: string, releases: readonly NewRelease[], source = REST, complete = false) => {
    const receipt = receiptAt(`2026-04-${day}T00:00:00Z`, { source });
    const known = releases.map((r) => ({ ...r, knownAt: receipt.fetchedAt }));
    return recordReleases(database.db, id, receipt, known, { complete });
  };
  const gone = (release: NewRelease): NewRelease => ({ ...release, deleted: true });
  const shown = async (asOf: string | null = null) =>
    (await readReleases(database.db, id, asOf === null ? null : Date.parse(asOf))).map((r) => r.tag);
  const rows = async () => (await database.db.execute(sql`select 1 from release_revisions`)).length;

  it("tells how many the same source had not told of before, as another may know some and lack others", async () => {
    expect(await record("01", [V2, V1])).toMatchObject({ added: 2, newTags: 2 });
    expect(await record("02", [V3, V2, V1], GRAPHQL)).toMatchObject({ added: 3, newTags: 3 });
    expect(await record("03", [V3, V2, V1], GRAPHQL)).toEqual({ added: 0, newTags: 0, missing: [] });
    expect(await record("04", [V3, V2, V1])).toEqual({ added: 1, newTags: 1, missing: [] });
  });

  it("counts as news what an archive knew as a mere tag", async () => {
    const archived = [tag("v1", "2026-03-01T08:00:00Z")];
    expect((await recordReleases(database.db, id, TAGS, archived)).added).toBe(1);
    expect(await record("01", [V1])).toMatchObject({ added: 1, newTags: 1 });
  });

  it("names what should have been in a list of the newest, and is silent on what lies behind it", async () => {
    await record("01", [V3, V2, V1]);
    expect((await record("02", [V3, V2])).missing).toEqual([]);
    expect((await record("03", [V3, V1])).missing).toMatchObject([{ tag: "v2", publishedAt: V2.publishedAt }]);
    expect((await record("04", [V2, V1], GRAPHQL)).missing).toMatchObject([{ tag: "v3", githubReleaseId: 3 }]);
  });

  it("names all that are missing where the list is whole, be it empty, and none where nothing was said", async () => {
    await record("01", [V3, V2, V1]);
    expect((await record("02", [V3], REST, true)).missing.map((r) => r.tag).toSorted()).toEqual(["v1", "v2"]);
    expect((await record("03", [], REST, true)).missing).toHaveLength(3);
    expect(await record("04", [])).toEqual({ added: 0, newTags: 0, missing: [] });
  });

  it("misses none that an earlier page of the same list has: those from an instant on", async () => {
    await record("01", [V3, V2, V1]);
    const receipt = receiptAt("2026-04-02T00:00:00Z");
    const [before, page] = [V2.publishedAt ?? 0, { complete: true }];
    const { missing } = await recordReleases(database.db, id, receipt, [], { ...page, before });
    expect(missing.map((r) => r.tag)).toEqual(["v1"]);
  });

  it("does not miss a mere tag of an archive: GitHub has no release of it", async () => {
    await recordReleases(database.db, id, TAGS, [tag("v9", "2026-03-09T00:00:00Z")]);
    expect((await record("01", [V1], REST, true)).missing).toEqual([]);
  });

  it("hides a release from when it was found deleted, and does not miss it again", async () => {
    await record("01", [V2, V1]);
    expect(await record("02", [gone(V1)])).toEqual({ added: 1, newTags: 0, missing: [] });
    expect(await record("03", [gone(V1)])).toMatchObject({ added: 0 });
    expect(await shown()).toEqual(["v2"]);
    expect(await shown("2026-04-01T12:00:00Z")).toEqual(["v2", "v1"]);
    expect((await record("04", [V2], REST, true)).missing).toEqual([]);
  });

  it("shows a deleted release again when it is said again, through the other API too", async () => {
    for (const [first, second] of [
      [REST, GRAPHQL],
      [GRAPHQL, REST],
    ] as const) {
      await database.db.execute(sql`truncate release_revisions`);
      await record("01", [V1], first);
      await record("02", [V1], second);
      await record("03", [gone(V1)], first);
      expect(await shown()).toEqual([]);
      expect(await record("04", [V1], second)).toMatchObject({ added: 1, newTags: 0 });
      expect(await shown()).toEqual(["v1"]);
      // And gone once more: what that API had said last was the same.
      expect((await record("05", [gone(V1)], first)).added).toBe(1);
      expect(await shown()).toEqual([]);
    }
  });

  it("leaves the tag that an archive knows of a deleted release", async () => {
    await recordReleases(database.db, id, TAGS, [tag("v1", "2026-03-01T08:00:00Z")]);
    await record("01", [V1]);
    await record("02", [gone(V1)]);
    const at = Date.parse("2026-03-01T08:00:00Z");
    expect(await readReleases(database.db, id)).toMatchObject([{ tag: "v1", publishedAt: null, at, url: null }]);
  });

  it("follows a pre-release that becomes a release and one again, whichever API says so", async () => {
    const flips = [true, false, true, false] as const;
    for (const [i, prerelease] of flips.entries()) {
      await record(`0${i + 1}`, [{ ...V1, prerelease }], i % 2 === 0 ? GRAPHQL : REST);
      expect(await readReleases(database.db, id)).toMatchObject([{ prerelease }]);
    }
    // Back at what GraphQL had said last: the newest word holds all the same.
    await record("05", [{ ...V1, prerelease: true }], GRAPHQL);
    expect(await readReleases(database.db, id)).toMatchObject([{ prerelease: true }]);
    const before = await rows();
    await record("06", [{ ...V1, prerelease: true }], GRAPHQL);
    expect(await rows()).toBe(before);
  });

  for (const [what, late] of [
    ["name", { name: "One, with a tpyo" }],
    ["kind", { prerelease: true }],
    ["publication", { publishedAt: Date.parse("2026-02-28T00:00:00Z") }],
    ["address", { url: "https://github.com/a/former/releases/tag/v1" }],
    ["deletion", { deleted: true }],
    ["id", { githubReleaseId: 77 }],
  ] as const) {
    it(`take back a late word of another source on its ${what}, at the next look of either API`, async () => {
      const truth = { ...V1, name: "One", url: "https://github.com/a/b/releases/tag/v1" };
      for (const api of [REST, GRAPHQL]) {
        await database.db.execute(sql`truncate release_revisions`);
        await record("01", [truth], REST);
        await record("02", [truth], GRAPHQL);
        await record("03", [{ ...truth, ...late }], WEBHOOK_SOURCE);
        expect((await record("04", [truth], api)).added).toBe(1);
        expect(await readReleases(database.db, id)).toMatchObject([
          { name: truth.name, prerelease: false, publishedAt: truth.publishedAt, url: truth.url },
        ]);
        for (const source of [REST, GRAPHQL]) expect((await record("05", [truth], source)).added).toBe(0);
      }
    });
  }

  it("add nothing while both APIs say the same by turns, each encoding the tag in its own way", async () => {
    const page = "https://github.com/a/b/releases/tag";
    const odd = ["@a/b@1.0", "v1+b", "100%", "é"];
    const said = (encode: (tag: string) => string) =>
      odd.map((tag, i) => ({ ...V1, tag, githubReleaseId: i + 1, url: `${page}/${encode(tag)}` }));
    const rest = said(encodeURIComponent);
    const graphql = said((tag) => (tag === "100%" ? tag : encodeURI(tag)));
    expect([(await record("01", rest)).added, (await record("02", graphql, GRAPHQL)).added]).toEqual([4, 4]);
    await record("03", rest, WEBHOOK_SOURCE);
    const before = await rows();
    for (let day = 10; day < 20; day += 2) {
      await record(`${day}`, rest);
      await record(`${day + 1}`, graphql, GRAPHQL);
    }
    expect(await rows()).toBe(before);
  });
});

eachDatabase("downloads of releases", (database) => {
  let id = 0;
  beforeEach(async () => {
    ({ id } = await watchOne(database, "a/b"));
  });
  const record = async (day: string, ...downloads: (Record<string, number> | undefined)[]) =>
    recordReleases(
      database.db,
      id,
      receiptAt(`2026-04-${day}T00:00:00Z`),
      downloads.map((said, i) => ({
        ...release(`v${i}`, "2026-03-01T10:00:00Z", { githubReleaseId: i + 1 }),
        ...(said === undefined ? {} : { downloads: said }),
      })),
    );
  const kept = async () => {
    const rows = await database.db.execute<{ release: number; day: string; downloads: unknown }>(sql`
      select github_release_id::int as release, to_char(observed_at at time zone 'UTC', 'DD') as day, downloads
      from release_downloads order by observed_at, release`);
    return rows.map((row) => [row.release, row.day, row.downloads]);
  };

  it("are kept when they have changed, each with its instant, and not otherwise", async () => {
    await record("01", { a: 1, b: 2 }, { c: 0 });
    await record("02", { b: 2, a: 1 }, { c: 0 });
    await record("03", { a: 1, b: 3 }, { c: 0 });
    await record("04", { a: 1, b: 2 }, { c: 0 });
    expect(await kept()).toEqual([
      [1, "01", { a: 1, b: 2 }],
      [2, "01", { c: 0 }],
      [1, "03", { a: 1, b: 3 }],
      [1, "04", { a: 1, b: 2 }],
    ]);
  });

  it("make no new word of the release itself, and recorded twice are kept once", async () => {
    expect((await record("01", { a: 1 })).added).toBe(1);
    expect((await record("02", { a: 2 })).added).toBe(0);
    await record("02", { a: 2 });
    expect(await kept()).toHaveLength(2);
  });

  it("are none where the source does not say, there are no files, or it is a mere tag", async () => {
    await record("01", undefined, {});
    const archived = { ...tag("t", "2026-03-01T00:00:00Z"), downloads: { a: 1 } };
    await recordReleases(database.db, id, TAGS, [archived]);
    expect(await kept()).toEqual([]);
  });
});
