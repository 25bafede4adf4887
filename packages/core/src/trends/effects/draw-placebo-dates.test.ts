import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, dayNumber, daysBetween } from "../../day.ts";
import { drawPlaceboDates, type PlaceboProject } from "./draw-placebo-dates.ts";
import { drawPlaceboLibrary } from "./placebo-library.ts";
import { beforeAfter } from "./before-after.ts";
import { isStoryFree } from "./story-starts.ts";
import { sumWeeks } from "./week-sums.ts";

const FROM = "2025-01-01";

function project(id: number, perDay: number, rest: Partial<PlaceboProject> & { days?: number } = {}): PlaceboProject {
  const { days = 365, ...others } = rest;
  const values = Array.from({ length: days }, (_, day) => perDay + ((day * (7 + 2 * id)) % 5));
  return { id, category: "agents", net: { from: FROM, values }, storyStarts: [], ...others };
}

const catalogue = (count: number, perDay = 10) => Array.from({ length: count }, (_, id) => project(id, perDay));

describe("the dates of the placebo library", () => {
  it("have all 63 days, and no story's week touches theirs", () => {
    const gap = project(0, 10);
    const values = gap.net.values.map((value, day) => (day === 150 ? null : value));
    const projects = [{ ...gap, net: { from: FROM, values }, storyStarts: ["2025-09-01"] }, ...catalogue(9).slice(1)];
    const dates = drawPlaceboDates({ projects, seed: "2026-W14", perBin: 5_000 });
    const own = dates.filter(({ projectId }) => projectId === 0);
    expect(own.length).toBeGreaterThan(100);
    for (const { day } of own) {
      expect(sumWeeks({ from: FROM, values }, day)).not.toBeNull();
      expect(isStoryFree(["2025-09-01"], day)).toBe(true);
    }
    // Every one of them: 365 days less 56 and 6 at the ends, 63 around the gap, 13 around the story.
    expect(own.filter(({ controlled }) => !controlled)).toHaveLength(365 - 62 - 63 - 13);
  });

  it("are the same for the same seed, and others for the next week", () => {
    const draw = (seed: string) => drawPlaceboDates({ projects: catalogue(12), seed, perBin: 40 });
    expect(draw("2026-W14")).toEqual(draw("2026-W14"));
    expect(draw("2026-W14")).not.toEqual(draw("2026-W15"));
    const turned = drawPlaceboDates({ projects: catalogue(12).toReversed(), seed: "2026-W14", perBin: 40 });
    expect(turned).toEqual(draw("2026-W14"));
  });

  it("are spread over projects and over days, however much longer one has been known", () => {
    const long = project(0, 10, { days: 2_000 });
    const dates = drawPlaceboDates({ projects: [long, ...catalogue(20).slice(1)], seed: "s", perBin: 100 });
    const drawn = dates.filter(({ controlled }) => !controlled);
    const counts = [...Map.groupBy(drawn, ({ projectId }) => projectId).values()].map(({ length }) => length);
    expect([counts.length, Math.min(...counts), Math.max(...counts)]).toEqual([20, 5, 5]);
    const months = new Set(drawn.filter(({ projectId }) => projectId > 0).map(({ day }) => day.slice(0, 7)));
    expect(months.size).toBeGreaterThanOrEqual(10);
  });

  it("of one project lie seven days apart while that is enough, and overlap only to fill a bin", () => {
    const apart = (perBin: number) => {
      const dates = drawPlaceboDates({ projects: catalogue(9), seed: "s", perBin });
      const days = dates.filter(({ projectId, controlled }) => projectId === 3 && controlled).map(({ day }) => day);
      const sorted = days.toSorted();
      return Math.min(...sorted.slice(1).map((day, i) => daysBetween(sorted[i] ?? day, day)));
    };
    expect(apart(100)).toBeGreaterThanOrEqual(7);
    expect(apart(2_000)).toBe(1);
  });

  it("with peers need eight others that are complete and story-free on the same days", () => {
    const controlled = (projects: PlaceboProject[]) =>
      drawPlaceboDates({ projects, seed: "s", perBin: 9_999 }).filter((date) => date.controlled);
    expect(controlled(catalogue(8))).toEqual([]);
    expect(controlled(catalogue(9)).length).toBeGreaterThan(1_000);
    const stories = catalogue(9).map((each) => (each.id === 8 ? { ...each, storyStarts: ["2025-06-10"] } : each));
    const days = controlled(stories).map(({ day }) => day);
    expect(days.filter((day) => Math.abs(daysBetween(day, "2025-06-10")) < 7)).toEqual([]);
    expect(days).toContain("2025-06-17");
    expect(controlled(catalogue(9).map((each) => ({ ...each, category: null })))).toEqual([]);
    expect(controlled(catalogue(9).map((each) => ({ ...each, category: String(each.id % 2) })))).toEqual([]);
  });

  it("are binned by the rate before them, which changes as a project grows", () => {
    const growing = project(0, 0, { days: 600 });
    const values = growing.net.values.map((_, day) => day / 10);
    const dates = drawPlaceboDates({
      projects: [{ ...growing, net: { from: FROM, values } }],
      seed: "s",
      perBin: 9_999,
    });
    for (const { day, bin } of dates) {
      const perDay = (daysBetween(FROM, day) - 28.5) / 10;
      expect(bin).toBe(perDay < 5 ? "<5" : perDay < 40 ? "5–40" : "≥40");
    }
    expect(new Set(dates.map(({ bin }) => bin)).size).toBe(3);
  });

  it("hardly change when the catalogue grows", () => {
    const draw = (count: number) =>
      drawPlaceboDates({ projects: catalogue(count), seed: "s", perBin: 400 }).map(
        ({ projectId, day, controlled }) => `${projectId} ${day} ${controlled}`,
      );
    const [before, after] = [draw(40), new Set(draw(41))];
    expect(before.filter((date) => after.has(date)).length / before.length).toBeGreaterThan(0.95);
  });

  it("are at most as many as asked for, each once, from any catalogue", () => {
    const drawn = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 120 })), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(drawn, fc.integer({ min: 1, max: 50 }), (kinds, perBin) => {
        const projects = kinds.map(([perDay, days], id) => project(id, perDay, { days }));
        const dates = drawPlaceboDates({ projects, seed: "s", perBin });
        const groups = Map.groupBy(dates, ({ bin, controlled }) => `${bin} ${controlled}`);
        for (const group of groups.values()) expect(group.length).toBeLessThanOrEqual(perBin);
        const keys = dates.map(({ projectId, day, controlled }) => `${projectId} ${day} ${controlled}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 40 },
    );
  });
});

describe("the placebo library", () => {
  it("holds the t of its dates in ascending order, with peers and without, and says what it is made of", () => {
    const projects = catalogue(12);
    const library = drawPlaceboLibrary({ week: "2026-W14", projects, perBin: 30 });
    expect(library.week).toBe("2026-W14");
    expect(library.bins.map(({ bin, controlled }) => `${bin} ${controlled}`)).toEqual(
      [true, false].flatMap((controlled) => ["<5", "5–40", "≥40"].map((bin) => `${bin} ${controlled}`)),
    );
    const dates = drawPlaceboDates({ projects, seed: "2026-W14", perBin: 30 });
    for (const controlled of [true, false]) {
      const bin = library.bins.find((each) => each.bin === "5–40" && each.controlled === controlled);
      const own = dates.filter((date) => date.controlled === controlled);
      const expected = own.map(({ projectId, day }) => {
        const [self, others] = [projects[projectId], projects.filter(({ id }) => id !== projectId)];
        return beforeAfter(
          self?.net ?? { from: FROM, values: [] },
          day,
          controlled ? others.map(({ net }) => net) : [],
        );
      });
      expect(bin?.t).toEqual(expected.map((effect) => effect?.t ?? NaN).toSorted((a, b) => a - b));
      expect([bin?.t.length, bin?.projects]).toEqual([30, 12]);
      const days = own.map(({ day }) => dayNumber(day));
      expect(dayNumber(bin?.from ?? "")).toBe(Math.min(...days));
      expect(dayNumber(bin?.to ?? "")).toBe(Math.max(...days));
    }
  });

  it("is empty where nothing is known, and says so", () => {
    const { bins } = drawPlaceboLibrary({ week: "2026-W14", projects: [project(1, 5, { days: 62 })] });
    expect(bins).toHaveLength(6);
    for (const bin of bins) expect(bin).toMatchObject({ t: [], projects: 0, from: null, to: null });
  });

  it("leaves peers with a story of their own out of a date's control group", () => {
    const burst = addDays(FROM, 100);
    const projects = catalogue(12).map((each) => {
      if (each.id === 0) return each;
      const values = each.net.values.map((value, day) => (day >= 100 && day < 107 && each.id < 4 ? 900 : value));
      return { ...each, net: { from: FROM, values }, storyStarts: each.id < 4 ? [burst] : [] };
    });
    const dates = drawPlaceboDates({ projects, seed: "s", perBin: 9_999 });
    const drawn = dates.some(({ projectId, day, controlled }) => projectId === 0 && day === burst && controlled);
    expect(drawn).toBe(true);
    const { bins } = drawPlaceboLibrary({ week: "s", projects, perBin: 9_999 });
    const with3 = beforeAfter(
      projects[0]?.net ?? { from: FROM, values: [] },
      burst,
      projects.slice(1).map(({ net }) => net),
    );
    const without3 = beforeAfter(
      projects[0]?.net ?? { from: FROM, values: [] },
      burst,
      projects.slice(4).map(({ net }) => net),
    );
    const all = bins.filter(({ controlled }) => controlled).flatMap(({ t }) => t);
    expect(all).toContain(without3?.t);
    expect(all).not.toContain(with3?.t);
  });
});
