import { addDays } from "@groundswell/core";
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

eachDatabase("unusual star patterns", (database) => {
  const read = (id: number, asOf: string | null = null) =>
    readPatterns(database.db, id, { stars: 500, asOf: asOf === null ? null : Date.parse(asOf) });

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
    expect(history).toEqual({ from: FROM, to: "2026-03-05" });
  });

  it("tell the shape of a whole life only where the history reaches back to its beginning", async () => {
    const [project] = await watch(database, "a/b");
    const id = project?.id ?? 0;
    const burst = [...Array<number>(14).fill(30), ...Array.from({ length: 80 }, (_, i) => i % 2)];
    await say(database, id, "2026-08-01T00:00:00Z", burst);
    expect(await read(id)).toMatchObject({ complete: false, shape: { level: "strong", share: 0.84 } });
    const said = details(1, "a/b", { createdAt: Date.parse("2026-03-01T10:00:00Z") });
    await recordDetails(database.db, id, receiptAt("2026-08-02T00:00:00Z"), said);
    expect((await read(id)).complete).toBe(true);
    expect((await read(id, "2026-08-01T12:00:00Z")).complete).toBe(false);
    expect((await read(id, "2026-07-31T00:00:00Z")).shape).toBeNull();
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
