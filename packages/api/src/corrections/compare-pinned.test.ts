import type { BoardFacts, CompareFacts, EffectFacts, ProjectFacts, ReleasesFacts } from "@groundswell/charts";
import { addDays, missingPoint, type Day, type Point, type Quality } from "@groundswell/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { comparePinned } from "./compare-pinned.ts";

const PINNED = "2026-08-22T04:07:00Z";
const BASE = {
  id: "x",
  page: "/x",
  asOf: PINNED,
  staleSince: null,
  sources: [],
  simulated: false,
  from: null,
  to: null,
};
const GOOSE = { repo: "aaif-goose/goose", name: "Goose", description: null };

function days(first: Day, values: readonly (number | null)[], quality: Quality = "observed"): Point[] {
  return values.map((value, i) => {
    const t = addDays(first, i);
    return value === null ? missingPoint(t) : { t, value, quality, receipt: "1-x" };
  });
}

function project(points: readonly Point[], rest: Partial<ProjectFacts> = {}): ProjectFacts {
  const chart = { kind: "project", metric: "stars", project: GOOSE, interval: "day" } as const;
  return { ...BASE, ...chart, pinned: PINNED, points, surviving: [], markers: [], ...rest };
}

test("newer days, and a day that was not over, are no correction: the chart said as of when it is", () => {
  const pinned = project(days("2026-08-20", [10, 20, 25]));
  const now = project(days("2026-08-20", [10, 20, 31, 40, 50]), { pinned: null });
  expect(comparePinned(pinned, now)).toEqual([]);
});

test("a total that is known otherwise is told with the day on which it differs most", () => {
  const pinned = project(days("2026-08-01", [1_000, 2_000, 3_000]));
  const now = project(days("2026-08-01", [1_001, 2_000, 2_500]));
  expect(comparePinned(pinned, now)).toEqual([
    {
      kind: "totals corrected",
      days: 2,
      firstDay: "2026-08-01",
      lastDay: "2026-08-03",
      largest: { day: "2026-08-03", from: 3_000, to: 2_500 },
      summary:
        "2 days from 1 August 2026 to 3 August 2026 are known otherwise now; most on 3 August 2026, 2,500 stars of Goose where 3,000 is shown.",
    },
  ]);
});

test("a gap that was filled in is one kind, a figure that was withdrawn another, and each has its sentence", () => {
  const pinned = project(days("2026-08-01", [1, null, 3]));
  const now = project(days("2026-08-01", [1, 2, null]));
  expect(comparePinned(pinned, now).map(({ kind, summary }) => [kind, summary])).toEqual([
    [
      "days filled in",
      "One day on 2 August 2026 is shown as a gap and is known now; it is 2 stars of Goose where nothing is shown.",
    ],
    ["totals corrected", "One day on 3 August 2026 is known otherwise now; it is not known of Goose where 3 is shown."],
  ]);
});

test("stars taken back since are told as such: the past of surviving stars can shrink, and its newest days were settling", () => {
  const surviving = [...days("2026-08-01", [10, 20], "surviving"), ...days("2026-08-03", [30], "settling")];
  const later = days("2026-08-01", [8, 21, 5], "surviving");
  const pinned = project([], { surviving });
  expect(comparePinned(pinned, project([], { surviving: later }))).toMatchObject([
    { kind: "stars taken back since", days: 1, largest: { day: "2026-08-01", from: 10, to: 8 } },
    { kind: "totals corrected", days: 1, largest: { day: "2026-08-02", from: 20, to: 21 } },
  ]);
});

test("counts by the day are held against us once they have settled, those of weeks once their last day has", () => {
  const gained = (points: Point[], interval: "day" | "week" = "day") => project(points, { metric: "gained", interval });
  // Pinned on the 22nd: the 18th had ended more than three days before, the 19th had not.
  const filled = (t: Day) => comparePinned(gained([missingPoint(t)]), gained(days(t, [5]))).map(({ kind }) => kind);
  expect([filled("2026-08-17"), filled("2026-08-18"), filled("2026-08-19")]).toEqual([
    ["days filled in"],
    ["days filled in"],
    [],
  ]);
  const week = (t: Day) => comparePinned(gained(days(t, [5]), "week"), gained(days(t, [6]), "week")).length;
  expect([week("2026-08-10"), week("2026-08-17")]).toEqual([1, 0]);
});

