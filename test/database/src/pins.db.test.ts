import {
  listChangedPins,
  listCorrections,
  readDataVersion,
  readPinnedFacts,
  readPinnedRender,
  readPinState,
  recordCorrections,
  recordReceipt,
  storePinnedFacts,
  storePinnedRenders,
  type NewPin,
  type PinDifference,
  type PinnedRender,
} from "@groundswell/db";
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { eachDatabase, watch, watchOne } from "./databases.ts";
import { observation, observe, receiptAt } from "./facts.ts";

const AS_OF = Date.parse("2026-08-22T04:07:00Z");
const HOUR_MS = 3_600_000;

function pin(rest: Partial<NewPin> = {}): NewPin {
  const facts = { id: "a/b/stars", page: "/a/b", points: [1, null, 2.5, 1e21, -0.1], name: "Gäns 🪿" };
  const named = { addressKey: "a/b", subjectKey: "one", kind: "project", address: "/charts/a/b/stars?asOf=x" };
  return { ...named, asOf: AS_OF, projectIds: [1], facts, ...rest };
}

function picture(text: string, renderVersion: number): PinnedRender {
  return {
    renderVersion,
    mediaType: "image/svg+xml",
    body: Uint8Array.from(Buffer.from(text)),
    etag: `"${text.length}"`,
  };
}

function difference(summary: string, rest: Partial<PinDifference> = {}): PinDifference {
  const days = { days: 1, firstDay: "2026-08-01", lastDay: "2026-08-01" };
  return { kind: "totals corrected", ...days, largest: { day: "2026-08-01", from: 1, to: 2.5 }, summary, ...rest };
}

