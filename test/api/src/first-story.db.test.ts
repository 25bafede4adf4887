import { describeEffect } from "@groundswell/core";
import { findProject, readEffects, readStory, refreshEffects, type StoryEffect } from "@groundswell/db";
import { expect, test } from "vitest";
import { NOW, onBothDatabases } from "./harness.ts";

const SLUG = "open-source-ai-identity-crisis";

/**
 * From the day that the week may have begun on: stars, expected, ratio with its interval, t of the run-up. Worked out
 * apart from this code, in Python with SciPy 1.17's t distribution, from the archive's observations.
 */
const GOOSE: [string, number, number, number, number, number, number][] = [
  ["2026-03-23", 295.69040106293687, 538.4176571405716, 0.5496023318933089, 0.2851781229, 1.0592072073, -1.2294313742],
  ["2026-03-24", 280.1087060982027, 505.09292712658305, 0.5550091606165765, 0.2952376845, 1.0433463765, -0.9214964607],
  ["2026-03-25", 309.30624071408965, 480.6549714149722, 0.6438803693600357, 0.3298279526, 1.2569642043, -0.7992743572],
  ["2026-03-26", 333.397482709217, 467.1031931792722, 0.7140615966264492, 0.3518946055, 1.4489678317, -0.7529731934],
  ["2026-03-27", 408.25361816013174, 463.20356894471956, 0.8814976755308546, 0.4285446251, 1.8132024214, -0.7810473037],
  ["2026-03-28", 1186.1091217034336, 469.89400953212316, 2.5225855297002884, 1.2781548826, 4.9786124051, -1.0159743154],
  ["2026-03-29", 1945.5679413595717, 470.17915235117994, 4.1345955767073885, 2.1103060244, 8.1006642568, -1.3621470194],
];

onBothDatabases("after the first story", (suite) => {
  const read = async (repo: string): Promise<StoryEffect> => {
    const { db } = suite.connection();
    const project = await findProject(db, repo);
    const found = await readStory(db, SLUG);
    const query = { storyId: found?.story.id ?? "", projectId: project?.id ?? 0, limit: 10, after: null };
    const [effect, ...others] = (await readEffects(db, query)).items;
    expect(others).toEqual([]);
    if (effect === undefined) throw new Error(`nothing is told of ${repo}`);
    return effect;
  };

  test("Goose's stars are told for all seven days that its week may have begun on, as its date is approximate", async () => {
    const { story, record } = await read("aaif-goose/goose");
    expect(story).toMatchObject({ slug: SLUG, published: "2026-03-27", plusMinusDays: 3 });
    expect(record).toMatchObject({ start: "2026-03-26", end: "2026-04-01", week: "2026-W14", state: "frozen" });
    expect(record.starts.map(({ start }) => start)).toEqual(GOOSE.map(([day]) => day));
    for (const [i, [, stars, expected, ratio, low, high, tPre]] of GOOSE.entries()) {
      const effect = record.starts[i]?.effect;
      // Fewer than eight others of its category are known well enough in these weeks.
      expect(effect?.controlled).toBe(false);
      expect(effect?.peers).toBeLessThan(8);
      expect(effect?.observed).toBeCloseTo(stars, 8);
      expect(effect?.expected).toBeCloseTo(expected, 8);
      expect(effect?.ratio.value).toBeCloseTo(ratio, 10);
      expect(effect?.ratio.low).toBeCloseTo(low, 8);
      expect(effect?.ratio.high).toBeCloseTo(high, 8);
      expect(effect?.tPre).toBeCloseTo(tPre, 8);
      expect(record.starts[i]?.p).toMatchObject({ from: "placebo library", bin: "≥40", dates: 1_000 });
    }
  });

  test("two releases came in the same days, so nothing is claimed, and the sentence names the range", async () => {
    const { record, project } = await read("aaif-goose/goose");
    expect(record.verdict).toBe("confounded by a release");
    expect(record.confounders).toEqual([
      { kind: "release", day: "2026-03-24", what: "v1.29.0" },
      { kind: "release", day: "2026-04-02", what: "v1.30.0" },
    ]);
    const sentence = describeEffect(record, { project: project.name });
    expect(sentence).toContain("23–29 March 2026");
    expect(sentence).not.toMatch(/because|caused|due to/i);
    // The rise that began on 3 April is in the windows that end latest alone.
    const rising = record.starts.filter(({ effect }) => (effect?.ratio.low ?? 0) > 1).map(({ start }) => start);
    expect(rising).toEqual(["2026-03-28", "2026-03-29"]);
  });

  test("of Muesli no daily figures are known: too little data, which is never frozen", async () => {
    const { record, project } = await read("Muesli-HQ/muesli");
    expect(record).toMatchObject({
      ...{ verdict: "too little data", state: "provisional", stars: null, baseDays: 0, afterDays: 0, dataTo: null },
      ...{ pAdjusted: null, pairs: 0, frozenAt: null },
    });
    expect(record.starts).toHaveLength(7);
    expect(record.starts.every(({ effect, p }) => effect === null && p === null)).toBe(true);
    expect(record.weeks.every(({ stars }) => stars === null)).toBe(true);
    expect(describeEffect(record, { project: project.name })).toMatch(/^Too little data/);
  });

  test("it is told the same again, and again months later", async () => {
    const { db } = suite.connection();
    const before = [await read("aaif-goose/goose"), await read("Muesli-HQ/muesli")];
    await refreshEffects(db, { now: NOW });
    await refreshEffects(db, { now: Date.parse("2027-01-05T00:00:00Z") });
    expect([await read("aaif-goose/goose"), await read("Muesli-HQ/muesli")]).toEqual(before);
  });
});
