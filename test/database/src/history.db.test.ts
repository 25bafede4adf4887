import { confirmSurvivingDays, readFreshness, readSeries, recordSurvivingDays } from "@groundswell/db";
import type { Metric } from "@groundswell/core";
import { sql } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { eachDatabase, watchOne } from "./databases.ts";
import { observation, observe, receiptAt } from "./facts.ts";

const DAYS = ["2026-03-23", "2026-03-24", "2026-03-25"];
const said = (...stars: number[]) => stars.map((n, i) => ({ day: DAYS[i] ?? "", count: n }));

eachDatabase("surviving stars by day", (database) => {
  let id = 0;
  beforeEach(async () => {
    ({ id } = await watchOne(database, "a/b"));
  });
  const record = (iso: string, ...stars: number[]) =>
    recordSurvivingDays(database.db, id, receiptAt(iso), "stars", said(...stars));
  const read = async (metric: Metric, asOf: string | null = null) => {
    const query = { metric, interval: "day", from: DAYS[0] ?? null, to: DAYS[2] ?? null } as const;
    return readSeries(database.db, id, { ...query, asOf: asOf === null ? null : Date.parse(asOf) });
  };
  const values = async (metric: Metric, asOf: string | null = null) =>
    (await read(metric, asOf)).points.map((p) => p.value);
  const qualities = async (metric: Metric) => (await read(metric)).points.map((p) => p.quality);

  it("make a row only where the count is new or has changed", async () => {
    expect(await record("2026-04-01T00:00:00Z", 10, 20, 30)).toBe(3);
    expect(await record("2026-04-02T00:00:00Z", 10, 20, 30)).toBe(0);
    expect(await record("2026-05-01T00:00:00Z", 10, 19, 30)).toBe(1);
    expect(await record("2026-06-01T00:00:00Z", 10, 20, 30)).toBe(1);
    expect(await database.db.execute(sql`select 1 from surviving_days`)).toHaveLength(5);
    expect(await database.db.execute(sql`select 1 from history_fetches`)).toHaveLength(4);
    expect(await values("surviving")).toEqual([10, 20, 30]);
  });

  it("said in one fetch twice are said once", async () => {
    expect(await record("2026-04-01T00:00:00Z", 10, 20, 30)).toBe(3);
    expect(await record("2026-04-01T00:00:00Z", 10, 20, 30)).toBe(0);
    expect(await database.db.execute(sql`select 1 from history_fetches`)).toHaveLength(1);
  });

  it("have settled, and count as gained, once a later fetch found them unchanged", async () => {
    await record("2026-03-25T12:00:00Z", 10, 20, 30);
    expect([await values("gained"), await qualities("surviving")]).toEqual([
      [null, null, null],
      ["settling", "settling", "settling"],
    ]);
    await record("2026-03-28T00:00:00Z", 10, 20, 31);
    await record("2026-04-10T00:00:00Z", 10, 20, 31);
    expect([await values("gained"), await qualities("surviving")]).toEqual([
      [10, 20, 31],
      ["surviving", "surviving", "surviving"],
    ]);
  });

  it("bear the receipt of the fetch that settled or confirmed them", async () => {
    await record("2026-03-25T12:00:00Z", 10, 20, 30);
    await record("2026-04-10T00:00:00Z", 10, 20, 30);
    await record("2026-05-10T00:00:00Z", 10, 20, 30);
    const receipts = await database.db.execute<{ id: string; at: string }>(
      sql`select project_id || '-' || key as id, to_char(fetched_at at time zone 'UTC', 'MM-DD') as at from receipts`,
    );
    const dateOf = (ref: string | null | undefined) => receipts.find((r) => r.id === ref)?.at;
    const [gained, surviving] = [await read("gained"), await read("surviving")];
    expect(gained.points.map((p) => dateOf(p.receipt))).toEqual(["04-10", "04-10", "04-10"]);
    expect(surviving.points.map((p) => dateOf(p.receipt))).toEqual(["05-10", "05-10", "05-10"]);
    expect(surviving.asOf).toBe(Date.parse("2026-05-10T00:00:00Z"));
  });

  it("are not confirmed by a fetch that did not cover their day", async () => {
    await record("2026-03-25T12:00:00Z", 10, 20, 30);
    const last = [{ day: "2026-03-25", count: 30 }];
    await recordSurvivingDays(database.db, id, receiptAt("2026-04-10T00:00:00Z"), "stars", last);
    expect(await values("gained")).toEqual([null, null, 30]);
  });

  it("keep what was gained when the past shrinks, and say what was known when", async () => {
    await record("2026-04-01T00:00:00Z", 10, 20, 30);
    await record("2026-06-01T00:00:00Z", 10, 12, 30);
    expect([await values("gained"), await values("surviving")]).toEqual([
      [10, 20, 30],
      [10, 12, 30],
    ]);
    expect(await values("surviving", "2026-05-01T00:00:00Z")).toEqual([10, 20, 30]);
    expect(await values("surviving", "2026-03-31T00:00:00Z")).toEqual([null, null, null]);
  });

  it("give what was lost where the net change is known too, and only there", async () => {
    await record("2026-04-01T00:00:00Z", 10, 20, 0);
    await observe(database, id, [
      observation("2026-03-23T00:00:00Z", 100),
      observation("2026-03-24T00:00:00Z", 107),
      observation("2026-03-25T00:00:00Z", 107),
    ]);
    expect(await values("net")).toEqual([7, 0, null]);
    expect(await values("lost")).toEqual([3, 20, null]);
  });

  it("of a day to come are refused, and nothing of the fetch is kept", async () => {
    await expect(record("2026-03-24T23:59:59Z", 1, 2, 3)).rejects.toThrow(/2026-03-25/);
    expect(await database.db.execute(sql`select 1 from history_fetches`)).toHaveLength(0);
    expect(await record("2026-03-25T00:00:00Z", 1, 2, 3)).toBe(3);
  });

  it("recorded by a job that runs twice stay as they are, though others were recorded since", async () => {
    await record("2026-04-01T00:00:00Z", 10, 20, 30);
    await record("2026-04-02T00:00:00Z", 10, 20, 30);
    await record("2026-04-03T00:00:00Z", 10, 19, 30);
    expect(await record("2026-04-02T00:00:00Z", 10, 20, 30)).toBe(0);
    expect(await record("2026-04-03T00:00:00Z", 10, 19, 30)).toBe(0);
    expect(await database.db.execute(sql`select 1 from surviving_days`)).toHaveLength(4);
  });

  it("are kept apart from forks by day, which have a ledger of their own", async () => {
    const forks = (iso: string, ...counts: number[]) =>
      recordSurvivingDays(database.db, id, receiptAt(iso, { request: "forks" }), "forks", said(...counts));
    await record("2026-04-01T00:00:00Z", 10, 20, 30);
    // The same instant, days and counts: each is news to its own ledger.
    expect(await forks("2026-04-01T00:00:00Z", 10, 2, 3)).toBe(3);
    expect(await forks("2026-04-02T00:00:00Z", 10, 2, 3)).toBe(0);
    expect(await forks("2026-04-03T00:00:00Z", 10, 1, 3)).toBe(1);
    expect(await values("surviving")).toEqual([10, 20, 30]);
    // Fetches of forks confirm no stars.
    const [surviving, freshness] = [await read("surviving"), await readFreshness(database.db)];
    expect(surviving.asOf).toBe(Date.parse("2026-04-01T00:00:00Z"));
    expect(freshness[0]?.historyFrom).toBe(DAYS[0]);
    const ledger = await database.db.execute(sql`
      select what, count(*)::int as rows from surviving_days group by what order by what`);
    expect([...ledger]).toEqual([
      { what: "forks", rows: 4 },
      { what: "stars", rows: 3 },
    ]);
  });

  it("are confirmed by an answer that the newest page has not changed, forks or not", async () => {
    await record("2026-03-25T12:00:00Z", 10, 20, 30);
    const forks = said(1, 1, 1).concat({ day: "2026-03-26", count: 1 });
    await recordSurvivingDays(database.db, id, receiptAt("2026-03-26T12:00:00Z"), "forks", forks);
    await confirmSurvivingDays(database.db, id, receiptAt("2026-04-10T00:00:00Z", { status: 304 }));
    expect([await values("gained"), await qualities("surviving")]).toEqual([
      [10, 20, 30],
      ["surviving", "surviving", "surviving"],
    ]);
    const query = { metric: "surviving", interval: "day", from: "2026-03-26", to: "2026-04-10", asOf: null } as const;
    const begun = (await readSeries(database.db, id, query)).points.map((p) => p.value);
    expect(begun).toEqual(Array(16).fill(0));
  });

  it("that are none at all make no fetch", async () => {
    expect(await record("2026-03-25T00:00:00Z")).toBe(0);
    expect(await values("surviving")).toEqual([null, null, null]);
  });

  it("of an unfinished week have no sum: a part would pass for the whole", async () => {
    await record("2026-04-10T00:00:00Z", 10, 20, 30);
    const week = { interval: "week", from: null, to: null, asOf: null } as const;
    const { points } = await readSeries(database.db, id, { ...week, metric: "gained" });
    expect(points).toEqual([{ t: "2026-03-23", value: null, quality: "missing", receipt: null }]);
    const rest = ["2026-03-26", "2026-03-27", "2026-03-28", "2026-03-29"].map((day) => ({ day, count: 1 }));
    await recordSurvivingDays(database.db, id, receiptAt("2026-04-11T00:00:00Z"), "stars", rest);
    const whole = await readSeries(database.db, id, { ...week, metric: "gained" });
    expect(whole.points.map((p) => [p.t, p.value])).toEqual([["2026-03-23", 64]]);
  });
});
