import { resolve } from "node:path";
import { readBundledArchive } from "@groundswell/archive";
import { INTERVALS, METRICS, parseReceiptId, type Day, type Interval, type Metric } from "@groundswell/core";
import {
  findProject,
  importArchive,
  readArchiveExtent,
  readDataVersion,
  readProjectView,
  readReceipt,
  readSeries,
  rebuildDerived,
  recordReleases,
  type ArchiveData,
} from "@groundswell/db";
import { sql } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { eachDatabase, entry, watch, type OpenDatabase } from "./databases.ts";
import { observation, observe, receiptAt, release } from "./facts.ts";

const ROOT = resolve(import.meta.dirname, "../../..");
const NOW = Date.parse("2026-11-22T00:00:00Z");
const GOOSE = entry("aaif-goose/goose", { formerly: ["block/goose"] });
const MUESLI = entry("muesli-hq/muesli");

let archive: ArchiveData;
beforeAll(async () => {
  const reading = await readBundledArchive(resolve(ROOT, "archive"));
  if (reading.archive === null) throw new Error(JSON.stringify(reading.diagnostics));
  const { contentHash, observations, releases, sources } = reading.archive;
  archive = {
    file: "archive",
    contentHash,
    compiledAt: Date.parse("2026-08-22T00:00:00Z"),
    observations,
    releases: releases.map((r) => ({ ...r, prerelease: r.kind === "prerelease" })),
    sourceUrls: new Map(sources.flatMap(({ name, url }): [string, string][] => (url === null ? [] : [[name, url]]))),
  };
});

/** The archive's rows of some names only, so that a test that imports often stays quick. */
const only = (...repos: string[]): ArchiveData => ({
  ...archive,
  observations: archive.observations.filter((o) => repos.includes(o.repo)),
  releases: archive.releases.filter((r) => repos.includes(r.repo)),
});
const gooseRows = () => only("block/goose", "aaif-goose/goose");

async function read(
  { db }: OpenDatabase,
  metric: Metric,
  from: Day | null,
  to: Day | null,
  rest: { interval?: Interval; asOf?: string } = {},
) {
  const goose = await findProject(db, "aaif-goose/goose");
  const asOf = rest.asOf === undefined ? null : Date.parse(rest.asOf);
  return readSeries(db, goose?.id ?? 0, { metric, from, to, interval: rest.interval ?? "day", asOf });
}
const values = async (...args: Parameters<typeof read>) => (await read(...args)).points.map((p) => p.value);

eachDatabase("the bundled archive", (database) => {
  const counts = async () =>
    database.db.execute(sql`select (select count(*) from observations)::int as observations,
      (select count(*) from release_revisions)::int as releases, (select count(*) from receipts)::int as receipts,
      (select count(*) from daily_totals)::int as days, (select count(*) from archive_imports)::int as imports`);

  it("holds Goose's stars under its old name and its new one, each with a receipt that names the source", async () => {
    await watch(database, GOOSE);
    await importArchive(database.db, gooseRows(), NOW);
    for (const [day, stars, name] of [
      ["2026-03-26", 33_581, "block/goose"],
      ["2026-08-22", 53_197, "aaif-goose/goose"],
    ] as const) {
      const { points, sources } = await read(database, "stars", day, day);
      expect(points).toMatchObject([{ t: day, value: stars, quality: "archived" }]);
      expect(sources).toMatchObject([
        { name: "EvanLi/Github-Ranking", url: "https://github.com/EvanLi/Github-Ranking" },
      ]);
      const receipt = await readReceipt(database.db, points[0]?.receipt ?? "");
      expect(receipt).toMatchObject({
        source: "EvanLi/Github-Ranking",
        request: `archive, rows of ${name}`,
        contentHash: archive.contentHash,
        status: null,
      });
    }
    expect(await readArchiveExtent(database.db)).toMatchObject({ through: "2026-08-22" });
  });

  it("imported whole counts every row once: added, or of a name that nobody watches", async () => {
    await watch(database, GOOSE, MUESLI);
    const result = await importArchive(database.db, archive, NOW);
    const watched = ["block/goose", "aaif-goose/goose", "muesli-hq/muesli"];
    const isKnown = (row: { repo: string }) => watched.includes(row.repo.toLowerCase());
    expect(result.alreadyImported).toBe(false);
    expect(result.observations).toEqual({ read: 13_202, added: archive.observations.filter(isKnown).length });
    expect(result.releases).toEqual({ read: 4_588, added: archive.releases.filter(isKnown).length });
    const unknown = [...result.unknown.values()].reduce((sum, n) => sum + n, 0);
    expect(unknown + result.observations.added + result.releases.added).toBe(13_202 + 4_588);
    expect([...result.unknown.keys()].some((repo) => isKnown({ repo }))).toBe(false);
  });

  it("gives Muesli releases and no stars, which is unknown and not zero", async () => {
    const [muesli] = await watch(database, MUESLI);
    await importArchive(database.db, archive, NOW);
    const view = await readProjectView(database.db, muesli?.id ?? 0);
    expect(view).toMatchObject({ releaseCount: 38, stars: null, changes: { "7d": null } });
  });

  it("a second time is a glance, and changes nothing", async () => {
    await watch(database, GOOSE);
    await importArchive(database.db, gooseRows(), NOW);
    const [before, version] = [await counts(), await readDataVersion(database.db)];
    const again = await importArchive(database.db, gooseRows(), NOW + 1);
    expect(again).toMatchObject({ alreadyImported: true, observations: { added: 0 }, releases: { added: 0 } });
    expect([await counts(), await readDataVersion(database.db)]).toEqual([before, version]);
  });

  it("is looked through again when the watchlist knows more names, and adds only what is missing", async () => {
    await watch(database, entry("aaif-goose/goose"));
    const first = await importArchive(database.db, gooseRows(), NOW);
    expect(first.unknown.get("block/goose")).toBeGreaterThan(100);
    await watch(database, GOOSE);
    const second = await importArchive(database.db, gooseRows(), NOW);
    expect([second.alreadyImported, second.observations.added]).toEqual([false, first.unknown.get("block/goose")]);
    expect(await values(database, "stars", "2026-03-26", "2026-03-26")).toEqual([33_581]);
  });

  it("brought in by two at once is stored once", async () => {
    await watch(database, GOOSE);
    await Promise.all([importArchive(database.db, gooseRows(), NOW), importArchive(database.db, gooseRows(), NOW)]);
    const { observations } = gooseRows();
    expect(await counts()).toMatchObject([{ observations: observations.length, imports: 1 }]);
  });

  it("leaves days without a figure missing, in totals as in changes", async () => {
    await watch(database, GOOSE);
    await importArchive(database.db, gooseRows(), NOW);
    const days = new Set(gooseRows().observations.map((o) => new Date(o.observedAt).toISOString().slice(0, 10)));
    const { points } = await read(database, "stars", null, null);
    expect(points.filter((p) => p.value !== null).map((p) => p.t)).toEqual([...days].sort());
    expect(points.length).toBeGreaterThan(days.size);
    expect(points.every((p) => (p.value === null) === (p.quality === "missing") && p.value !== 0)).toBe(true);
    const gap = points.find((p) => p.value === null)?.t ?? null;
    expect(await values(database, "net", gap, gap)).toEqual([null]);
  });

  it("derives the same caches when they are dropped and rebuilt", async () => {
    const [goose] = await watch(database, GOOSE);
    await importArchive(database.db, gooseRows(), NOW);
    const dump = async () => [
      await database.db.execute(sql`select * from daily_totals order by day`),
      await readProjectView(database.db, goose?.id ?? 0),
    ];
    const before = await dump();
    await rebuildDerived(database.db);
    expect(await dump()).toEqual(before);
  });
});

