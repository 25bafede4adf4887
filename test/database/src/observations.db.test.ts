import { dayOf, lastOfEachDay, startOfDay, type Observation } from "@groundswell/core";
import {
  readProjectView,
  readReceipt,
  readSeries,
  rebuildDerived,
  recordObservations,
  recordReceipt,
  refreshDerived,
  type NewObservation,
} from "@groundswell/db";
import { sql } from "drizzle-orm";
import { emptyTables } from "@groundswell/support";
import fc from "fast-check";
import { expect, it } from "vitest";
import { eachDatabase, watchOne } from "./databases.ts";
import { observation, observe, receiptAt, REST } from "./facts.ts";

const HOUR = 3_600_000;
const FIRST = startOfDay("2026-03-23");
const TIMES = { numRuns: 15 };
const ALL = { interval: "day", from: null, to: null, asOf: null } as const;

/** Readings of a week: hourly ones and bare dates, of two sources. */
const readings = fc.uniqueArray(
  fc
    .record({
      hour: fc.integer({ min: 0, max: 7 * 24 - 1 }),
      timeKnown: fc.boolean(),
      source: fc.constantFrom("a", "b"),
      stars: fc.nat(100_000),
      forks: fc.option(fc.nat(1_000)),
      archived: fc.boolean(),
    })
    .map(({ hour, timeKnown, source, ...rest }) => {
      const instant = FIRST + hour * HOUR;
      const observedAt = timeKnown ? instant : startOfDay(dayOf(instant)) + 12 * HOUR;
      return { source, row: observation(new Date(observedAt).toISOString(), rest.stars, { ...rest, timeKnown }) };
    }),
  { selector: ({ source, row }) => `${source} ${row.observedAt}`, minLength: 1, maxLength: 20 },
);
type Readings = { source: string; row: NewObservation }[];

/** What the core's definition makes of the readings; of two at one instant, the source that sorts first counts. */
function define(list: Readings) {
  const sorted = list.toSorted((x, y) => (x.source < y.source ? -1 : 1));
  const observations = sorted.map(({ source, row }): Observation => ({
    ...row,
    quality: row.archived ? "archived" : "observed",
    receipt: source,
  }));
  return [...lastOfEachDay(observations)].map(([day, o]) => ({
    day,
    stars: o.stars,
    forks: o.forks,
    observed_at: o.observedAt,
    time_known: o.timeKnown,
    archived: o.quality === "archived",
    source: o.receipt,
  }));
}

