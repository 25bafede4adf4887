import { addDays } from "@groundswell/core";
import { readDataVersion, readReleaseEffects, refreshEffects } from "@groundswell/db";
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { eachDatabase, watch } from "./databases.ts";
import { observe, observation } from "./facts.ts";
import {
  about,
  changed,
  CLOSED,
  DAY,
  effectOf,
  effectsOf,
  fillCatalogue,
  FROZEN,
  OPEN,
  project,
  quiet,
  refreshAt,
  storyOf,
  tell,
} from "./effect-worlds.ts";

/** A unique name in the text: linked, and not sure enough to enter effects. */
const NAMED = { tier: "T3", score: 0.7, linked: true, eligible: false, place: "text" } as const;

eachDatabase("story effects", (database) => {
  const risen = project("a/risen", changed(about(10, 77), "2026-04-02", "2026-04-05", 40));
  const usual = project("a/usual", about(10, 78));
  const verdictsOf = async () =>
    Object.fromEntries((await effectsOf(database)).map(({ project, record }) => [project.repo, record.verdict]));

  it("are open until the week is over, provisional until four days after its ISO week, and then frozen", async () => {
    await fillCatalogue(database, [...quiet("agents", 12), risen]);
    await tell(database, storyOf("one", DAY, ["a/risen"]));
    expect(await refreshAt(database, OPEN)).toMatchObject({ pairs: 1, computed: 1, frozen: 0, libraryDrawn: false });
    expect((await effectOf(database, "a/risen")).record).toMatchObject({
      ...{ state: "open", verdict: "too little data", afterDays: 6, baseDays: 56, stars: null, dataTo: "2026-04-06" },
      ...{ start: DAY, end: "2026-04-07", week: "2026-W15", pairs: 0, pAdjusted: null },
    });
    expect(await refreshAt(database, CLOSED)).toMatchObject({ changed: 1, frozen: 0, libraryDrawn: true });
    const { record } = await effectOf(database, "a/risen");
    expect(record).toMatchObject({ state: "provisional", verdict: "rose with", pairs: 1, frozenAt: null });
    expect(record.starts[0]?.effect).toMatchObject({ controlled: true, peers: 12 });
    expect(record.starts[0]?.p).toMatchObject({ from: "placebo library", bin: "5–40", libraryWeek: "2026-W15" });
    expect(await refreshAt(database, "2026-04-16T23:59:59Z")).toMatchObject({ frozen: 0 });
    expect(await refreshAt(database, FROZEN)).toMatchObject({ changed: 1, frozen: 1 });
    expect((await effectOf(database, "a/risen")).record).toMatchObject({
      ...{ state: "frozen", verdict: "rose with", frozenAt: "2026-04-17T00:00:00.000Z" },
    });
  });

  it("say the first verdict that holds", async () => {
    const gaps = (day: string) => day < "2026-02-20" || day > "2026-02-22";
    await fillCatalogue(database, [
      ...quiet("agents", 12),
      risen,
      usual,
      project("a/rising", changed(about(10, 79), addDays(DAY, -7), addDays(DAY, -1), 45)),
      project("a/released", changed(about(10, 80), DAY, "2026-04-07", 40), {
        releases: [{ tag: "v2.0.0", day: "2026-03-30" }],
      }),
      project("a/small", (_, place) => Number(place % 14 === 0)),
      project("a/gaps", (day, place) => (gaps(day) ? about(10, 81)(day, place) : null)),
      project("a/unknown", () => null),
    ]);
    const repos = ["risen", "usual", "rising", "released", "small", "gaps", "unknown"].map((name) => `a/${name}`);
    await tell(database, storyOf("one", DAY, repos));
    await refreshAt(database, FROZEN);
    expect(await verdictsOf()).toEqual({
      "a/risen": "rose with",
      "a/usual": "no distinguishable change",
      "a/rising": "already rising",
      "a/released": "confounded by a release",
      "a/small": "too little data",
      "a/gaps": "too little data",
      "a/unknown": "too little data",
    });
    expect((await effectOf(database, "a/released")).record.confounders).toEqual([
      { kind: "release", day: "2026-03-30", what: "v2.0.0" },
    ]);
    // All with a p are tested together, whatever their verdict.
    expect((await effectOf(database, "a/usual")).record.pairs).toBe(5);
    const states = (await effectsOf(database)).map(({ record }) => [record.verdict, record.state]);
    for (const [verdict, state] of states) {
      expect(state).toBe(verdict === "too little data" ? "provisional" : "frozen");
    }
  });

  it("of a project that releases most weeks let a patch pass, and name a major version", async () => {
    const weekly = (tag: string, day: string) => [
      ...Array.from({ length: 5 }, (_, k) => ({ tag: `v1.0.${k}`, day: addDays(DAY, -7 * (k + 1)) })),
      { tag, day },
    ];
    await fillCatalogue(database, [
      ...quiet("agents", 12),
      project("a/patched", about(10, 77), { releases: weekly("v1.0.9", "2026-04-03") }),
      project("a/major", about(10, 78), { releases: weekly("v2.0.0", "2026-04-03") }),
      project("a/early", about(10, 79), {
        releases: [...weekly("v1.0.9", "2026-04-02"), { tag: "v3.0.0", day: "2026-04-03", prerelease: true }],
      }),
    ]);
    await tell(database, storyOf("one", DAY, ["a/patched", "a/major", "a/early"]));
    await refreshAt(database, FROZEN);
    expect(await verdictsOf()).toEqual({
      "a/patched": "no distinguishable change",
      "a/major": "confounded by a release",
      "a/early": "no distinguishable change",
    });
  });

  it("of several stories in one week are one: counted from the first, judged together, tested once", async () => {
    await fillCatalogue(database, [...quiet("agents", 12), risen, usual]);
    await tell(
      database,
      storyOf("first", DAY, ["a/risen", "a/usual"]),
      storyOf("second", "2026-04-06", ["a/risen"]),
      storyOf("third", "2026-04-08", ["a/risen"]),
    );
    await refreshAt(database, "2026-05-10T00:00:00Z");
    const effects = await effectsOf(database, "a/risen");
    const told = effects.map(({ story, record, shared }) => [
      ...[story.title, record.start, record.verdict],
      shared.map(({ title }) => title),
    ]);
    expect(told.sort()).toEqual([
      ["About first", DAY, "shared with other stories", ["About second"]],
      ["About second", DAY, "shared with other stories", ["About first"]],
      // Its week begins after the seven days of the first.
      ["About third", "2026-04-08", expect.any(String), []],
    ]);
    expect((await effectOf(database, "a/usual")).record.pairs).toBe(2);
  });

  it("are not held against projects that had a story in the same week", async () => {
    const others = quiet("agents", 12);
    await fillCatalogue(database, [...others, risen]);
    const told = others.slice(0, 5).map(({ repo }) => repo);
    await tell(
      database,
      storyOf("one", DAY, ["a/risen"]),
      // The last day of its week is the first of the other's; and the other way round.
      storyOf("before", "2026-03-26", told.slice(0, 3)),
      storyOf("after", "2026-04-07", told.slice(3, 4)),
      storyOf("apart", "2026-04-08", told.slice(4)),
    );
    await refreshAt(database, "2026-05-10T00:00:00Z");
    const { record } = await effectOf(database, "a/risen");
    expect(record.starts[0]?.effect).toMatchObject({ peers: 8, controlled: true });
    // Too unsure for effects, but readers are shown it: its week is no ordinary one either.
    const byName = { ...NAMED, repo: told[4] ?? "", evidence: "names it" };
    await tell(database, storyOf("one more", "2026-04-03", [], { mentions: [byName] }));
    await database.db.execute(sql`/* by hand */ delete from story_verdicts`);
    await refreshAt(database, "2026-05-10T00:00:00Z");
    const again = await effectOf(database, "a/risen");
    expect(again.record.starts[0]?.effect).toMatchObject({ peers: 7, controlled: false });
  });

  it("without a category have no control group, and t's own p where the library is small", async () => {
    await fillCatalogue(database, [{ ...risen, category: null }, ...quiet("agents", 3, 100)]);
    await tell(database, storyOf("one", DAY, ["a/risen"]));
    await refreshAt(database, FROZEN);
    const { record } = await effectOf(database, "a/risen");
    expect(record.starts[0]).toMatchObject({
      effect: { controlled: false, peers: 0 },
      p: { from: "t distribution", bin: "5–40", libraryWeek: "2026-W16" },
    });
    expect(record.starts[0]?.p?.value).toBe(record.starts[0]?.effect?.pUp);
    expect(record.weeks.every(({ peers }) => peers === null)).toBe(true);
  });

  it("of an approximate date are told for every day that the week may have begun on", async () => {
    await fillCatalogue(database, [...quiet("agents", 12), risen, usual]);
    const published = { day: "2026-04-02", at: null, plusMinusDays: 1, note: "no date on the page" };
    await tell(database, storyOf("one", DAY, ["a/risen", "a/usual"], { published }));
    await refreshAt(database, "2026-04-08T01:00:00Z");
    // The last of its weeks is not over.
    expect((await effectOf(database, "a/usual")).record).toMatchObject({ state: "open", start: DAY });
    await refreshAt(database, FROZEN);
    const { record } = await effectOf(database, "a/risen");
    expect(record).toMatchObject({ start: DAY, end: "2026-04-07", verdict: "rose with", state: "frozen" });
    expect(record.starts.map(({ start }) => start)).toEqual([-1, 0, 1].map((days) => addDays(DAY, days)));
    expect(record.starts.every(({ effect, p }) => effect !== null && p !== null)).toBe(true);
    expect((await effectOf(database, "a/usual")).record.verdict).toBe("no distinguishable change");
  });

  it("show the weeks before and after, and go on for three weeks when the verdict is frozen", async () => {
    await fillCatalogue(database, [...quiet("agents", 12), risen]);
    await tell(database, storyOf("one", DAY, ["a/risen"]));
    await refreshAt(database, FROZEN);
    const weeks = async () => (await effectOf(database, "a/risen")).record.weeks;
    const known = async () => (await weeks()).filter(({ stars }) => stars !== null).map(({ k }) => k);
    const first = await weeks();
    expect(await known()).toEqual([-8, -7, -6, -5, -4, -3, -2, -1, 0, 1]);
    await observe(database, 1, [observation("2026-05-21T01:00:00Z", 9_000)]);
    expect(await refreshAt(database, "2026-04-30T00:00:00Z")).toMatchObject({ computed: 0, changed: 1 });
    expect(await known()).toEqual([-8, -7, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3]);
    const all = await weeks();
    expect(all.slice(0, 10)).toEqual(first.slice(0, 10));
    expect(all.at(-1)?.peers).not.toBeNull();
  });

  it("that nothing has happened to are left alone: a second run is a glance and raises no version", async () => {
    const { db } = database;
    await fillCatalogue(database, [...quiet("agents", 12), risen, usual]);
    await tell(database, storyOf("one", DAY, ["a/risen", "a/usual"]));
    await refreshAt(database, CLOSED);
    const read = async () => [
      ...(await db.execute(sql`select project_id, xmin::text as by, computed_at::text from story_effects order by 1`)),
    ];
    const version = await readDataVersion(db);
    const rows = await read();
    expect(await refreshAt(database, CLOSED)).toMatchObject({ pairs: 2, computed: 0, changed: 0 });
    // Computed again, as something else has changed; but nothing of it is told otherwise.
    await observe(database, 1, [observation("2026-05-21T01:00:00Z", 9_000)]);
    const raised = await readDataVersion(db);
    expect(raised).toBeGreaterThan(version);
    expect(await refreshAt(database, "2026-04-08T02:00:00Z")).toMatchObject({ computed: 2, changed: 0 });
    expect(await read()).toEqual(rows);
    expect(await readDataVersion(db)).toBe(raised);
  });

  it("of two refreshes at once are written once: the second finds nothing to do", async () => {
    const { db } = database;
    await fillCatalogue(database, [...quiet("agents", 12), risen, usual]);
    await tell(database, storyOf("one", DAY, ["a/risen", "a/usual"]));
    const version = await readDataVersion(db);
    const now = Date.parse(FROZEN);
    const done = await Promise.all([1, 2, 3].map(() => refreshEffects(db, { now })));
    expect(done.map(({ frozen }) => frozen).sort()).toEqual([0, 0, 2]);
    expect(done.map(({ computed }) => computed).sort()).toEqual([0, 0, 2]);
    expect(done.filter(({ libraryDrawn }) => libraryDrawn)).toHaveLength(1);
    expect(await readDataVersion(db)).toBe(version + 1);
  });

  it("of projects that nobody watches any more are not told, and come back with them", async () => {
    const all = [...quiet("agents", 12), risen, usual];
    await fillCatalogue(database, all);
    await tell(database, storyOf("one", DAY, ["a/risen", "a/usual"]));
    await refreshAt(database, FROZEN);
    const before = await effectOf(database, "a/risen");
    await watch(database, "a/usual");
    expect(Object.keys(await verdictsOf())).toEqual(["a/usual"]);
    expect(await refreshAt(database, FROZEN)).toMatchObject({ pairs: 1 });
    await fillCatalogue(database, all);
    await refreshAt(database, FROZEN);
    expect(await effectOf(database, "a/risen")).toEqual(before);
  });

  it("are none where there are no stories, no figures, or a story is dated ahead", async () => {
    expect(await refreshAt(database, FROZEN)).toMatchObject({ pairs: 0, computed: 0, libraryDrawn: false });
    await watch(database, "a/b");
    await tell(database, storyOf("one", DAY, ["a/b"]), storyOf("ahead", "2027-04-01", ["a/b"]));
    expect(await refreshAt(database, FROZEN)).toMatchObject({ pairs: 2, computed: 2, libraryDrawn: false });
    const states = (await effectsOf(database)).map(({ record: { state, verdict, dataTo } }) => [
      state,
      verdict,
      dataTo,
    ]);
    expect(states).toEqual([
      ["open", "too little data", null],
      ["provisional", "too little data", null],
    ]);
  });
});

eachDatabase("after a release", (database) => {
  it("a project is not held against those that had a story in the same week", async () => {
    const others = quiet("agents", 9);
    const ids = await fillCatalogue(database, [...others, project("a/b", about(10, 77))]);
    const at = Date.parse(`${DAY}T12:00:00Z`);
    const peers = async () => {
      const [release] = await readReleaseEffects(database.db, ids.get("a/b") ?? 0, [{ at }]);
      return release?.after.effect?.peers;
    };
    expect(await peers()).toBe(9);
    const told = others.map(({ repo }) => repo);
    await tell(database, storyOf("apart", "2026-03-25", told.slice(2)), storyOf("own", DAY, ["a/b"]));
    expect(await peers()).toBe(9);
    const published = { day: "2026-03-20", at: null, plusMinusDays: 7, note: null };
    await tell(
      database,
      storyOf("in it", "2026-04-07", told.slice(0, 1)),
      // Its week may have begun on 26 March, and then ends on the release's day.
      storyOf("maybe", "2026-03-20", told.slice(1, 2), { published }),
    );
    expect(await peers()).toBe(7);
  });
});