eachDatabase("a series", (database) => {
  const imported = async () => {
    const [goose] = await watch(database, GOOSE);
    await importArchive(database.db, gooseRows(), NOW);
    return goose?.id ?? 0;
  };

  it("of every metric at every interval is in order, and every value says where it comes from", async () => {
    await imported();
    for (const metric of METRICS) {
      for (const interval of INTERVALS) {
        const { points, sources } = await read(database, metric, "2026-01-01", "2026-08-22", { interval });
        const known = points.filter((p) => p.value !== null);
        expect(points.map((p) => p.t)).toEqual([...new Set(points.map((p) => p.t))].sort());
        expect(known.every((p) => parseReceiptId(p.receipt ?? "") !== null)).toBe(true);
        expect(known.length > 0).toBe(sources.length > 0);
        // Nobody knows whether the archive's tags are all releases that there were: a week of them has no sum.
        const counted = metric === "releases" && interval === "day";
        expect(known.length > 0).toBe(counted || ["stars", "forks", "net"].includes(metric));
      }
    }
  });

  it("starts and ends with its figures unless told otherwise, and is empty backwards", async () => {
    await imported();
    const { points, asOf } = await read(database, "stars", null, null);
    expect(points.at(-1)).toMatchObject({ t: "2026-08-22", value: 53_197 });
    expect(points[0]?.value).not.toBeNull();
    expect(asOf).toBe(Math.max(...gooseRows().observations.map((o) => o.observedAt)));
    expect(await values(database, "stars", "2026-09-01", "2026-09-02")).toEqual([null, null]);
    expect(await values(database, "stars", "2026-08-22", "2026-08-01")).toEqual([]);
  });

  it("by week and month is named by the Monday, or the first day", async () => {
    await imported();
    const week = await read(database, "stars", "2026-08-19", "2026-08-22", { interval: "week" });
    expect(week.points).toMatchObject([{ t: "2026-08-17", value: 53_197 }]);
    const month = await read(database, "stars", "2026-08-01", "2026-08-22", { interval: "month" });
    expect(month.points).toMatchObject([{ t: "2026-08-01", value: 53_197 }]);
  });

  it("as of an instant is what was known then, whatever was learnt since", async () => {
    const id = await imported();
    const asOf = "2026-03-26T23:59:59Z";
    const ask = async () => {
      const series = [];
      for (const metric of METRICS) series.push(await read(database, metric, "2026-03-01", "2026-04-10", { asOf }));
      return series;
    };
    const before = await ask();
    expect(before[0]?.points.findLast((p) => p.value !== null)).toMatchObject({ t: "2026-03-26", value: 33_581 });
    expect(before[0]?.points.at(-1)?.value).toBeNull();
    await observe(database, id, [observation("2026-03-27T12:00:00Z", 1), observation("2026-11-01T00:00:00Z", 60_000)]);
    const late = release("v9", "2026-03-05T00:00:00Z", { knownAt: NOW });
    await recordReleases(database.db, id, receiptAt("2026-11-22T00:00:00Z"), [late]);
    expect(await ask()).toEqual(before);
  });

  it("as of an instant before everything is empty", async () => {
    await imported();
    expect((await read(database, "stars", null, null, { asOf: "2009-01-01T00:00:00Z" })).points).toEqual([]);
  });
});
