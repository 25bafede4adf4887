import {
  listNoLift,
  listOutlets,
  listUncovered,
  readEffects,
  syncStories,
  type NoLiftCursor,
  type UncoveredCursor,
} from "@groundswell/db";
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { eachDatabase, watch } from "./databases.ts";
import {
  about,
  changed,
  DAY,
  effectOf,
  fillCatalogue,
  FROZEN,
  project,
  quiet,
  refreshAt,
  storyOf,
  tell,
  TO,
} from "./effect-worlds.ts";

eachDatabase("climbers that nobody covered", (database) => {
  const climber = (name: string, rate: number) => project(`a/${name}`, changed(about(10, 5), "2026-05-01", TO, rate));
  const repos = async (query: { quietDays?: number } = {}) => {
    const { items } = await listUncovered(database.db, { limit: 50, after: null, ...query });
    return items.map(({ view }) => view.repo);
  };

  it("gain pace and were in no story for four weeks, the surest first", async () => {
    await fillCatalogue(database, [climber("slow", 25), climber("fast", 60), project("a/usual", about(10, 6))]);
    const { items, newest } = await listUncovered(database.db, { limit: 50, after: null });
    expect(newest).toBe(TO);
    expect(items.map(({ view }) => [view.repo, view.momentum?.label, view.lastStory])).toEqual([
      ["a/fast", "accelerating", null],
      ["a/slow", "accelerating", null],
    ]);
    // Four weeks up to 20 May begin on 23 April.
    await tell(database, storyOf("recent", "2026-04-23", ["a/fast"]), storyOf("old", "2026-04-22", ["a/slow"]));
    expect(await repos()).toEqual(["a/slow"]);
    const [slow] = (await listUncovered(database.db, { limit: 50, after: null })).items;
    expect(slow?.view.lastStory).toMatchObject({ title: "About old", published: "2026-04-22" });
    expect(await repos({ quietDays: 29 })).toEqual([]);
    expect(await repos({ quietDays: 27 })).toEqual(["a/fast", "a/slow"]);
  });

  it("are covered by a linked or confirmed mention of an active story alone; of an approximate date the latest day counts", async () => {
    await fillCatalogue(database, [climber("fast", 60)]);
    const unsure = storyOf("unsure", "2026-05-10", ["a/fast"]);
    await tell(database, {
      ...unsure,
      mentions: unsure.mentions.map((mention) => ({ ...mention, linked: false, score: 0.5 })),
    });
    expect(await repos()).toEqual(["a/fast"]);
    const published = { day: "2026-04-20", at: null, plusMinusDays: 3, note: null };
    await tell(database, storyOf("about then", "2026-04-20", ["a/fast"], { published }));
    expect(await repos()).toEqual([]);
    await tell(database, storyOf("about then", "2026-04-20", ["a/fast"], { published, active: false }));
    expect(await repos()).toEqual(["a/fast"]);
    const kept = {
      ...{ slug: "a", title: "A", url: "https://example.org/a", source: "A", published: "2026-05-01" },
      ...{ publishedAt: null, plusMinusDays: 0, publishedNote: null },
    };
    await syncStories(
      database.db,
      [{ ...kept, mentions: [{ repo: "a/fast", status: "rejected", evidence: null }] }],
      0,
    );
    expect(await repos()).toEqual(["a/fast"]);
  });

  it("may have surged of late without gaining pace for sure; a project whose figures ended has no momentum of today", async () => {
    await fillCatalogue(database, [
      project("a/usual", about(10, 6)),
      project("a/surged", changed(about(10, 7), "2026-05-12", "2026-05-12", 90)),
      project("a/long-ago", changed(about(10, 8), "2026-05-06", "2026-05-06", 90)),
      project("a/ended", (day, place) =>
        day > "2026-05-05" ? null : changed(about(10, 9), "2026-04-12", "2026-05-05", 60)(day, place),
      ),
      project("a/ended-after-a-surge", (day, place) =>
        day > "2026-05-10" ? null : changed(about(10, 10), "2026-05-09", "2026-05-09", 90)(day, place),
      ),
    ]);
    const { items } = await listUncovered(database.db, { limit: 50, after: null });
    expect(items.map(({ view, surgedOn }) => [view.repo, surgedOn])).toEqual(
      expect.arrayContaining([
        ["a/surged", "2026-05-12"],
        ["a/ended-after-a-surge", "2026-05-09"],
      ]),
    );
    const names = items.map(({ view }) => view.repo);
    expect(names).not.toContain("a/ended");
    expect(names).not.toContain("a/long-ago");
    // What is not known comes last.
    expect(names.at(-1)).toBe("a/ended-after-a-surge");
    expect(items.at(-1)?.view.momentum?.label).toBe("too little data");
  });

  it("are walked page by page without gap or repeat, also where there is no momentum", async () => {
    const ended = (name: string) =>
      project(name, (day, place) =>
        day > "2026-05-10" ? null : changed(about(10, 10), "2026-05-09", "2026-05-09", 90)(day, place),
      );
    await fillCatalogue(database, [
      ...[30, 30, 60, 90].map((rate, i) => climber(`c${i}`, rate)),
      ended("a/e1"),
      project("a/usual", about(10, 6)),
      ended("a/e2"),
    ]);
    const all = await repos();
    expect(all).toHaveLength(6);
    for (const limit of [1, 2, 4]) {
      const walked: string[] = [];
      let after: UncoveredCursor | null = null;
      do {
        const page = await listUncovered(database.db, { limit, after });
        walked.push(...page.items.map(({ view }) => view.repo));
        after = page.next;
      } while (after !== null);
      expect(walked).toEqual(all);
    }
  });

  it("are none without figures, and leave out whom nobody watches", async () => {
    expect(await listUncovered(database.db, { limit: 5, after: null })).toEqual({
      items: [],
      next: null,
      newest: null,
    });
    await fillCatalogue(database, [climber("fast", 60), project("a/usual", about(10, 6))]);
    await watch(database, "a/usual");
    expect(await repos()).toEqual([]);
  });
});

