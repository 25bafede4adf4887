import { addDays, dayRange, findLosses, RETENTION_DAYS, shareLost, type RetainedDay } from "@groundswell/core";
import { readPatterns, recordDetails, recordSurvivingDays, type DayCount } from "@groundswell/db";
import { expect, it } from "vitest";
import { eachDatabase, entry, watch, type OpenDatabase } from "./databases.ts";
import { details, observation, observe, receiptAt } from "./facts.ts";

const FROM = "2026-03-01";
/** When the days have settled, 30 days after the second of them, and when that time has passed for all. */
const FIRST_LOOK = "2026-03-20T00:00:00Z";
const SECOND_LOOK = "2026-04-01T00:00:00Z";
const THIRD_LOOK = "2026-04-20T00:00:00Z";

function days(...counts: number[]): DayCount[] {
  return counts.map((count, i) => ({ day: addDays(FROM, i), count }));
}

async function say(database: OpenDatabase, id: number, iso: string, counts: readonly number[]): Promise<void> {
  await recordSurvivingDays(database.db, id, receiptAt(iso), "stars", days(...counts));
}

/** Watches a project and so many more of its category, whose stars of three days are partly taken back. */
async function watchCategory(database: OpenDatabase, peers: number, kept: { own: number; peers: number }) {
  const list = Array.from({ length: peers + 1 }, (_, i) => entry(`a/p${i}`, { category: "agents" }));
  const [own, ...others] = await watch(database, ...list, entry("b/else", { category: "speech" }));
  for (const { id, category } of [own, ...others].filter((project) => project !== undefined)) {
    const left = id === own?.id ? kept.own : category === "agents" ? kept.peers : 0;
    await say(database, id, FIRST_LOOK, [100, 100, 100, 100, 100]);
    for (const iso of [SECOND_LOOK, THIRD_LOOK]) await say(database, id, iso, [100, left, left, left, 100]);
  }
  return own?.id ?? 0;
}

