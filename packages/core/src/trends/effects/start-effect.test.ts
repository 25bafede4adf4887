import { describe, expect, it } from "vitest";
import { addDays } from "../../day.ts";
import type { DailyValues } from "../types.ts";
import { beforeAfter } from "./before-after.ts";
import { MIN_PLACEBO_DATES } from "./placebo-p.ts";
import type { PlaceboLibrary } from "./placebo-library.ts";
import { RATE_BINS } from "./rate-bins.ts";
import { startEffect } from "./start-effect.ts";

const START = "2026-03-26";
const series = (before: number, after: number): DailyValues => ({
  from: addDays(START, -56),
  values: [...Array<number>(56).fill(before), ...Array<number>(7).fill(after)],
});
const own = series(20, 30);
const candidates = Array.from({ length: 9 }, (_, i) => series(18 + i, 18 + i));
/** Each bin has t of its own, so that a p tells which was read. */
const libraryOf = (dates: number): PlaceboLibrary => ({
  week: "2026-W14",
  bins: [true, false].flatMap((controlled) =>
    RATE_BINS.map((bin, place) => {
      const above = (place + 1) * (controlled ? 20 : 40);
      const t = Array.from({ length: dates }, (_, i) => (i < dates - above ? -50 : 50));
      return { bin, controlled, t, projects: 20, from: "2025-01-01", to: "2026-03-01" };
    }),
  ),
});

describe("the week from a day on", () => {
  it("is compared as a release's is", () => {
    const started = startEffect({ own, start: START, candidates, library: null });
    expect(started.start).toBe(START);
    expect(started.effect).toEqual(beforeAfter(own, START, candidates));
  });

  it("has its p from the library's dates of the same rate, with peers or without as it is itself", () => {
    const p = (perDay: number, controlled: boolean) =>
      startEffect({
        own: series(perDay, perDay),
        start: START,
        candidates: controlled ? candidates : candidates.slice(0, 7),
        library: libraryOf(MIN_PLACEBO_DATES),
      }).p;
    expect(p(20, true)).toEqual({
      from: "placebo library",
      value: 41 / 401,
      dates: 400,
      bin: "5–40",
      libraryWeek: "2026-W14",
    });
    expect(p(2, true)).toMatchObject({ bin: "<5", value: 21 / 401 });
    expect(p(80, true)).toMatchObject({ bin: "≥40", value: 61 / 401 });
    expect(p(20, false)).toMatchObject({ bin: "5–40", value: 81 / 401 });
  });

  it("has t's own p, and says so, with one date too few and without a library", () => {
    const library = libraryOf(MIN_PLACEBO_DATES - 1);
    const few = startEffect({ own, start: START, candidates, library });
    expect(few.p).toEqual({
      from: "t distribution",
      value: few.effect?.pUp,
      dates: 399,
      bin: "5–40",
      libraryWeek: "2026-W14",
    });
    const none = startEffect({ own, start: START, candidates, library: null });
    expect(none.p).toMatchObject({ from: "t distribution", dates: 0, libraryWeek: null });
  });

  it("has neither with a day missing", () => {
    const gap = { ...own, values: own.values.with(10, null) };
    const started = startEffect({ own: gap, start: START, candidates, library: libraryOf(500) });
    expect(started).toEqual({ start: START, effect: null, p: null });
  });
});
