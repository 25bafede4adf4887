import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { eachDatabase } from "./databases.ts";
import {
  about,
  CLOSED,
  DAY,
  effectOf,
  fillCatalogue,
  project,
  quiet,
  refreshAt,
  storyOf,
  tell,
} from "./effect-worlds.ts";

interface Bin extends Record<string, unknown> {
  week: string;
  bin: string;
  controlled: boolean;
  t: number[];
  from: string;
  to: string;
  projects: number;
}

eachDatabase("placebo libraries", (database) => {
  const usual = project("a/usual", about(10, 78));
  const read = async () => [
    ...(await database.db.execute<Bin>(sql`
      select week, bin, controlled, array_to_json(t) as t, "from"::text, "to"::text, projects
      from placebo_libraries order by week, controlled, bin`)),
  ];
  const forget = () =>
    database.db.execute(sql`truncate placebo_libraries, story_effects, story_verdicts, process_state`);

  it("are the same drawn again from the same catalogue, and others in another week", async () => {
    await fillCatalogue(database, [...quiet("agents", 12), usual]);
    await tell(database, storyOf("one", DAY, ["a/usual"]));
    expect(await refreshAt(database, CLOSED)).toMatchObject({ libraryDrawn: true });
    const first = await read();
    await forget();
    await refreshAt(database, CLOSED);
    expect(await read()).toEqual(first);
    expect(first.map(({ week }) => week)).toEqual(Array(6).fill("2026-W15"));
    expect(await refreshAt(database, "2026-04-13T00:00:00Z")).toMatchObject({ libraryDrawn: true, computed: 1 });
    const both = await read();
    expect(both.slice(0, 6)).toEqual(first);
    expect(both[8]?.week).toBe("2026-W16");
    expect((await effectOf(database, "a/usual")).record.starts[0]?.p?.libraryWeek).toBe("2026-W16");
  });

  it("hold t of story-free weeks alone, those up to yesterday, ascending, and say what they are of", async () => {
    await fillCatalogue(database, [...quiet("agents", 12), ...quiet("small", 3, 2), usual]);
    const busy = "agents/quiet-0";
    const days = ["2026-03-01", "2026-03-08", "2026-03-15", "2026-03-22", "2026-03-29"];
    await tell(database, storyOf("one", DAY, ["a/usual"]), ...days.map((day) => storyOf(`of ${day}`, day, [busy])));
    await refreshAt(database, CLOSED);
    const bins = await read();
    const bin = (name: string, controlled: boolean) => bins.find((b) => b.bin === name && b.controlled === controlled);
    const controlled = bin("5–40", true);
    // Of 12 of the 14 all weeks from 26 February to 1 April; each of the others has a story that touches some.
    expect(controlled).toMatchObject({ from: "2026-02-26", to: "2026-04-01", projects: 12 });
    expect(controlled?.t.length).toBeGreaterThanOrEqual(11 * 35);
    expect(controlled?.t).toEqual(controlled?.t.toSorted((a, b) => a - b));
    expect(bin("<5", false)?.t.length).toBe(3 * 35);
    expect(bin("<5", true)?.t).toEqual([]);
    expect(bin("≥40", false)?.t).toEqual([]);
  });

  it("are not kept while the catalogue has no whole window: they are drawn when it has", async () => {
    const young = (day: string) => (day < "2026-03-01" ? null : 10);
    await fillCatalogue(database, [project("a/young", young)]);
    await tell(database, storyOf("one", DAY, ["a/young"]));
    expect(await refreshAt(database, CLOSED)).toMatchObject({ computed: 1, libraryDrawn: false });
    expect(await read()).toEqual([]);
    expect(await refreshAt(database, "2026-05-10T00:00:00Z")).toMatchObject({ libraryDrawn: true });
  });
});
