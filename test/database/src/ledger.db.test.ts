import { readLedger, recordSurvivingDays, type DayCount, type LedgerQuery } from "@groundswell/db";
import { beforeEach, expect, it } from "vitest";
import { eachDatabase, watchOne } from "./databases.ts";
import { receiptAt } from "./facts.ts";

eachDatabase("the revision ledger", (database) => {
  let id = 0;
  beforeEach(async () => {
    ({ id } = await watchOne(database, "a/b"));
  });
  const say = (iso: string, what: "stars" | "forks", ...counts: number[]) => {
    const days: DayCount[] = counts.map((count, i) => ({ day: `2026-03-0${i + 1}`, count }));
    return recordSurvivingDays(database.db, id, receiptAt(iso), what, days);
  };
  const read = (query: Partial<LedgerQuery> = {}) => {
    const rest = { from: null, to: null, all: false, before: null, limit: 50, asOf: null };
    return readLedger(database.db, id, { of: "stars", ...rest, ...query });
  };
  const days = async (query: Partial<LedgerQuery> = {}) => (await read(query)).items.map(({ t }) => t);

  it("has the days of which more than one thing was said, and every day when asked", async () => {
    await say("2026-03-20T00:00:00Z", "stars", 10, 20, 30);
    await say("2026-03-21T00:00:00Z", "stars", 10, 18, 30);
    const { items, next } = await read();
    expect(next).toBeNull();
    expect(items).toMatchObject([
      {
        t: "2026-03-02",
        revisions: [
          { knownAt: Date.parse("2026-03-20T00:00:00Z"), count: 20 },
          { knownAt: Date.parse("2026-03-21T00:00:00Z"), count: 18 },
        ],
        first: 20,
        now: 18,
        lost: 2,
      },
    ]);
    expect(await days({ all: true })).toEqual(["2026-03-03", "2026-03-02", "2026-03-01"]);
  });

  it("knows what was lost of a count that was said early and confirmed when the day had settled", async () => {
    await say("2026-03-02T12:00:00Z", "stars", 10);
    expect((await read({ all: true })).items).toMatchObject([{ now: 10, lost: null }]);
    await say("2026-03-20T00:00:00Z", "stars", 10);
    expect((await read({ all: true })).items).toMatchObject([{ revisions: [{ count: 10 }], lost: 0 }]);
    await say("2026-03-21T00:00:00Z", "stars", 7);
    expect((await read()).items).toMatchObject([{ first: 10, now: 7, lost: 3 }]);
  });

  it("is kept apart for stars and forks", async () => {
    await say("2026-03-20T00:00:00Z", "stars", 10);
    await say("2026-03-20T00:00:00Z", "forks", 4);
    await say("2026-03-21T00:00:00Z", "forks", 3);
    expect(await read()).toEqual({ items: [], next: null });
    expect((await read({ of: "forks" })).items).toMatchObject([{ first: 4, now: 3, lost: 1 }]);
  });

  it("is what was known at an instant", async () => {
    await say("2026-03-20T00:00:00Z", "stars", 10);
    await say("2026-03-21T00:00:00Z", "stars", 8);
    const asOf = Date.parse("2026-03-20T12:00:00Z");
    expect(await read({ asOf })).toEqual({ items: [], next: null });
    expect((await read({ asOf, all: true })).items).toMatchObject([{ now: 10, lost: 0 }]);
  });

  it("is walked page by page, within the days asked for", async () => {
    await say("2026-03-20T00:00:00Z", "stars", 1, 2, 3, 4, 5);
    const first = await read({ all: true, from: "2026-03-02", to: "2026-03-04", limit: 2 });
    expect(first.items.map(({ t }) => t)).toEqual(["2026-03-04", "2026-03-03"]);
    expect(first.next).toBe("2026-03-03");
    const rest = await read({ all: true, from: "2026-03-02", to: "2026-03-04", limit: 2, before: first.next });
    expect([rest.items.map(({ t }) => t), rest.next]).toEqual([["2026-03-02"], null]);
  });
});