test("a week's total stands at the day on which it was read, and is the same one where that is another day now", () => {
  const week = (t: Day, value: number) => project(days(t, [value]), { interval: "week" });
  expect(comparePinned(week("2026-08-12", 5), week("2026-08-16", 5))).toEqual([]);
  expect(comparePinned(week("2026-08-12", 5), week("2026-08-16", 6))).toMatchObject([
    { kind: "totals corrected", days: 1, firstDay: "2026-08-10", largest: { day: "2026-08-10", from: 5, to: 6 } },
  ]);
});

function comparison(
  repos: readonly string[],
  values: readonly number[],
  rest: Partial<CompareFacts> = {},
): CompareFacts {
  const chart = {
    kind: "compare",
    metric: "stars",
    align: "date",
    interval: "month",
    base: null,
    origin: "created",
  } as const;
  const projects = repos.map((repo, i) => ({
    ...{ repo, name: repo, origin: null },
    points: days("2026-02-01", [values[i] ?? null]),
  }));
  return { ...BASE, ...chart, pinned: PINNED, projects, ...rest };
}

test("compared projects are told apart by their place, as one may bear another name now", () => {
  const pinned = comparison(["block/goose", "a/b"], [5, 7]);
  const now = comparison(["aaif-goose/goose", "a/b"], [5, 8]);
  expect(comparePinned(pinned, now)).toMatchObject([
    { kind: "totals corrected", summary: expect.stringMatching(/^One month on .* 8 stars of a\/b where 7/) as string },
    { kind: "renamed", days: 0, largest: null, summary: "block/goose is called aaif-goose/goose now." },
  ]);
});

test("by age, weeks are counted from the project's own beginning: from another one, none is the same", () => {
  const aged = (day: Day, values: number[]) => {
    const facts = comparison([], [], { align: "age", interval: "week", metric: "net" });
    const points = values.map((value, i) => ({ ...days(addDays(day, 7 * i), [value])[0], age: 7 * i }) as Point);
    return { ...facts, projects: [{ repo: "a/b", name: "B", origin: { day, of: "created" as const }, points }] };
  };
  const pinned = aged("2026-08-05", [1, 2]);
  // The second week ends on the 18th, which had settled on the 22nd.
  expect(comparePinned(pinned, aged("2026-08-05", [1, 3]))).toMatchObject([{ days: 1, firstDay: "2026-08-12" }]);
  expect(comparePinned(pinned, aged("2026-08-04", [1, 3]))).toEqual([]);
});

test("a share that differs by rounding alone is the same share", () => {
  const pinned = comparison(["a/b"], [100.1], { align: "index" });
  expect(comparePinned(pinned, comparison(["a/b"], [100.1 + 1e-12], { align: "index" }))).toEqual([]);
  expect(comparePinned(pinned, comparison(["a/b"], [100.2], { align: "index" }))[0]?.summary).toContain(
    "100.2 as the index",
  );
});

test("releases that came to be known, were withdrawn or have another day are told; those after the pin are not", () => {
  const releases = (list: Record<string, Day>): ReleasesFacts => ({
    ...{ ...BASE, kind: "releases", pinned: PINNED, project: GOOSE, markers: [] },
    releases: Object.entries(list).map(([tag, t]) => ({ t, tag, prerelease: false, url: null })),
  });
  const pinned = releases({ v1: "2026-01-01", v2: "2026-02-01", v3: "2026-03-01" });
  const now = releases({ v1: "2026-01-01", v2: "2026-02-02", v4: "2026-04-01", v5: "2026-08-22" });
  expect(comparePinned(pinned, now)).toMatchObject([
    {
      kind: "releases corrected",
      days: 3,
      summary:
        "Goose from 1 February 2026 to 1 April 2026: one release more is known; one release that is shown is no longer there; one release has another day.",
    },
  ]);
  expect(comparePinned(pinned, pinned)).toEqual([]);
});

