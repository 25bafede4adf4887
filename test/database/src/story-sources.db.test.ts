import {
  claimSource,
  endAllLeases,
  finishSource,
  keepSource,
  readDataVersion,
  readSources,
  recordStories,
  takeStoryDelivery,
} from "@groundswell/db";
import { expect, it } from "vitest";
import { eachDatabase } from "./databases.ts";
import { dump, FEED, HOUR, NOW, told } from "./told-stories.ts";

const DAY = 24 * HOUR;
const MEMORY = { etag: '"1"', lastModified: "Wed, 01 Apr 2026 12:00:00 GMT", cursor: { newest: ["a", 1] } };

eachDatabase("a place of coverage", (database) => {
  const claim = (now: number, rest = {}) => claimSource(database.db, FEED, { now, leaseMs: HOUR, ...rest });
  const claimed = async (now: number, rest = {}) => {
    const source = await claim(now, rest);
    if (source === null) throw new Error("not claimed");
    return source;
  };
  const done = { askedAt: NOW, nextAt: NOW + DAY, succeeded: true, problem: null };

  it("is asked by one of those that claim it at once, until its lease has run out", async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => claim(NOW)));
    expect(all.filter((source) => source !== null)).toMatchObject([
      { id: FEED, etag: null, lastModified: null, cursor: null, linkedBy: null, lastSuccessAt: null, failures: 0 },
    ]);
    expect(await claim(NOW + HOUR - 1)).toBeNull();
    expect(await claim(NOW + HOUR)).not.toBeNull();
  });

  it("is asked again when it is due, or early where somebody asks for it", async () => {
    await finishSource(database.db, await claimed(NOW), { ...done, memory: MEMORY, linkedBy: "names 1" });
    expect(await claim(NOW + DAY - 1)).toBeNull();
    const early = await claimed(NOW + 1, { early: true });
    expect(early).toMatchObject({ ...MEMORY, linkedBy: "names 1", lastSuccessAt: NOW, lastAskedAt: NOW });
    // Claimed is claimed, however early.
    expect(await claim(NOW + 2, { early: true })).toBeNull();
    expect(await claim(NOW + DAY, { early: true })).not.toBeNull();
  });

  it("keeps what is remembered of it through a failure, which is told and counted until the next success", async () => {
    await finishSource(database.db, await claimed(NOW), { ...done, nextAt: NOW, memory: MEMORY });
    for (const failures of [1, 2]) {
      const failed = { askedAt: NOW + failures, nextAt: NOW, succeeded: false, problem: "HTTP 500" };
      expect(await finishSource(database.db, await claimed(NOW + failures), failed)).toBe(true);
      expect(await readSources(database.db)).toMatchObject([
        { ...MEMORY, failures, problem: "HTTP 500", lastSuccessAt: NOW, lastAskedAt: NOW + failures, leaseUntil: null },
      ]);
    }
    await finishSource(database.db, await claimed(NOW + 3), { ...done, askedAt: NOW + 3 });
    expect(await readSources(database.db)).toMatchObject([{ failures: 0, problem: null, lastSuccessAt: NOW + 3 }]);
  });

  it("that somebody else has taken over is not ours to keep or to end", async () => {
    const late = await claimed(NOW);
    const theirs = await claimed(NOW + HOUR);
    expect(await keepSource(database.db, late, MEMORY)).toBeNull();
    expect(await finishSource(database.db, late, done)).toBe(false);
    const kept = await keepSource(database.db, theirs, MEMORY, NOW + 3 * HOUR);
    expect(kept).toMatchObject({ ...MEMORY, leaseUntil: NOW + 3 * HOUR });
    expect(await claim(NOW + 3 * HOUR - 1)).toBeNull();
    expect(await finishSource(database.db, kept ?? theirs, done)).toBe(true);
  });

  it("is free again after its asker was killed, where the database has one owner", async () => {
    await claim(NOW);
    await endAllLeases(database.db);
    expect(await claim(NOW + 1)).not.toBeNull();
  });

  it("that is read and says nothing new is no news to readers", async () => {
    const version = await readDataVersion(database.db);
    await finishSource(database.db, await claimed(NOW), { ...done, memory: MEMORY });
    expect(await readDataVersion(database.db)).toBe(version);
  });

  it("has its place remembered with the stories up to there, or neither", async () => {
    const source = await claimed(NOW);
    const teller = { toldBy: FEED, knownAt: NOW, linkedBy: "x" };
    const cutOff = database.db.transaction(async (tx) => {
      await recordStories(tx, [told("one")], teller);
      await keepSource(tx, source, MEMORY);
      throw new Error("cut off");
    });
    await expect(cutOff).rejects.toThrow("cut off");
    expect(await readSources(database.db)).toMatchObject([{ etag: null, cursor: null }]);
    expect(await dump(database)).not.toContain("about-one");
  });
});

eachDatabase("a delivery of stories", (database) => {
  const take = (key: string, now = NOW) => takeStoryDelivery(database.db, key, now);

  it("is taken once, however often and by how many at once it is delivered", async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => take("k1")));
    expect(all.filter(Boolean)).toHaveLength(1);
    expect([await take("k1", NOW + DAY), await take("k2")]).toEqual([false, true]);
  });

  it("that could not be stored can be delivered again", async () => {
    const failing = database.db.transaction(async (tx) => {
      await takeStoryDelivery(tx, "k1", NOW);
      throw new Error("not stored");
    });
    await expect(failing).rejects.toThrow("not stored");
    expect(await take("k1")).toBe(true);
  });

  it("is remembered for 90 days", async () => {
    await take("k1");
    await take("k2", NOW + 90 * DAY);
    expect(await take("k1", NOW + 90 * DAY)).toBe(false);
    await take("k3", NOW + 90 * DAY + 1);
    expect(await take("k1", NOW + 90 * DAY + 1)).toBe(true);
  });
});