eachDatabase("observations", (database) => {
  const stored = async () =>
    (await database.db.execute<{ n: number }>(sql`select count(*)::int as n from observations`))[0]?.n;
  const readCache = async () => [
    ...(await database.db.execute(sql`
      select d.day::text, d.stars, d.forks, (extract(epoch from d.observed_at) * 1000)::float8 as observed_at,
        d.time_known, d.archived, r.source
      from daily_totals d join receipts r on r.project_id = d.project_id and r.key = d.receipt_key order by day`)),
  ];

  it("recorded twice are kept once, and the second time none counts as added", async () => {
    const { id } = await watchOne(database, "a/b");
    const rows = [observation("2026-03-26T04:00:00Z", 1), observation("2026-03-27T04:00:00Z", 2)];
    const receipt = receiptAt("2026-03-27T05:00:00Z");
    expect(await recordObservations(database.db, id, receipt, rows)).toBe(2);
    expect(await recordObservations(database.db, id, receipt, rows)).toBe(0);
    expect(await stored()).toBe(2);
  });

  it("are never overwritten: of one instant and source the first stays", async () => {
    const { id } = await watchOne(database, "a/b");
    await observe(database, id, [observation("2026-03-26T04:00:00Z", 1)]);
    await observe(database, id, [observation("2026-03-26T04:00:00Z", 2)]);
    expect((await readProjectView(database.db, id))?.stars).toBe(1);
  });

  it("of two sources at one instant are both kept", async () => {
    const { id } = await watchOne(database, "a/b");
    await observe(database, id, [observation("2026-03-26T04:00:00Z", 1)], "a");
    await observe(database, id, [observation("2026-03-26T04:00:00Z", 2)], "b");
    expect(await stored()).toBe(2);
  });

  it("keep their milliseconds, and nulls stay nulls", async () => {
    const { id } = await watchOne(database, "a/b");
    await observe(database, id, [observation("2026-03-26T04:00:00.123Z", 1)]);
    expect(await readProjectView(database.db, id)).toMatchObject({
      observedAt: Date.parse("2026-03-26T04:00:00.123Z"),
      forks: null,
      openIssues: null,
    });
  });

  it("keep who watches and when was pushed last where the source says so, and null where it does not", async () => {
    const { id } = await watchOne(database, "a/b");
    const pushedAt = Date.parse("2026-03-25T23:59:59.001Z");
    await observe(database, id, [
      observation("2026-03-26T04:00:00Z", 1, { watchers: 0, pushedAt }),
      observation("2026-03-27T04:00:00Z", 1, { watchers: 12, pushedAt: null }),
      observation("2026-03-28T04:00:00Z", 1),
    ]);
    const rows = await database.db.execute(sql`
      select watchers, (extract(epoch from pushed_at) * 1000)::float8 as pushed from observations order by observed_at`);
    expect([...rows]).toEqual([
      { watchers: 0, pushed: pushedAt },
      { watchers: 12, pushed: null },
      { watchers: null, pushed: null },
    ]);
  });

  it("come in their thousands", async () => {
    const { id } = await watchOne(database, "a/b");
    const rows = Array.from({ length: 12_001 }, (_, i) => ({
      ...observation("2026-01-01T00:00:00Z", i),
      observedAt: FIRST + i * 60_000,
    }));
    expect(await recordObservations(database.db, id, receiptAt("2026-04-05T00:00:00Z"), rows)).toBe(12_001);
  });

  it("make the daily cache what the core defines, added bit by bit in any order, and rebuilt", async () => {
    await fc.assert(
      fc.asyncProperty(readings, async (list) => {
        await emptyTables(database.db);
        const { id } = await watchOne(database, "a/b");
        for (const { source, row } of list) await observe(database, id, [row], source);
        expect(await readCache()).toEqual(define(list));
        await rebuildDerived(database.db);
        expect(await readCache()).toEqual(define(list));
      }),
      TIMES,
    );
  }, 90_000);

  it("give the same series from the cache as from every observation", async () => {
    await fc.assert(
      fc.asyncProperty(readings, async (list) => {
        await emptyTables(database.db);
        const { id } = await watchOne(database, "a/b");
        for (const { source, row } of list) await observe(database, id, [row], source);
        const asOf = FIRST + 8 * 24 * HOUR;
        for (const metric of ["stars", "net"] as const) {
          const { points, sources } = await readSeries(database.db, id, { ...ALL, metric });
          expect(await readSeries(database.db, id, { ...ALL, metric, asOf })).toMatchObject({ points, sources });
        }
      }),
      TIMES,
    );
  }, 90_000);

  it("rebuilt twice, or without any, are no different", async () => {
    const { id } = await watchOne(database, "a/b");
    await rebuildDerived(database.db);
    expect(await readProjectView(database.db, id)).toMatchObject({ stars: null, sparkline: null, releaseCount: 0 });
    await observe(database, id, [observation("2026-03-26T04:00:00Z", 5)]);
    const before = await readProjectView(database.db, id);
    await rebuildDerived(database.db);
    await rebuildDerived(database.db);
    expect(await readProjectView(database.db, id)).toEqual(before);
  });
});

