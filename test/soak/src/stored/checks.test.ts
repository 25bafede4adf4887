import { makeRepo, truthOf, type World } from "@groundswell/github-standin";
import { describe, expect, test } from "vitest";
import { checkLedger } from "./check-ledger.ts";
import { checkReleases } from "./check-releases.ts";
import { checkTotals } from "./check-totals.ts";
import { judgeForks, judgeStars } from "./judge-days.ts";
import { Moments } from "./moments.ts";
import { Problems } from "./problems.ts";
import type { StoredDay, StoredLook, StoredRelease, StoredTotals } from "./read-stored.ts";

const ID = 7;
const at = (text: string) => Date.parse(`2026-03-${text}Z`);
const [EARLY, LATE] = [at("10T12:00:00.250"), at("11T12:00:00.250")];

const WORLD: World = {
  repos: [
    makeRepo("octo/lamp", {
      databaseId: ID,
      createdAt: "2026-03-08T00:00:00Z",
      names: [{ name: "octo/lamp", from: "2026-03-08T00:00:00Z" }],
      given: { from: "2026-03-08", perDay: [5, 3] },
      unstars: [{ day: "2026-03-08", at: "2026-03-11T00:00:00Z", count: 2 }],
      forks: { from: "2026-03-08", perDay: [4, 2] },
      unforks: [{ day: "2026-03-09", at: "2026-03-11T00:00:00Z", count: 1 }],
      openIssues: 2,
      openPulls: 1,
      watchers: 3,
      releases: [
        { id: 1, tag: "v1", name: "One", publishedAt: "2026-03-09T00:00:00Z", deletedAt: "2026-03-11T00:00:00Z" },
      ],
    }),
  ],
};
const TRUTH = truthOf(WORLD);
const MOMENTS = new Moments([{ at: EARLY }, { at: LATE }]);

/** What a check finds. */
function found(check: (problems: Problems) => void): string[] {
  const problems = new Problems();
  check(problems);
  return problems.list().map((line) => line.split(": ")[0] ?? "");
}

describe("totals", () => {
  const right: StoredTotals = {
    githubId: ID,
    at: EARLY,
    stars: 8,
    forks: 6,
    openIssues: 2,
    openIssuesAndPulls: 3,
    watchers: 3,
  };
  const check = (row: Partial<StoredTotals>) => found((p) => checkTotals([{ ...right, ...row }], TRUTH, MOMENTS, p));

  test("that are true pass, dated to the second of their answer as well", () => {
    expect(check({})).toEqual([]);
    expect(check({ at: EARLY - 250 })).toEqual([]);
    expect(check({ openIssues: null })).toEqual([]);
  });

  test("that are wrong in any figure, or of no answer, do not", () => {
    const wrong = ["totals are not the truth"];
    for (const what of ["stars", "forks", "openIssues", "openIssuesAndPulls", "watchers"]) {
      expect(check({ [what]: 9 })).toEqual(wrong);
    }
    for (const when of [LATE, EARLY + 1_000, EARLY - 1]) expect(check({ at: when })).toEqual(wrong);
  });
});

describe("the ledger", () => {
  const look = (instant: number): StoredLook => ({
    ...{ githubId: ID, what: "stars", at: instant, fromDay: "2026-03-08", toDay: "2026-03-09" },
  });
  const row = (day: string, instant: number, count: number): StoredDay => ({
    ...{ githubId: ID, what: "stars", day: `2026-03-${day}`, at: instant, count },
  });
  const looks = [look(EARLY), look(LATE)];
  const days = [row("08", EARLY, 5), row("09", EARLY, 3), row("08", LATE, 3)];
  const check = (rows: StoredDay[], fetches = looks) =>
    found((p) => checkLedger({ days: rows, looks: fetches }, judgeStars(TRUTH, MOMENTS), p));

  test("with every revision passes", () => {
    expect(check(days)).toEqual([]);
  });

  test("that lacks a revision or a day, says something twice or wrong, or from nowhere, does not", () => {
    expect(check(days.slice(0, 2))).toEqual(["a day is not the truth"]);
    expect(check(days.slice(1))).toEqual(["a day is lost"]);
    expect(check([...days, row("09", LATE, 3)])).toEqual(["a day is said twice"]);
    expect(check([row("08", EARLY, 5), row("09", EARLY, 4), row("08", LATE, 3)])).toContain("a day is not the truth");
    expect(check(days, [look(EARLY)])).toEqual(["a day comes from no fetch"]);
  });

  test("of forks must be exact, but for a day that lies on two pages", () => {
    const fork = (instant: number, fromDay: string, toDay: string): StoredLook => ({
      ...{ githubId: ID, what: "forks", at: instant, fromDay: `2026-03-${fromDay}`, toDay: `2026-03-${toDay}` },
    });
    const allows = (fetches: StoredLook[], count: number, positions = false) => {
      const judge = judgeForks(
        { truth: TRUTH, moments: MOMENTS, world: WORLD },
        { positions, patienceMs: LATE - EARLY },
      );
      const last = fetches.at(-1);
      return last === undefined ? false : judge(last)(last, "2026-03-09", count);
    };
    const whole = [fork(LATE, "08", "11")];
    expect([0, 1, 2].map((count) => allows(whole, count))).toEqual([false, true, false]);
    const parts = [fork(EARLY, "10", "10"), fork(LATE, "08", "09")];
    expect([0, 1, 2, 3].map((count) => allows(parts, count))).toEqual([false, true, true, false]);
    expect([0, 1, 2, 3].map((count) => allows(parts, count, true))).toEqual([true, true, true, false]);
  });
});

describe("releases", () => {
  const right: StoredRelease = {
    ...{
      githubId: ID,
      tag: "v1",
      source: "GitHub REST API",
      at: EARLY,
      name: "One",
      prerelease: false,
      deleted: false,
    },
    publishedAt: at("09T00:00:00"),
    url: "https://github.com/octo/lamp/releases/tag/v1",
  };
  const check = (...rows: Partial<StoredRelease>[]) =>
    found((p) =>
      checkReleases(
        rows.map((row) => ({ ...right, ...row })),
        TRUTH,
        MOMENTS,
        p,
      ),
    );

  test("that are true pass, gone ones included", () => {
    expect(check({}, { at: LATE, deleted: true })).toEqual([]);
  });

  test("that are wrong, or said twice, do not", () => {
    expect(check({ name: "Two" })).toEqual(["a release is not the truth"]);
    expect(check({ deleted: true })).toEqual(["a release is not the truth"]);
    expect(check({ at: LATE })).toEqual(["a release is not the truth"]);
    expect(check({}, {})).toEqual(["a release is said twice"]);
  });
});