/** Whole numbers below a limit that look random, the same every time. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (1_103_515_245 * state + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * below);
  };
}

/** The same database, with what is asked of it counted. */
function countQueries(db: OpenDatabase["db"]): { db: OpenDatabase["db"]; count: () => number } {
  let queries = 0;
  const counting = new Proxy(db, {
    get(target, name) {
      if (name === "select" || name === "execute") queries++;
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
  return { db: counting, count: () => queries };
}

eachDatabase("unusual star patterns", (database) => {
  const read = (id: number, asOf: string | null = null) =>
    readPatterns(database.db, id, { asOf: asOf === null ? null : Date.parse(asOf) });

  it("are stars of some days that went again, when those of similar projects did not", async () => {
    const id = await watchCategory(database, 8, { own: 40, peers: 99 });
    const { retention } = await read(id);
    const loss = { span: { from: "2026-03-02", to: "2026-03-04" }, stars: 300, lost: 180, share: 0.6, after: 30 };
    expect(retention.losses).toMatchObject([{ ...loss, peers: 8, unusual: true }]);
    // Of the first day nobody looked again before its 30 days were over.
    expect(retention.retained[30].map(({ day }) => day)).toEqual([2, 3, 4, 5].map((n) => `2026-03-0${n}`));
    expect(retention.retained[90]).toEqual([]);
  });

  it("are none where GitHub took stars from everybody on the same days", async () => {
    const id = await watchCategory(database, 8, { own: 40, peers: 50 });
    expect((await read(id)).retention.losses).toMatchObject([{ lost: 180, peers: 8, unusual: false }]);
  });

  it("can't be told with fewer than 8 similar projects", async () => {
    const id = await watchCategory(database, 7, { own: 40, peers: 99 });
    expect((await read(id)).retention.losses).toMatchObject([{ lost: 180, peers: 7, unusual: null }]);
  });

  it("were not there before 30 days had passed", async () => {
    const id = await watchCategory(database, 8, { own: 40, peers: 99 });
    const { retention, history } = await read(id, "2026-04-01T12:00:00Z");
    expect(retention.losses).toEqual([]);
    expect(history).toEqual({ from: FROM, to: "2026-03-05", missing: 0 });
  });

  it("are compared as if each loss of a project were read of each of its peers by itself", async () => {
    const list = Array.from({ length: 11 }, (_, i) => entry(`a/p${i}`, { category: "agents" }));
    const ids = (await watch(database, ...list)).map(({ id }) => id);
    const draw = randomNumbers(4);
    for (const id of ids) {
      let counts = Array.from({ length: 20 }, () => 100 + draw(400));
      for (const iso of [FIRST_LOOK, SECOND_LOOK, "2026-04-06T00:00:00Z", THIRD_LOOK, "2026-05-29T00:00:00Z"]) {
        // Not every peer was read every time.
        if (id === ids[0] || draw(4) > 0) await say(database, id, iso, counts);
        counts = counts.map((count) => (draw(3) === 0 ? Math.floor((count * draw(100)) / 100) : count));
      }
      await say(database, id, "2026-07-30T00:00:00Z", counts);
    }
    for (const asOf of [null, "2026-04-20T12:00:00Z", "2026-06-15T00:00:00Z"]) {
      const [own, ...peers] = await Promise.all(ids.map(async (id) => (await read(id, asOf)).retention));
      const defined = RETENTION_DAYS.flatMap((after) =>
        findLosses(own?.retained[after] ?? [], { after, peers: Array<number>(8).fill(0) }).map((loss) => {
          const within = dayRange(loss.span.from, loss.span.to);
          const pick = (days: readonly RetainedDay[] = []) => days.filter(({ day }) => within.includes(day));
          const shares = peers.flatMap(({ retained }) => shareLost(pick(retained[after])) ?? []);
          const told = findLosses(pick(own?.retained[after]), { after, peers: shares }).length > 0;
          return { ...loss, after, peers: shares.length, unusual: shares.length < 8 ? null : told };
        }),
      );
      expect(defined.length).toBeGreaterThan(2);
      expect(own?.losses).toEqual(defined);
    }
  });

  it("are read with a handful of queries however many losses there are, the largest of them", async () => {
    const list = Array.from({ length: 11 }, (_, i) => entry(`a/p${i}`, { category: "agents" }));
    const ids = (await watch(database, ...list)).map(({ id }) => id);
    for (const id of ids) {
      for (let week = 0; week < 34; week++) {
        const at = addDays("2026-03-12", 7 * week);
        // Every second day of the first loses 300 stars and more within three weeks.
        const said = dayRange(FROM, at).map((day, i) => {
          const taken = id === ids[0] && i % 2 === 1 && addDays(day, 20) < at;
          return { day, count: taken ? 700 - i : 1000 };
        });
        await recordSurvivingDays(database.db, id, receiptAt(`${at}T00:00:00Z`), "stars", said);
      }
    }
    const counted = countQueries(database.db);
    const { retention } = await readPatterns(counted.db, ids[0] ?? 0, { asOf: null });
    expect(counted.count()).toBeLessThan(10);
    for (const after of RETENTION_DAYS) {
      const lost = retention.losses.filter((loss) => loss.after === after).map((loss) => loss.lost);
      expect(lost).toHaveLength(50);
      const all = findLosses(retention.retained[after], { after, peers: Array<number>(8).fill(0) });
      expect(all.length).toBeGreaterThan(50);
      expect(Math.min(...lost)).toBe(all.map((loss) => loss.lost).toSorted((a, b) => b - a)[49]);
    }
  });

  it("tell the shape of a whole life only where the history reaches back to its beginning", async () => {
    const [project] = await watch(database, "a/b");
    const id = project?.id ?? 0;
    const burst = [...Array<number>(14).fill(30), ...Array.from({ length: 80 }, (_, i) => i % 2)];
    await say(database, id, "2026-08-01T00:00:00Z", burst);
    expect(await read(id)).toMatchObject({ created: null, shape: null });
    const said = (iso: string) => details(1, "a/b", { createdAt: Date.parse(iso) });
    await recordDetails(database.db, id, receiptAt("2026-08-02T00:00:00Z"), said("2026-02-28T10:00:00Z"));
    expect(await read(id)).toMatchObject({ created: "2026-02-28", shape: null });
    await recordDetails(database.db, id, receiptAt("2026-08-03T00:00:00Z"), said("2026-03-01T10:00:00Z"));
    expect(await read(id)).toMatchObject({
      created: FROM,
      shape: { level: "strong", share: 420 / 460, tail: 30 / 460 },
    });
    expect((await read(id, "2026-08-02T12:00:00Z")).shape).toBeNull();
    expect((await read(id, "2026-07-31T00:00:00Z")).history).toBeNull();
  });

  it("tell no more than all of it, whatever GitHub took back since; days that are not complete yet are no gap", async () => {
    const [project] = await watch(database, "a/b");
    const id = project?.id ?? 0;
    const said = details(1, "a/b", { createdAt: Date.parse(`${FROM}T10:00:00Z`) });
    await recordDetails(database.db, id, receiptAt(`${FROM}T12:00:00Z`), said);
    const given = (burst: number) => [
      ...Array<number>(30).fill(2),
      ...Array<number>(14).fill(burst),
      ...Array<number>(76).fill(2),
    ];
    await say(database, id, `${addDays(FROM, 119)}T23:00:00Z`, given(100));
    const before = await read(id);
    expect(before).toMatchObject({ history: { from: FROM, to: addDays(FROM, 115), missing: 0 } });
    expect(before.shape).toMatchObject({ share: 1400 / 1604, tail: 120 / 1604 });
    await say(database, id, "2026-09-01T00:00:00Z", given(7));
    expect((await read(id)).shape).toMatchObject({ level: "strong", share: 1400 / 1612, tail: 120 / 1612 });
  });

  it("are not told of a whole with a day in it that was never counted", async () => {
    const [project] = await watch(database, "a/b");
    const id = project?.id ?? 0;
    const said = details(1, "a/b", { createdAt: Date.parse(`${FROM}T10:00:00Z`) });
    await recordDetails(database.db, id, receiptAt(`${FROM}T12:00:00Z`), said);
    await say(database, id, "2026-08-01T00:00:00Z", Array<number>(80).fill(9));
    expect((await read(id)).shape).not.toBeNull();
    await recordSurvivingDays(database.db, id, receiptAt("2026-08-02T00:00:00Z"), "stars", [
      { day: addDays(FROM, 82), count: 9 },
    ]);
    expect(await read(id)).toMatchObject({ history: { missing: 2 }, shape: null });
  });

  it("place forks per star among those of the category, as known at an instant", async () => {
    const list = ["a/a", "a/b", "a/c"].map((repo) => entry(repo, { category: "agents" }));
    const projects = await watch(database, ...list, entry("b/else", { category: "speech" }));
    for (const [i, { id }] of projects.entries()) {
      await observe(database, id, [
        observation("2026-03-01T00:00:00Z", 100, { forks: 10 * (i + 1) }),
        observation("2026-03-02T00:00:00Z", 200, { forks: 10 }),
        observation("2026-03-03T00:00:00Z", 1000),
      ]);
    }
    const id = projects[1]?.id ?? 0;
    expect((await read(id)).forks).toEqual({ category: "agents", own: 0.05, others: [0.05, 0.05] });
    const then = await read(id, "2026-03-01T12:00:00Z");
    expect(then.forks).toEqual({ category: "agents", own: 0.2, others: [0.1, 0.3] });
    expect((await read(id, "2026-02-01T00:00:00Z")).forks).toEqual({ category: "agents", own: null, others: [] });
  });
});
