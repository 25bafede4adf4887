import { compareEvents } from "@groundswell/core";
import { readEvents, readProjectView, rebuildDerived, rebuildTrends, type NewObservation } from "@groundswell/db";
import { emptyTables } from "@groundswell/support";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, it } from "vitest";
import { eachDatabase, watchOne } from "./databases.ts";
import { observation, observe } from "./facts.ts";
import { starWalk } from "./star-walks.ts";

const FAR = Date.parse("2100-01-01T00:00:00Z");
const HOUR = 3_600_000;
const ALL = { kinds: null, after: null, limit: 10_000 } as const;

eachDatabase("trends", (database, kind) => {
  const TIMES = { numRuns: kind === "server" ? 10 : 4, seed: 4, endOnFailure: true };
  const clear = () =>
    emptyTables(database.db, [
      "observations",
      "daily_totals",
      "daily_trends",
      "project_events",
      "weekday_factors",
      "standings",
      "receipts",
    ]);
  const readTable = async (table: "daily_trends" | "project_events") =>
    (
      await database.db.execute<{ row: object }>(sql`select to_jsonb(t) as row from ${sql.identifier(table)} t
      order by 1`)
    ).map(({ row }) => row);
  const readCaches = async (id: number) => ({
    days: await readTable("daily_trends"),
    events: await readTable("project_events"),
    view: await readProjectView(database.db, id),
  });
  const expectSameAnew = async (id: number) => {
    const kept = await readCaches(id);
    const { items } = await readEvents(database.db, id, { ...ALL, asOf: null });
    expect(items.toSorted(compareEvents)).toEqual(items);
    expect((await readEvents(database.db, id, { ...ALL, asOf: FAR })).items).toEqual(items);
    expect(await readProjectView(database.db, id, FAR)).toEqual(kept.view);
    await rebuildTrends(database.db);
    expect(await readCaches(id)).toEqual(kept);
    return kept;
  };

  it("are the same derived bit by bit, in any order, as derived anew, and as of today", async () => {
    const seen = { days: 0, kinds: new Set<string>() };
    // The first are there from the beginning; of the rest, those that are drawn come late.
    const walks = fc.record({
      // Longer than any look-back.
      walk: starWalk({ minLength: 330, maxLength: 380 }),
      atOnce: fc.integer({ min: 240, max: 300 }),
      late: fc.array(fc.nat(), { maxLength: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(walks, async ({ walk, atOnce, late }) => {
        await clear();
        const { id } = await watchOne(database, "a/b");
        const lateOnes = new Set(late.map((n) => walk[n % walk.length]));
        const inTime = walk.filter((row) => !lateOnes.has(row));
        await observe(database, id, inTime.slice(0, atOnce));
        for (const row of inTime.slice(atOnce)) await observe(database, id, [row]);
        for (const row of lateOnes) if (row !== undefined) await observe(database, id, [row]);
        const { days } = await expectSameAnew(id);
        seen.days += days.length;
        for (const { kind } of (await readEvents(database.db, id, { ...ALL, asOf: null })).items) seen.kinds.add(kind);
      }),
      TIMES,
    );
    expect(seen.days).toBeGreaterThan(500);
    expect([...seen.kinds].sort()).toEqual(expect.arrayContaining(["data gap", "drop", "surge"]));
  }, 180_000);

  it("as of an instant are what was told then", async () => {
    await fc.assert(
      fc.asyncProperty(starWalk({ minLength: 110, maxLength: 140 }), async (walk) => {
        await clear();
        const { id } = await watchOne(database, "a/b");
        const inOrder = walk.filter(({ timeKnown }) => timeKnown);
        await observe(database, id, inOrder.slice(0, 90));
        const told: { at: number; view: unknown; events: unknown }[] = [];
        for (const row of inOrder.slice(90)) {
          await observe(database, id, [row]);
          const { items } = await readEvents(database.db, id, { ...ALL, asOf: null });
          told.push({ at: row.observedAt, view: await readProjectView(database.db, id), events: items });
        }
        for (const { at, view, events } of told) {
          expect(await readProjectView(database.db, id, at)).toEqual(view);
          expect((await readEvents(database.db, id, { ...ALL, asOf: at })).items).toEqual(events);
        }
      }),
      { ...TIMES, numRuns: Math.ceil(TIMES.numRuns / 2) },
    );
  }, 180_000);

  /** One look a day at the same hour, with these net figures. */
  const daily = (nets: readonly number[], stars = 10_000): NewObservation[] => {
    let total = stars;
    return nets.map((net, i) => {
      total += net;
      const iso = new Date(Date.parse("2026-02-01T00:30:00Z") + i * 24 * HOUR).toISOString();
      return observation(iso, total, { forks: Math.floor(total / 10) });
    });
  };
  const steady = (days: number) => Array.from({ length: days }, (_, i) => 10 + (i % 3));

  it("of one look a day have a row a day, and a purge within the hour is told at once", async () => {
    const { id } = await watchOne(database, "a/b");
    await observe(database, id, daily(steady(100)));
    expect(await readTable("daily_trends")).toHaveLength(98);
    const view = await readProjectView(database.db, id);
    expect(view?.momentum).toMatchObject({ to: "2026-05-10", label: "steady", recentDays: 28, baselineDays: 56 });
    const last = view?.stars ?? 0;
    await observe(database, id, [observation("2026-05-11T08:00:00Z", last)]);
    await observe(database, id, [observation("2026-05-11T09:00:00Z", last - 3_000)]);
    const { items } = await readEvents(database.db, id, { ...ALL, asOf: null });
    expect(items[0]).toMatchObject({
      kind: "drop",
      at: Date.parse("2026-05-11T09:00:00Z"),
      figures: { starsBefore: last, starsAfter: last - 3_000 },
    });
    await expectSameAnew(id);
    // The day that the purge fell on is set aside: the momentum is what it was.
    await observe(database, id, [observation("2026-05-12T00:30:00Z", last - 2_990)]);
    expect((await readProjectView(database.db, id))?.momentum).toMatchObject({
      to: "2026-05-11",
      recentDays: 27,
      label: "steady",
    });
    await expectSameAnew(id);
  });

  it("follow a surge that goes on, and find the step twenty days later", async () => {
    const { id } = await watchOne(database, "a/b");
    const rows = daily([...steady(90), 400, 300, 250, 5, ...Array.from({ length: 30 }, () => 19)]);
    await observe(database, id, rows.slice(0, 88));
    const told = [];
    for (const row of rows.slice(88)) {
      await observe(database, id, [row]);
      const { items } = await readEvents(database.db, id, { ...ALL, asOf: null });
      told.push(items.map((event) => `${event.kind} ${event.key}–${event.span?.to ?? ""}`).join(", "));
    }
    expect([...new Set(told)]).toEqual([
      "",
      "surge 2026-05-01–2026-05-01",
      "surge 2026-05-01–2026-05-02",
      "surge 2026-05-01–2026-05-03",
      "step 2026-05-01–2026-05-21, surge 2026-05-01–2026-05-03",
    ]);
    await expectSameAnew(id);
  });

  it("of nobody's looks are none, and unknown is no figure", async () => {
    const { id } = await watchOne(database, "a/b");
    await observe(database, id, [observation("2026-05-11T08:00:00Z", 5)]);
    const view = await readProjectView(database.db, id);
    expect(view).toMatchObject({ stars: 5, momentum: null });
    await observe(database, id, [observation("2026-05-12T08:00:00Z", 6), observation("2026-05-13T08:00:00Z", 6)]);
    expect((await readProjectView(database.db, id))?.momentum).toMatchObject({
      ...{ label: "too little data", recentDays: 1, baselineDays: 0, fit: null, to: "2026-05-12", growth: null },
      rates: { "7d": null, "30d": null, "90d": null },
    });
    await rebuildDerived(database.db);
    expect((await readProjectView(database.db, id))?.momentum).toMatchObject({ to: "2026-05-12" });
  });

  it("of a project that gains nothing are rates of 0, as is its velocity; not over days before that brought stars", async () => {
    const { id } = await watchOne(database, "a/b");
    await observe(database, id, daily([...Array<number>(10).fill(5), ...Array<number>(86).fill(0)]));
    const none = { value: 0, low: 0, high: 0 };
    const view = await readProjectView(database.db, id);
    expect(view?.momentum).toMatchObject({ label: "no activity", rates: { "7d": none, "30d": none, "90d": null } });
    const [standing] = await database.db.execute(sql`select velocity, rate_7, rate_30, rate_90 from standings`);
    expect(standing).toEqual({ velocity: 0, rate_7: 0, rate_30: 0, rate_90: null });
    const [row] = await database.db.execute(
      sql`select velocity, rate_7, rate_30, rate_90 from daily_trends order by day desc limit 1`,
    );
    expect(row).toEqual(standing);
    await expectSameAnew(id);
  });

  it("net change starts between the looks around its start, be they neither the first nor the last of their day", async () => {
    const { id } = await watchOne(database, "a/b");
    const looks = ["2026-05-01T01:00:00Z", "2026-05-01T10:00:00Z", "2026-05-01T14:00:00Z", "2026-05-01T23:00:00Z"];
    const stars = [100, 110, 190, 200];
    for (const [i, at] of looks.entries()) await observe(database, id, [observation(at, stars[i] ?? 0)]);
    await observe(database, id, [observation("2026-05-08T12:00:00Z", 500)]);
    const now = await readProjectView(database.db, id);
    expect(now?.changes["7d"]).toMatchObject({ value: 350, fromAt: Date.parse("2026-05-01T12:00:00Z") });
    expect(await readProjectView(database.db, id, FAR)).toEqual(now);
  });
});