eachDatabase("coverage with no lift, and outlets", (database) => {
  it("lists first what would have shown most easily, and nothing that is older than a year or not over", async () => {
    const { db } = database;
    const usual = [5, 10, 60].map((rate) => project(`a/at-${rate}`, about(rate, 78)));
    await fillCatalogue(database, [...quiet("agents", 12), ...usual]);
    const repos = usual.map(({ repo }) => repo);
    await tell(database, storyOf("one", DAY, repos), storyOf("open", "2026-04-15", repos));
    await refreshAt(database, FROZEN);
    const list = (today: string, after: NoLiftCursor | null = null, limit = 10) =>
      listNoLift(db, { today, limit, after });
    const { items, next } = await list("2026-05-01");
    const ratios = items.map(({ record }) => record.starts[0]?.effect?.minDetectableRatio ?? NaN);
    expect(items.map(({ record }) => record.verdict)).toEqual(Array(3).fill("no distinguishable change"));
    expect(ratios).toEqual(ratios.toSorted((a, b) => a - b));
    expect(next).toBeNull();
    const first = await list("2026-05-01", null, 1);
    const rest = await list("2026-05-01", first.next);
    expect([...first.items, ...rest.items]).toEqual(items);
    expect((await list("2027-04-01")).items).toHaveLength(3);
    expect((await list("2027-04-02")).items).toEqual([]);
  });

  it("tells each outlet's typical week, set aside what has other explanations, and no median of fewer than five", async () => {
    const { db } = database;
    const names = Array.from({ length: 6 }, (_, i) => `a/p${i}`);
    await fillCatalogue(database, [
      ...quiet("agents", 12),
      ...names.map((repo, i) => project(repo, about(10, 70 + i))),
      project("a/risen", changed(about(10, 77), "2026-04-02", "2026-04-05", 40)),
      project("a/released", about(10, 90), { releases: [{ tag: "v1.0.0", day: DAY }] }),
      project("a/unknown", () => null),
    ]);
    await tell(
      database,
      storyOf("one", DAY, [...names, "a/released", "a/unknown"]),
      storyOf("two", DAY, ["a/risen"], { source: "Other" }),
      storyOf("three", "2026-05-18", names, { source: "Not yet" }),
    );
    await refreshAt(database, FROZEN);
    const outlets = await listOutlets(db);
    expect(outlets).toEqual([
      { source: "Example Weekly", n: 6, ratio: expect.any(Object) as unknown, roseWith: 0, setAside: 2 },
      { source: "Other", n: 1, ratio: null, roseWith: 1, setAside: 0 },
    ]);
    const { items } = await readEffects(db, { limit: 50, after: null });
    const ratios = items
      .filter(({ project: { repo }, record }) => names.includes(repo) && record.start === DAY)
      .map(({ record }) => record.starts[0]?.effect?.ratio.value ?? NaN);
    ratios.sort((a, b) => a - b);
    const [low = NaN, , third = NaN, fourth = NaN] = ratios;
    expect(outlets[0]?.ratio).toEqual({ median: (third + fourth) / 2, low, high: ratios.at(-1) });
    await db.execute(sql`update stories set active = false where source = 'Other'`);
    expect((await listOutlets(db)).map(({ source }) => source)).toEqual(["Example Weekly"]);
    expect((await effectOf(database, "a/p0")).story.source).toBe("Not yet");
  });
});
