import { addDays, dayRange, DAY_MS, startOfDay, type Interval, type Metric } from "@groundswell/core";
import { readSeries, recordDetails, recordSurvivingDays, type SeriesQuery } from "@groundswell/db";
import { beforeEach, expect, it } from "vitest";
import { eachDatabase, watchOne } from "./databases.ts";
import { details, receiptAt } from "./facts.ts";

/** A Monday; the project was created on the Wednesday after it. */
const FIRST = "2026-03-02";
const CREATED = "2026-03-04T09:00:00Z";

eachDatabase("the running total of surviving stars", (database) => {
  let id = 0;
  beforeEach(async () => {
    ({ id } = await watchOne(database, "a/b"));
  });
  /** Records so many stars for each day from one on. */
  const record = (iso: string, from: string, ...stars: number[]) =>
    recordSurvivingDays(
      database.db,
      id,
      receiptAt(iso),
      "stars",
      stars.map((count, i) => ({ day: addDays(from, i), count })),
    );
  const create = (knownAt: string, createdAt = CREATED) =>
    recordDetails(database.db, id, receiptAt(knownAt), details(7, "a/b", { createdAt: Date.parse(createdAt) }));
  const read = async (rest: Partial<SeriesQuery> = {}, metric: Metric = "surviving") =>
    readSeries(database.db, id, { metric, interval: "day", from: null, to: null, asOf: null, ...rest });
  const totals = async (rest: Partial<SeriesQuery> = {}) => (await read(rest)).points.map((p) => p.total);

  it("is given beside each day's own stars once the history is known from before the first day", async () => {
    await record("2026-04-01T00:00:00Z", FIRST, 0, 0, 5, 0, 7);
    expect(await totals()).toEqual(Array(5).fill(null));
    await create("2026-04-01T00:00:00Z");
    const { points } = await read();
    expect(points.map((p) => [p.value, p.total, p.quality])).toEqual(
      [0, 0, 5, 5, 12].map((total, i) => [[0, 0, 5, 0, 7][i], total, "surviving"]),
    );
    expect(await totals({ from: "2026-03-05", to: "2026-03-05" })).toEqual([5]);
  });

  it("is null where the history does not reach back to the beginning, and from a gap on", async () => {
    await create("2026-04-01T00:00:00Z");
    await record("2026-04-01T00:00:00Z", "2026-03-05", 1, 2);
    expect(await totals()).toEqual([null, null]);
    await record("2026-04-02T00:00:00Z", "2026-03-02", 0, 0, 5);
    expect(await totals()).toEqual([0, 0, 5, 6, 8]);
    await record("2026-04-03T00:00:00Z", "2026-03-08", 9);
    expect(await totals()).toEqual([0, 0, 5, 6, 8, null, null]);
  });

  it("is what was known at an instant", async () => {
    await record("2026-04-01T00:00:00Z", FIRST, 0, 0, 5, 9);
    await create("2026-04-02T00:00:00Z");
    await record("2026-05-01T00:00:00Z", FIRST, 0, 0, 4, 9);
    const asOf = (iso: string) => totals({ asOf: Date.parse(iso) });
    expect(await totals()).toEqual([0, 0, 4, 13]);
    expect(await asOf("2026-04-15T00:00:00Z")).toEqual([0, 0, 5, 14]);
    expect(await asOf("2026-04-01T12:00:00Z")).toEqual([null, null, null, null]);
  });

  it("by week or month is that of the last day known and asked for, the week over or not", async () => {
    await create("2026-04-01T00:00:00Z");
    await record("2026-04-01T00:00:00Z", FIRST, ...Array<number>(10).fill(1));
    const by = async (interval: Interval, to: string | null = null) =>
      (await read({ interval, to })).points.map((p) => [p.t, p.value, p.total]);
    expect(await by("week")).toEqual([
      [FIRST, 7, 7],
      ["2026-03-09", null, 10],
    ]);
    expect(await by("week", "2026-03-03")).toEqual([[FIRST, 7, 2]]);
    expect(await by("month")).toEqual([["2026-03-01", null, 10]]);
  });

  it("is given of surviving stars alone", async () => {
    await create("2026-04-01T00:00:00Z");
    await record("2026-04-01T00:00:00Z", FIRST, 1, 2);
    for (const metric of ["stars", "gained", "lost", "net", "forks", "releases"] as const) {
      const { points } = await read({ from: FIRST, to: "2026-03-03" }, metric);
      expect([metric, points.some((p) => "total" in p)]).toEqual([metric, false]);
    }
  });

  it("of three years of daily fetches is whole, and read in a moment", async () => {
    const DAYS = 3 * 365;
    await create("2026-04-01T00:00:00Z");
    await database.db.transaction(async (tx) => {
      for (let n = 0; n < DAYS; n += 1) {
        const at = startOfDay(FIRST) + n * DAY_MS + DAY_MS / 2;
        const days = dayRange(addDays(FIRST, Math.max(0, n - 209)), addDays(FIRST, n));
        // The day itself is not over, and one a while ago has lost a star.
        const count = (day: string) => (day === days.at(-1) ? 3 : day === days.at(-100) ? 9 : 10);
        const receipt = receiptAt(new Date(at).toISOString());
        await recordSurvivingDays(
          tx,
          id,
          receipt,
          "stars",
          days.map((day) => ({ day, count: count(day) })),
        );
      }
    });
    const { points } = await read();
    expect([points.length, points.at(-1)?.total]).toEqual([DAYS, (DAYS - 1) * 10 + 3 - 1]);
  }, 120_000);
});