eachDatabase("standings", (database) => {
  const daily = (days: number, starsOf: (i: number) => number) =>
    Array.from({ length: days }, (_, i) => ({
      ...observation("2026-01-01T00:00:00Z", starsOf(i)),
      observedAt: FIRST + i * 24 * HOUR + 4 * HOUR,
    }));

  it("compare the newest total with those of 7, 30 and 90 days before", async () => {
    const { id } = await watchOne(database, "a/b");
    await observe(
      database,
      id,
      daily(100, (i) => 1_000 + i * i),
    );
    const change = (days: number) => ({
      value: 99 ** 2 - (99 - days) ** 2,
      fromAt: FIRST + (99 - days) * 24 * HOUR + 4 * HOUR,
      toAt: FIRST + 99 * 24 * HOUR + 4 * HOUR,
    });
    expect((await readProjectView(database.db, id))?.changes).toEqual({
      "7d": change(7),
      "30d": change(30),
      "90d": change(90),
    });
  });

  it("do not know a change that begins before the figures, and never call it 0", async () => {
    const { id } = await watchOne(database, "a/b");
    await observe(
      database,
      id,
      daily(20, (i) => 1_000 + i),
    );
    const view = await readProjectView(database.db, id);
    expect(view?.changes).toMatchObject({ "7d": { value: 7 }, "30d": null, "90d": null });
    const [row] = await database.db.execute(sql`select net_7, net_30, net_90 from standings`);
    expect(row).toEqual({ net_7: 7, net_30: null, net_90: null });
  });

  it("know nothing of a project without figures", async () => {
    const { id } = await watchOne(database, "a/b");
    const nothing = {
      stars: null,
      forks: null,
      observedAt: null,
      sparkline: null,
      lastRelease: null,
      receiptKey: null,
    };
    expect(await readProjectView(database.db, id)).toMatchObject({
      ...nothing,
      changes: { "7d": null, "30d": null, "90d": null },
    });
  });

  it("draw thirty days with gaps where nothing was read", async () => {
    const { id } = await watchOne(database, "a/b");
    await observe(database, id, [observation("2026-03-01T04:00:00Z", 5), observation("2026-03-26T04:00:00Z", 9)]);
    const nulls = (count: number) => Array.from({ length: count }, () => null);
    const sparkline = (await readProjectView(database.db, id))?.sparkline;
    expect(sparkline?.from).toBe("2026-02-25");
    expect(sparkline?.values).toEqual([...nulls(4), 5, ...nulls(24), 9]);
  });

  it("bear the receipt of the total that they show", async () => {
    const { id } = await watchOne(database, "a/b");
    await observe(database, id, [observation("2026-03-26T04:00:00Z", 9)]);
    const key = (await readProjectView(database.db, id))?.receiptKey ?? "";
    expect(await readReceipt(database.db, `${id}-${key}`)).toMatchObject({ source: REST, projectId: id });
  });
});

eachDatabase("receipts", (database) => {
  it("of one fetch recorded twice are one, and of two projects two", async () => {
    const { id } = await watchOne(database, "a/b");
    const receipt = receiptAt("2026-03-26T04:00:00.789Z");
    const key = await recordReceipt(database.db, id, receipt);
    expect(await recordReceipt(database.db, id, receipt)).toBe(key);
    await recordReceipt(database.db, id + 1, receipt);
    expect(await database.db.execute(sql`select 1 from receipts`)).toHaveLength(2);
    expect(await readReceipt(database.db, `${id}-${key}`)).toEqual({ ...receipt, id: `${id}-${key}`, projectId: id });
  });

  it("that nobody gave out are not found", async () => {
    expect(await readReceipt(database.db, "1-0123456789abcdef")).toBeNull();
    expect(await readReceipt(database.db, "1; drop table receipts")).toBeNull();
  });

  it("stay with their facts: a fact without its receipt can't be stored", async () => {
    const { id } = await watchOne(database, "a/b");
    await refreshDerived(database.db, id, null);
    const orphan = sql`insert into observations (project_id, observed_at, source, time_known, archived, stars,
      receipt_key) values (${id}, now(), 'x', true, false, 1, '0123456789abcdef')`;
    await expect(database.db.execute(orphan)).rejects.toThrow();
  });
});
