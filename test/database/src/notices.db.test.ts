import { recordDelivery, recordNotice, type NewNotice } from "@groundswell/db";
import { sql } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { eachDatabase, watch, watchOne } from "./databases.ts";
import { receiptAt } from "./facts.ts";

eachDatabase("notices of how a repository was met", (database) => {
  let id = 0;
  beforeEach(async () => {
    ({ id } = await watchOne(database, "a/b"));
  });
  const note = (day: number, kind: NewNotice["kind"], rest: Partial<NewNotice> = {}) =>
    recordNotice(database.db, id, receiptAt(`2026-04-${String(day).padStart(2, "0")}T00:00:00Z`), {
      kind,
      name: "a/b",
      takenBy: null,
      ...rest,
    });
  /** Notes one a day, and says which were news. */
  const noteAll = async (...kinds: NewNotice["kind"][]) => {
    const news: boolean[] = [];
    for (const [i, kind] of kinds.entries()) news.push(await note(i + 1, kind));
    return news;
  };
  const kept = async () => (await database.db.execute(sql`select 1 from project_notices`)).length;
  const receipts = async () => (await database.db.execute(sql`select 1 from receipts`)).length;

  it("that it is there are no news of one that never was away, and leave no receipt", async () => {
    expect(await noteAll("found", "found")).toEqual([false, false]);
    expect([await kept(), await receipts()]).toEqual([0, 0]);
  });

  it("that it is missing are news once, and that it is back are news once", async () => {
    expect(await noteAll("not found", "not found", "found", "found", "not found")).toEqual([
      true,
      false,
      true,
      false,
      true,
    ]);
    expect([await kept(), await receipts()]).toEqual([3, 3]);
  });

  it("tell a takedown from a mere absence, either way", async () => {
    expect(await noteAll("not found", "taken down", "taken down", "not found")).toEqual([true, true, false, true]);
  });

  it.each(["deleted", "made private"] as const)(
    "that it is missing are no news once a webhook has said that it was %s",
    async (said) => {
      expect(await noteAll(said, "not found", "not found", "taken down")).toEqual([true, false, false, true]);
    },
  );

  it("of a webhook say why it was missing, and that it is found again is news after it", async () => {
    expect(await noteAll("not found", "deleted", "deleted", "found", "found")).toEqual([
      true,
      true,
      false,
      true,
      false,
    ]);
  });

  it("that its name is another's are news once for each name and holder", async () => {
    expect(await note(1, "name taken", { takenBy: 7 })).toBe(true);
    expect(await note(2, "name taken", { takenBy: 7 })).toBe(false);
    expect(await note(3, "name taken", { takenBy: 8 })).toBe(true);
    expect(await note(4, "name taken", { takenBy: 7 })).toBe(false);
    expect(await note(5, "name taken", { takenBy: 7, name: "a/former" })).toBe(true);
  });

  it("that its name is another's do not say that it is gone", async () => {
    await note(1, "name taken", { takenBy: 7 });
    expect(await note(2, "found")).toBe(false);
    await note(3, "not found");
    await note(4, "name taken", { takenBy: 9 });
    expect([await note(5, "not found"), await note(6, "found")]).toEqual([false, true]);
  });

  it("that it is there are news after each way of being away, once for each time", async () => {
    for (const away of ["not found", "taken down", "deleted", "made private"] as const) {
      await database.db.execute(sql`truncate project_notices`);
      expect(await noteAll("found", away, "found", "found", away, "found")).toEqual([
        false,
        true,
        true,
        false,
        true,
        true,
      ]);
    }
  });

  it("are none where something newer was said while the answer was on its way", async () => {
    await note(5, "made private");
    expect([await note(4, "found"), await note(4, "not found"), await note(6, "found")]).toEqual([false, false, true]);
    expect([await note(5, "not found"), await note(7, "found")]).toEqual([false, false]);
  });

  it("of one instant leave it there, where one says so", async () => {
    expect([await note(1, "made private"), await note(1, "found")]).toEqual([true, true]);
    expect(await note(2, "found")).toBe(false);
  });

  it("of one project say nothing of another", async () => {
    const [, other] = await watch(database, "a/b", "c/d");
    await note(1, "not found");
    const receipt = receiptAt("2026-04-02T00:00:00Z");
    const found = { kind: "found" as const, name: "c/d", takenBy: null };
    expect(await recordNotice(database.db, other?.id ?? 0, receipt, found)).toBe(false);
  });

  it("recorded by a job that runs twice are kept once, and are news once", async () => {
    expect([await note(1, "not found"), await note(2, "found")]).toEqual([true, true]);
    expect([await note(1, "not found"), await note(2, "found")]).toEqual([false, false]);
    expect(await kept()).toBe(2);
  });
});

eachDatabase("webhook deliveries", (database) => {
  const delivery = { bodyHash: "sha256:aa", event: "release", receivedAt: Date.parse("2026-04-01T00:00:00Z") };

  it("count once, however often and whenever the same body comes", async () => {
    const { id } = await watchOne(database, "a/b");
    expect(await recordDelivery(database.db, id, delivery)).toBe(true);
    expect(await recordDelivery(database.db, id, { ...delivery, receivedAt: delivery.receivedAt + 1e9 })).toBe(false);
    // The event's name is a header, which is not signed.
    expect(await recordDelivery(database.db, id, { ...delivery, event: "star" })).toBe(false);
    expect(await recordDelivery(database.db, id, { ...delivery, bodyHash: "sha256:bb" })).toBe(true);
  });

  it("of one body at the same moment count once", async () => {
    const { id } = await watchOne(database, "a/b");
    const taken = await Promise.all(Array.from({ length: 10 }, () => recordDelivery(database.db, id, delivery)));
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  it("are forgotten 90 days later, when the project's next one comes; those of others are left alone", async () => {
    const [one, other] = await watch(database, "a/b", "c/d");
    const take = (id: number, bodyHash: string, days: number) =>
      recordDelivery(database.db, id, { ...delivery, bodyHash, receivedAt: delivery.receivedAt + days * 86_400_000 });
    for (const project of [one, other]) await take(project?.id ?? 0, "aa", 0);
    for (const [hash, days] of Object.entries({ bb: 1, cc: 90, dd: 90.5 })) await take(one?.id ?? 0, hash, days);
    const kept = await database.db.execute(
      sql`select project_id::text || body_hash as row from webhook_deliveries order by project_id, received_at`,
    );
    expect(kept.map(({ row }) => row)).toEqual(["1bb", "1cc", "1dd", "2aa"]);
  });

  it("are not taken when what they say can't be stored: they may come again", async () => {
    const { id } = await watchOne(database, "a/b");
    const failing = database.db.transaction(async (tx) => {
      await recordDelivery(tx, id, delivery);
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await recordDelivery(database.db, id, delivery)).toBe(true);
  });
});