function effect(rest: Partial<EffectFacts["effect"]>): EffectFacts {
  const told: EffectFacts["effect"] = {
    ...{ repo: GOOSE.repo, name: "Goose", verdict: "no distinguishable change", state: "frozen", sentence: "" },
    weeks: [{ from: "2026-03-27", k: 0, stars: 700, peers: null }],
    story: { id: "s", title: "S", source: "A", url: "", published: "2026-03-27", publishedPlusMinusDays: 0 },
    week: { from: "2026-03-27", to: "2026-04-02", stars: 700, expected: 600, ratio: null },
    ...{ range: null, pairs: 0, peers: 0, controlled: false, confounders: [], sharedWith: [] },
  };
  return { ...BASE, kind: "effect", pinned: PINNED, effect: { ...told, ...rest } };
}

test("an effect that is judged anew, or whose weeks are known otherwise, is told; an open one was never said to be final", () => {
  const weeks = [{ from: "2026-03-27", k: 0, stars: 650, peers: null }];
  const now = effect({ verdict: "rose with", weeks });
  expect(comparePinned(effect({}), now)).toMatchObject([
    {
      kind: "effect judged anew",
      days: 1,
      largest: { day: "2026-03-27", from: 700, to: 650 },
      summary:
        "Goose after “S”: the verdict is “rose with” now where “no distinguishable change” is shown; one week is known otherwise, most of all one of 650 net stars where 700 is shown.",
    },
  ]);
  expect(comparePinned(effect({ state: "open" }), now)).toEqual([]);
  expect(comparePinned(effect({}), effect({}))).toEqual([]);
});

test("a board whose stars are known otherwise of its instant is told", () => {
  const board = (stars: number): BoardFacts => ({
    ...{ ...BASE, kind: "board", pinned: PINNED, category: null, day: "2026-08-21" },
    rows: [{ repo: "a/b", name: "B", stars, label: "steady", momentum: null, starsPerDay: 1 }],
  });
  expect(comparePinned(board(5), board(6))).toMatchObject([
    { kind: "totals corrected", summary: "Stars of B are known otherwise now: 6 where 5 is shown." },
  ]);
  expect(comparePinned(board(5), board(5))).toEqual([]);
});

test("of any series: what comes after is no difference, and every final figure that is another is counted", () => {
  const value = fc.option(fc.integer({ min: -50, max: 50 }), { nil: null });
  const series = fc.array(value, { minLength: 1, maxLength: 40 });
  const given = fc.tuple(series, series, fc.constantFrom("stars", "net", "forks", "lost"));
  fc.assert(
    fc.property(given, fc.array(fc.boolean(), { maxLength: 40 }), ([then, later, metric], changed) => {
      const pinned = project(days("2026-07-20", then), { metric });
      const values = then.map((one, i) => (changed[i] === true ? (one ?? 0) + 1 : one));
      const now = project(days("2026-07-20", [...values, ...later]), { metric });
      // On the 22nd of August totals are final up to the 21st, counts by the day up to the 18th.
      const final = metric === "stars" || metric === "forks" ? 33 : 30;
      const expected = then.filter((_, i) => changed[i] === true && i < final).length;
      const found = comparePinned(pinned, now);
      expect(found.reduce((sum, { days: n }) => sum + n, 0)).toBe(expected);
      for (const { firstDay, lastDay } of found) expect(firstDay && lastDay && firstDay <= lastDay).toBe(true);
      expect(comparePinned(pinned, project([...pinned.points], { metric }))).toEqual([]);
    }),
    { numRuns: 60, seed: 6 },
  );
});

test("only a pinned chart is compared, and only with the same", () => {
  expect(() => comparePinned(project([], { pinned: null }), project([]))).toThrow(RangeError);
  expect(() => comparePinned(project([]), comparison([], []))).toThrow(RangeError);
});
