import { readEffects, rebuildDerived, syncStories, type KeptStory } from "@groundswell/db";
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { eachDatabase } from "./databases.ts";
import {
  about,
  changed,
  CLOSED,
  DAY,
  effectOf,
  effectsOf,
  fillCatalogue,
  FROZEN,
  importFigures,
  project,
  quiet,
  refreshAt,
  storyOf,
  tell,
} from "./effect-worlds.ts";

const LATER = "2026-05-19T00:00:00Z";

eachDatabase("frozen verdicts", (database) => {
  const risen = project("a/risen", changed(about(10, 77), "2026-04-02", "2026-04-05", 40));
  const usual = project("a/usual", about(10, 78));
  const fill = () => fillCatalogue(database, [...quiet("agents", 12), risen, usual]);
  const verdicts = async () => [
    ...(await database.db.execute(
      sql`select project_id, story_id, first_start::text, last_start::text, frozen_at, effect
        from story_verdicts order by 1, 2, 3`,
    )),
  ];
  /** A decision in a file about the story that the feed told of. */
  const keep = (status: "confirmed" | "rejected", day = DAY): KeptStory => ({
    ...{ slug: "one", title: "About one", url: "https://example.org/one", source: "Example Weekly" },
    ...{ published: day, publishedAt: Date.parse(`${day}T12:00:00Z`), plusMinusDays: 0, publishedNote: null },
    mentions: [{ repo: "a/risen", status, evidence: "Risen" }],
  });

  it("stay when figures are revised; what is not frozen yet follows them", async () => {
    await fill();
    await tell(database, storyOf("one", DAY, ["a/risen"]), storyOf("late", "2026-04-13", ["a/usual"]));
    await refreshAt(database, FROZEN);
    const frozen = await effectOf(database, "a/risen");
    await importFigures(
      database,
      [
        { ...risen, net: about(10, 77) },
        { ...usual, net: changed(about(10, 78), "2026-04-14", "2026-04-18", 60) },
      ],
      "a better archive",
    );
    expect(await refreshAt(database, "2026-04-21T00:00:00Z")).toMatchObject({ computed: 1, frozen: 0 });
    expect(await effectOf(database, "a/risen")).toEqual(frozen);
    expect((await effectOf(database, "a/usual")).record).toMatchObject({ verdict: "rose with", state: "provisional" });
    expect(frozen.record).toMatchObject({ verdict: "rose with", state: "frozen" });
  });

  it("stay when another story of the week turns up: that one says that it is shared", async () => {
    await fill();
    await tell(database, storyOf("one", DAY, ["a/risen"]));
    await refreshAt(database, FROZEN);
    const [frozen] = await effectsOf(database, "a/risen");
    await tell(database, storyOf("forgotten", "2026-03-30", ["a/risen"]));
    expect(await refreshAt(database, LATER)).toMatchObject({ computed: 1, frozen: 1 });
    const effects = await effectsOf(database, "a/risen");
    expect(effects.find(({ story }) => story.title === "About one")?.record).toMatchObject({
      ...{ verdict: "rose with", start: DAY, sharedWith: [], pairs: 1 },
      frozenAt: frozen?.record.frozenAt,
    });
    expect(effects.find(({ story }) => story.title === "About forgotten")?.record).toMatchObject({
      ...{ verdict: "shared with other stories", start: "2026-03-30", sharedWith: [frozen?.story.id] },
      // Of the two it is the other that was tested.
      pairs: 1,
    });
  });

  it("remain tests of their week: what comes later is adjusted for them, too", async () => {
    await fill();
    await tell(database, storyOf("one", DAY, ["a/risen"]));
    await refreshAt(database, FROZEN);
    await tell(database, storyOf("two", DAY, ["a/usual"]));
    await refreshAt(database, LATER);
    const { record } = await effectOf(database, "a/usual");
    expect(record).toMatchObject({ state: "frozen", pairs: 2 });
    // Of two, the larger p stays as it is.
    expect(record.pAdjusted).toBeCloseTo(record.starts[0]?.p?.value ?? NaN, 12);
    expect((await effectOf(database, "a/risen")).record.pairs).toBe(1);
  });

  it("leave all lists with a rejected mention, and are there again when it is confirmed: the fact was kept", async () => {
    const { db } = database;
    await fill();
    await tell(database, storyOf("one", DAY, ["a/risen"]));
    await refreshAt(database, FROZEN);
    const before = await effectOf(database, "a/risen");
    const kept = await verdicts();
    await syncStories(db, [keep("rejected")], 0);
    // Before anybody has refreshed anything.
    expect((await readEffects(db, { limit: 10, after: null })).items).toEqual([]);
    expect(await refreshAt(database, FROZEN)).toMatchObject({ pairs: 0, changed: 1 });
    expect(await verdicts()).toEqual(kept);
    await syncStories(db, [keep("confirmed")], 0);
    expect(await refreshAt(database, LATER)).toMatchObject({ pairs: 1, computed: 0, frozen: 0 });
    const after = await effectOf(database, "a/risen");
    expect({ ...after.record, weeks: [] }).toEqual({ ...before.record, weeks: [] });
  });

  it("belong to the story's date: a corrected one is judged anew, and the first date back has its verdict again", async () => {
    const { db } = database;
    await fill();
    await tell(database, storyOf("one", DAY, ["a/risen"]));
    await refreshAt(database, FROZEN);
    const before = await effectOf(database, "a/risen");
    expect(before.record).toMatchObject({ verdict: "rose with", start: DAY, state: "frozen" });
    // The file says another day than the feed did.
    await syncStories(db, [keep("confirmed", "2026-05-06")], 0);
    // Before anybody has refreshed anything: nothing is said of one date with the figures of another.
    expect((await readEffects(db, { limit: 10, after: null })).items).toEqual([]);
    expect(await refreshAt(database, "2026-05-15T00:00:00Z")).toMatchObject({ pairs: 1, computed: 1, frozen: 0 });
    expect((await effectOf(database, "a/risen")).record).toMatchObject({
      ...{ verdict: "no distinguishable change", start: "2026-05-06", state: "provisional", frozenAt: null },
    });
    expect(await refreshAt(database, "2026-05-22T00:00:00Z")).toMatchObject({ computed: 1, frozen: 1 });
    expect(await verdicts()).toMatchObject([
      { first_start: DAY, last_start: DAY, effect: { verdict: "rose with" } },
      { first_start: "2026-05-06", last_start: "2026-05-06", effect: { verdict: "no distinguishable change" } },
    ]);
    await syncStories(db, [], 0);
    expect(await refreshAt(database, "2026-05-23T00:00:00Z")).toMatchObject({ computed: 0, frozen: 0 });
    const after = await effectOf(database, "a/risen");
    expect({ ...after.record, weeks: [] }).toEqual({ ...before.record, weeks: [] });
    expect(await verdicts()).toHaveLength(2);
  });

  it("are others for a date that is known worse, though its middle is the same", async () => {
    await fill();
    await tell(database, storyOf("one", DAY, ["a/risen"]));
    await refreshAt(database, FROZEN);
    const vague = {
      published: "2026-04-02",
      publishedAt: null,
      plusMinusDays: 2,
      publishedNote: "no date on the page",
    };
    await syncStories(database.db, [{ ...keep("confirmed"), ...vague }], 0);
    expect(await refreshAt(database, LATER)).toMatchObject({ computed: 1, frozen: 1 });
    const { record } = await effectOf(database, "a/risen");
    expect([record.start, record.starts.length, record.state]).toEqual([DAY, 5, "frozen"]);
    expect((await verdicts()).map((row) => [row["first_start"], row["last_start"]])).toEqual([
      ["2026-03-30", "2026-04-03"],
      [DAY, DAY],
    ]);
  });

  it("are no test of their week any more once the story has another date", async () => {
    await fill();
    await tell(database, storyOf("one", DAY, ["a/risen"]));
    await refreshAt(database, FROZEN);
    await tell(database, storyOf("one", "2026-05-06", ["a/risen"]), storyOf("two", DAY, ["a/usual"]));
    await refreshAt(database, LATER);
    expect((await effectOf(database, "a/usual")).record).toMatchObject({ state: "frozen", pairs: 1 });
  });

  it("do not come of too little data: once the figures are there, the verdict is given and kept", async () => {
    const unknown = project("a/late", (day, place) => (day < "2026-04-03" ? about(10, 79)(day, place) : null));
    await fillCatalogue(database, [...quiet("agents", 12), unknown]);
    await tell(database, storyOf("one", DAY, ["a/late"]));
    expect(await refreshAt(database, FROZEN)).toMatchObject({ computed: 1, frozen: 0 });
    expect(await refreshAt(database, "2026-04-25T00:00:00Z")).toMatchObject({ frozen: 0 });
    expect((await effectOf(database, "a/late")).record).toMatchObject({ verdict: "too little data", afterDays: 2 });
    await importFigures(database, [{ ...unknown, net: about(10, 79) }]);
    expect(await refreshAt(database, "2026-04-26T00:00:00Z")).toMatchObject({ frozen: 1 });
    expect((await effectOf(database, "a/late")).record).toMatchObject({
      ...{ verdict: "no distinguishable change", state: "frozen", frozenAt: "2026-04-26T00:00:00.000Z" },
    });
  });

  it("come back when the caches are derived anew, and all else is computed as it was", async () => {
    const { db } = database;
    await fill();
    await tell(database, storyOf("one", DAY, ["a/risen"]), storyOf("late", "2026-05-11", ["a/usual"]));
    await refreshAt(database, FROZEN);
    await refreshAt(database, LATER);
    const before = await effectsOf(database);
    expect(before.map(({ record }) => record.state)).toEqual(["provisional", "frozen"]);
    await rebuildDerived(db);
    expect(await effectsOf(database)).toEqual([]);
    await refreshAt(database, LATER);
    expect(await effectsOf(database)).toEqual(before);
  });

  it("are those of a clock that runs on: one that was behind changes nothing of them", async () => {
    await fill();
    await tell(database, storyOf("one", DAY, ["a/risen"]));
    await refreshAt(database, FROZEN);
    const before = await effectOf(database, "a/risen");
    expect(await refreshAt(database, CLOSED)).toMatchObject({ computed: 0, changed: 0 });
    expect(await effectOf(database, "a/risen")).toEqual(before);
  });
});
