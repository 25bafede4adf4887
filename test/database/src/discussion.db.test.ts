import { listDiscussed, readDiscussion, recordDiscussion, type DiscussionDay } from "@groundswell/db";
import { sql } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { eachDatabase, watchOne } from "./databases.ts";
import { receiptAt } from "./facts.ts";

const counted = (day: string, sure: number, more: Partial<DiscussionDay> = {}): DiscussionDay => ({
  ...{ day, sure, unsure: 0, coverage: "complete", links: [] },
  ...more,
});

eachDatabase("counts of public posts", (database) => {
  let id = 0;
  beforeEach(async () => {
    ({ id } = await watchOne(database, "a/b"));
  });
  const record = (at: string, ...days: DiscussionDay[]) =>
    recordDiscussion(database.db, id, receiptAt(`${at}T06:00:00Z`), "hackernews", days);
  const read = async () =>
    (await readDiscussion(database.db, { projectId: id, source: "hackernews" }, { from: null, to: null })).map(
      ({ day, sure, unsure, coverage }) => [day, sure, unsure, coverage],
    );
  const rows = async (table: string) => (await database.db.execute(sql.raw(`select 1 from ${table}`))).length;

  it("a day of which the same is counted again is no news, and leaves no receipt", async () => {
    const links = [{ url: "https://news.ycombinator.com/item?id=1", at: 1, posts: 2 }];
    expect(await record("2026-04-03", counted("2026-04-01", 2, { links }), counted("2026-04-02", 0))).toBe(2);
    expect(await record("2026-04-04", counted("2026-04-01", 2), counted("2026-04-02", 0))).toBe(0);
    expect([await rows("discussion_days"), await rows("receipts")]).toEqual([2, 1]);
    expect(await read()).toEqual([
      ["2026-04-01", 2, 0, "complete"],
      ["2026-04-02", 0, 0, "complete"],
    ]);
    expect(await listDiscussed(database.db, id)).toEqual(["hackernews"]);
  });

  it("what is counted later holds, and what was counted before is kept", async () => {
    await record("2026-04-03", counted("2026-04-01", 5));
    expect(await record("2026-04-04", counted("2026-04-01", 4, { unsure: 1 }))).toBe(1);
    expect(await read()).toEqual([["2026-04-01", 4, 1, "complete"]]);
    expect(await rows("discussion_days")).toBe(2);
  });

  it("a reading that was cut off never takes the place of a better one", async () => {
    await record("2026-04-03", counted("2026-04-01", 5), counted("2026-04-02", 9, { coverage: "cut off" }));
    const cut = [counted("2026-04-01", 99, { coverage: "cut off" }), counted("2026-04-02", 8, { coverage: "cut off" })];
    expect(await record("2026-04-04", ...cut)).toBe(0);
    expect(await record("2026-04-05", counted("2026-04-02", 10, { coverage: "cut off" }))).toBe(1);
    expect(await record("2026-04-06", counted("2026-04-02", 3))).toBe(1);
    expect(await read()).toEqual([
      ["2026-04-01", 5, 0, "complete"],
      ["2026-04-02", 3, 0, "complete"],
    ]);
  });

  it("a day that is not over is refused, and nothing is stored with it", async () => {
    await expect(record("2026-04-03", counted("2026-04-02", 1), counted("2026-04-03", 1))).rejects.toThrow(RangeError);
    expect([await rows("discussion_days"), await rows("receipts")]).toEqual([0, 0]);
  });

  it("sources and projects are told apart", async () => {
    await record("2026-04-03", counted("2026-04-01", 5));
    await recordDiscussion(database.db, id, receiptAt("2026-04-03T07:00:00Z"), "bluesky", [counted("2026-04-01", 7)]);
    expect(await read()).toEqual([["2026-04-01", 5, 0, "complete"]]);
    expect((await listDiscussed(database.db, id)).toSorted()).toEqual(["bluesky", "hackernews"]);
    expect(await listDiscussed(database.db, id + 1)).toEqual([]);
  });
});