eachDatabase("pins", (database) => {
  const store = (rest: Partial<NewPin> = {}, now = AS_OF) => storePinnedFacts(database.db, pin(rest), now);

  it("keep the facts of whoever was first, to the last digit, and give them to all who come later", async () => {
    expect(await readPinnedFacts(database.db, "a/b")).toBeNull();
    const { addressKey, ...first } = pin();
    expect(await store()).toEqual(first);
    expect(await store({ facts: { id: "another" } })).toEqual(first);
    expect(await readPinnedFacts(database.db, addressKey)).toEqual(first);
  });

  it("are one however many ask at the same moment", async () => {
    const all = await Promise.all(Array.from({ length: 8 }, (_, i) => store({ facts: { by: i } })));
    expect(new Set(all.map(({ facts }) => JSON.stringify(facts))).size).toBe(1);
  });

  it("are one under all names of a project, and an address stays with the pin that it led to first", async () => {
    await store();
    expect(await store({ addressKey: "old/b", facts: { id: "another" } })).toMatchObject({
      facts: { id: "a/b/stars" },
    });
    // The name has passed to another project: whoever has the old link sees what it always showed.
    const passed = await store({ subjectKey: "two", projectIds: [2] });
    expect([passed.subjectKey, passed.projectIds]).toEqual(["one", [1]]);
  });

  it("keep every answer once: another with the same looks, format and version is not stored, and the first is given", async () => {
    const key = { subjectKey: "one", looksKey: "?theme=dark", format: "svg" };
    expect(await readPinnedRender(database.db, key, null)).toBeNull();
    const bytes = picture("\u0000\u00ff bytes", 5);
    const keep = (render: PinnedRender, now: number) => storePinnedRenders(database.db, [{ key, render }], now);
    expect(await keep(bytes, AS_OF)).toEqual([bytes]);
    expect(await keep(picture("otherwise", 5), AS_OF + 1)).toEqual([bytes]);
    await keep(picture("anew", 6), AS_OF + 2);
    const texts = [null, 5, 6, 7].map(async (version) => (await readPinnedRender(database.db, key, version))?.etag);
    expect(await Promise.all(texts)).toEqual([bytes.etag, bytes.etag, '"4"', undefined]);
    expect(await readPinnedRender(database.db, { ...key, looksKey: "" }, null)).toBeNull();
  });

  it("take little room for texts, and give them back to the last byte", async () => {
    const key = { subjectKey: "one", looksKey: "", format: "json" };
    const large = picture(JSON.stringify(Array.from({ length: 5_000 }, (_, i) => ({ t: i, value: i * 7 }))), 5);
    expect(await storePinnedRenders(database.db, [{ key, render: large }], AS_OF)).toEqual([large]);
    const [stored] = await database.db.execute<{ bytes: number }>(
      sql`select length(body) as bytes from pin_renders where format = 'json'`,
    );
    expect(stored?.bytes).toBeLessThan(large.body.byteLength / 3);
  });

  it("are looked at again when a receipt of one of their projects is newer than the last look", async () => {
    const [one, two] = await watch(database, "a/b", "c/d");
    await store({ projectIds: [one?.id ?? 0] });
    await store({ addressKey: "c/d", subjectKey: "two", projectIds: [two?.id ?? 0, one?.id ?? 0] }, AS_OF + 1);
    const list = async (now: number) =>
      (await listChangedPins(database.db, { checkedBefore: now, limit: 10 })).map(({ subjectKey }) => subjectKey);
    expect(await list(AS_OF + HOUR_MS)).toEqual([]);
    await recordReceipt(database.db, two?.id ?? 0, receiptAt("2026-08-22T05:00:00Z"));
    expect(await list(AS_OF + HOUR_MS)).toEqual(["two"]);
    await recordReceipt(database.db, one?.id ?? 0, receiptAt("2026-08-22T05:00:00Z"));
    expect(await list(AS_OF + HOUR_MS)).toEqual(["one", "two"]);
    await recordCorrections(database.db, "one", [], AS_OF + HOUR_MS);
    // Within the quarter of an hour in which a transaction may have been under way it is looked at once more.
    expect(await list(AS_OF + HOUR_MS + 1)).toEqual(["two", "one"]);
    await recordCorrections(database.db, "one", [], AS_OF + 2 * HOUR_MS);
    expect(await list(AS_OF + 2 * HOUR_MS + 1)).toEqual(["two"]);
  });

  it("are looked at again after an import, whose receipts bear the days of its rows", async () => {
    const project = await watchOne(database, "a/b");
    await store({ projectIds: [project.id] });
    const list = () => listChangedPins(database.db, { checkedBefore: AS_OF + HOUR_MS, limit: 10 });
    expect(await list()).toEqual([]);
    await database.db.execute(
      sql`insert into archive_imports values ('sha256:x', 'old-rows.csv', ${new Date(AS_OF + 1).toISOString()}::timestamptz)`,
    );
    expect((await list()).map(({ subjectKey }) => subjectKey)).toEqual(["one"]);
  });

  it("have one row of corrections a kind, which changes only when something else is found", async () => {
    await store();
    const { db } = database;
    const version = await readDataVersion(db);
    expect(await recordCorrections(db, "one", [difference("first")], AS_OF + 1)).toBe(true);
    expect(await recordCorrections(db, "one", [difference("first")], AS_OF + 2)).toBe(false);
    expect(await readDataVersion(db)).toBe(version + 1);
    expect(await recordCorrections(db, "one", [difference("second", { days: 2 })], AS_OF + 3)).toBe(true);
    const query = { subjectKey: null, projectId: null, limit: 10, after: null };
    const { items } = await listCorrections(db, query);
    expect(items).toEqual([
      {
        ...{ subjectKey: "one", firstFoundAt: AS_OF + 1, lastFoundAt: AS_OF + 3, ...difference("second", { days: 2 }) },
        pin: { kind: "project", address: pin().address, asOf: AS_OF, chart: "a/b/stars", page: "/a/b", repos: [] },
      },
    ]);
    // What was found once is not taken back when it is as it was again.
    await recordCorrections(db, "one", [], AS_OF + 4);
    expect((await listCorrections(db, query)).items).toEqual(items);
  });

  it("list their corrections newest first, page by page, of all, of one and of a project", async () => {
    const [one, two] = await watch(database, "a/b", "c/d");
    const { db } = database;
    for (const [i, id] of [one?.id ?? 0, two?.id ?? 0, one?.id ?? 0].entries()) {
      await store({ addressKey: `at ${i}`, subjectKey: `pin ${i}`, projectIds: [id] });
      const kinds = [
        difference("x"),
        difference("y", { kind: "renamed", days: 0, firstDay: null, lastDay: null, largest: null }),
      ];
      await recordCorrections(db, `pin ${i}`, kinds, AS_OF + i);
    }
    const walk = async (query: { subjectKey?: string; projectId?: number }) => {
      const seen: string[] = [];
      let after: Awaited<ReturnType<typeof listCorrections>>["next"] = null;
      do {
        const page = await listCorrections(db, { subjectKey: null, projectId: null, ...query, limit: 2, after });
        seen.push(...page.items.map(({ subjectKey, kind }) => `${subjectKey} ${kind}`));
        after = page.next;
      } while (after !== null);
      return seen;
    };
    const of = (i: number) => [`pin ${i} totals corrected`, `pin ${i} renamed`];
    expect(await walk({})).toEqual([...of(2), ...of(1), ...of(0)]);
    expect(await walk({ projectId: one?.id ?? 0 })).toEqual([...of(2), ...of(0)]);
    expect(await walk({ subjectKey: "pin 1" })).toEqual(of(1));
    const { items } = await listCorrections(db, { subjectKey: "pin 1", projectId: null, limit: 1, after: null });
    expect(items[0]?.pin.repos).toEqual(["c/d"]);
  });

  it("say whether newer figures exist, and whether what they show was revised; a new name is no revision", async () => {
    const { id } = await watchOne(database, "a/b");
    const { db } = database;
    expect(await readPinState(db, "one")).toBeNull();
    await observe(database, id, [observation("2026-08-22T04:00:00Z", 10)]);
    await store({ projectIds: [id] });
    expect(await readPinState(db, "one")).toEqual({ hasNewer: false, wasRevised: false });
    await observe(database, id, [observation("2026-08-22T05:00:00Z", 11)]);
    await recordCorrections(db, "one", [difference("x", { kind: "renamed" })], AS_OF);
    expect(await readPinState(db, "one")).toEqual({ hasNewer: true, wasRevised: false });
    await recordCorrections(db, "one", [difference("x")], AS_OF);
    expect(await readPinState(db, "one")).toEqual({ hasNewer: true, wasRevised: true });
  });
});
