import {
  listWork,
  noteSuccess,
  readProjectView,
  readReleases,
  readReleasesKnownAt,
  readSeries,
  recordReleases,
  refreshDerived,
} from "@groundswell/db";
import { sql } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { eachDatabase, watch, watchOne } from "./databases.ts";
import { GRAPHQL, receiptAt, release, tag } from "./facts.ts";

const TAGS = receiptAt("2026-08-22T00:00:00Z", { source: "git tags of the projects" });

eachDatabase("releases", (database) => {
  let id = 0;
  beforeEach(async () => {
    ({ id } = await watchOne(database, "a/b"));
  });
  const record = (iso: string, rest: Parameters<typeof release>[2] = {}, source?: string) => {
    const receipt = receiptAt(iso, source === undefined ? {} : { source });
    return recordReleases(database.db, id, receipt, [
      release("v1", "2026-03-26T10:00:00Z", { ...rest, knownAt: receipt.fetchedAt }),
    ]);
  };
  const rows = async () => (await database.db.execute(sql`select 1 from release_revisions`)).length;
  const read = async (asOf: string | null = null) =>
    readReleases(database.db, id, asOf === null ? null : Date.parse(asOf));

  it("make a row only when something is said anew, and the newest word holds", async () => {
    expect((await record("2026-03-27T00:00:00Z")).added).toBe(1);
    expect((await record("2026-03-28T00:00:00Z")).added).toBe(0);
    expect((await record("2026-03-29T00:00:00Z", { name: "One" })).added).toBe(1);
    expect((await record("2026-03-30T00:00:00Z", { name: "One", prerelease: true })).added).toBe(1);
    expect(await rows()).toBe(3);
    expect(await read()).toMatchObject([{ tag: "v1", name: "One", prerelease: true }]);
  });

  it("are, as of an instant, what was said by then", async () => {
    await record("2026-03-27T00:00:00Z", { name: "Old" });
    await record("2026-03-29T00:00:00Z", { name: "New" });
    expect(await read("2026-03-28T00:00:00Z")).toMatchObject([{ name: "Old" }]);
    expect(await read("2026-03-26T12:00:00Z")).toEqual([]);
  });

  it("of GitHub come before a mere tag of the same name, which gives its date", async () => {
    await record("2026-03-27T00:00:00Z", { name: "One", url: "https://github.com/a/b/releases/v1" });
    await recordReleases(database.db, id, TAGS, [tag("v1", "2026-03-26T08:00:00Z"), tag("v0", "2026-01-01T00:00:00Z")]);
    expect(await read()).toMatchObject([
      {
        tag: "v1",
        name: "One",
        at: Date.parse("2026-03-26T10:00:00Z"),
        taggedAt: Date.parse("2026-03-26T08:00:00Z"),
      },
      { tag: "v0", name: null, publishedAt: null, at: Date.parse("2026-01-01T00:00:00Z") },
    ]);
  });

  it("said through two doors of GitHub are what was said last, whichever the door", async () => {
    await record("2026-03-27T00:00:00Z", { name: "Old" }, GRAPHQL);
    await record("2026-03-28T00:00:00Z", { name: "New" });
    expect(await read()).toMatchObject([{ name: "New" }]);
    await record("2026-03-29T00:00:00Z", { name: "Newest" }, GRAPHQL);
    expect(await read()).toMatchObject([{ name: "Newest" }]);
  });

  it("imported again after a tag has moved add nothing, and are not counted as added", async () => {
    const [old, moved] = [tag("v1", "2026-01-01T00:00:00Z"), tag("v1", "2026-02-01T00:00:00Z")];
    expect((await recordReleases(database.db, id, TAGS, [old])).added).toBe(1);
    expect((await recordReleases(database.db, id, TAGS, [moved])).added).toBe(1);
    expect((await recordReleases(database.db, id, TAGS, [old])).added).toBe(0);
    expect(await read()).toMatchObject([{ at: moved.taggedAt }]);
    expect(await read("2026-01-15T00:00:00Z")).toMatchObject([{ at: old.taggedAt }]);
  });

  it("come in their thousands, newest first", async () => {
    const many = Array.from({ length: 2_500 }, (_, i) => tag(`v${i}`, new Date(1.7e12 + i * 1_000).toISOString()));
    expect((await recordReleases(database.db, id, TAGS, many)).added).toBe(2_500);
    const read = await readReleases(database.db, id);
    expect([read.length, read[0]?.tag, read.at(-1)?.tag]).toEqual([2_500, "v2499", "v0"]);
  });

  it("keep ids beyond 32 bits, and any name that git allows", async () => {
    const odd = release("v1.0+é/＝'\"$1", "2026-03-26T10:00:00Z", { githubReleaseId: 9_007_199_254_740_991 });
    await recordReleases(database.db, id, receiptAt("2026-03-27T00:00:00Z"), [odd]);
    const [row] = await database.db.execute(sql`select github_release_id::text as id, tag from release_revisions`);
    expect(row).toEqual({ id: "9007199254740991", tag: odd.tag });
  });

  it("are counted a day: zero only where GitHub's list is known to be complete", async () => {
    const at = Date.parse("2026-03-29T06:00:00Z");
    await recordReleases(database.db, id, TAGS, [tag("v0", "2026-03-24T00:00:00Z")]);
    await record("2026-03-29T06:00:00Z");
    const week = { metric: "releases", interval: "day", from: "2026-03-23", to: "2026-03-30", asOf: null } as const;
    const values = async () => (await readSeries(database.db, id, week)).points.map((p) => p.value);
    expect(await values()).toEqual([null, 1, null, 1, null, null, null, null]);
    await listWork(database.db, ["releases"], at);
    await noteSuccess(database.db, id, "releases", at);
    expect(await values()).toEqual([null, 1, null, 1, 0, 0, 0, null]);
  });

  it("are known as far as their list was read, else as far as their sources told of anybody's", async () => {
    const known = async (iso: string | null = null) => {
      const at = await readReleasesKnownAt(database.db, id, iso === null ? null : Date.parse(iso));
      return at === null ? null : new Date(at).toISOString().slice(0, 10);
    };
    expect(await known()).toBeNull();
    const [, other = { id: 0 }] = await watch(database, "a/b", "c/d");
    await recordReleases(database.db, other.id, TAGS, [
      tag("v7", "2026-06-30T00:00:00Z"),
      tag("v8", "2026-08-20T00:00:00Z"),
    ]);
    expect(await known()).toBeNull();
    await recordReleases(database.db, id, TAGS, [tag("v0", "2026-03-24T00:00:00Z")]);
    expect([await known(), await known("2026-07-15T00:00:00Z")]).toEqual(["2026-08-20", "2026-06-30"]);
    await listWork(database.db, ["releases"], Date.parse("2026-08-25T06:00:00Z"));
    await noteSuccess(database.db, id, "releases", Date.parse("2026-08-25T06:00:00Z"));
    expect([await known(), await known("2026-08-24T00:00:00Z")]).toEqual(["2026-08-25", "2026-08-20"]);
  });

  it("show in the project's standing", async () => {
    await record("2026-03-27T00:00:00Z", { name: "One" });
    await refreshDerived(database.db, id, null);
    expect(await readProjectView(database.db, id)).toMatchObject({
      releaseCount: 1,
      lastRelease: { tag: "v1", name: "One", at: Date.parse("2026-03-26T10:00:00Z"), prerelease: false },
    });
  });
});
