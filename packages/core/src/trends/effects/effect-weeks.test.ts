import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../day.ts";
import type { DailyValues } from "../types.ts";
import { beforeAfter } from "./before-after.ts";
import { effectWeeks } from "./effect-weeks.ts";

const START = "2026-03-26";
const FROM = addDays(START, -56);
/** So many stars in each of up to twelve weeks, evenly over their days; null: not known. */
const series = (weeks: readonly (number | null)[]): DailyValues => ({
  from: FROM,
  values: weeks.flatMap((week) => Array.from({ length: 7 }, () => (week === null ? null : week / 7))),
});
const steady = (week: number, weeks = 12) => series(Array<number>(weeks).fill(week));
const weekly = fc.array(fc.nat(3_000), { minLength: 12, maxLength: 12 });

describe("the weeks around a story", () => {
  it("are the eight before, its own, and three after", () => {
    const weeks = effectWeeks(series([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]), START, []);
    expect(weeks.map(({ k }) => k)).toEqual([-8, -7, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3]);
    expect(weeks.map(({ stars }) => Math.round(stars ?? NaN))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect([weeks[0]?.from, weeks[8]?.from, weeks[11]?.from]).toEqual([FROM, START, addDays(START, 21)]);
  });

  it("have no stars where a day is missing, or not over yet", () => {
    const weeks = effectWeeks(series([7, null, 7, 7, 7, 7, 7, 7, 7]), START, []);
    expect(weeks.map(({ stars }) => stars)).toEqual([7, null, 7, 7, 7, 7, 7, 7, 7, null, null, null]);
  });

  it("stand beside what peers did, at the project's own level", () => {
    const peers = Array.from({ length: 10 }, () => series([...Array<number>(8).fill(40), 80, 40, 40, 40]));
    const [before, own] = effectWeeks(steady(100), START, peers).slice(7);
    expect(before?.peers?.middle).toBeCloseTo(100, 9);
    expect(own?.peers?.middle).toBeCloseTo((100.5 * 80.5) / 40.5 - 0.5, 9);
  });

  it("have the tenth and ninetieth percentile of the peers as the band", () => {
    const peers = Array.from({ length: 11 }, (_, i) => series([...Array<number>(8).fill(99.5), 99.5 + 10 * i]));
    const own = effectWeeks(steady(99.5, 9), START, peers)[8];
    expect(own?.peers?.low).toBeCloseTo(109.5, 0);
    expect(own?.peers?.middle).toBeCloseTo(149.5, 6);
    expect(own?.peers?.high).toBeCloseTo(189.5, 0);
  });

  it("have no band with fewer than eight peers, nor in a week after that fewer than eight know", () => {
    expect(effectWeeks(steady(9), START, Array<DailyValues>(7).fill(steady(9)))[8]?.peers).toBeNull();
    const peers = [...Array<DailyValues>(7).fill(steady(9)), steady(9, 9)];
    const weeks = effectWeeks(steady(9), START, peers);
    expect(weeks[8]?.peers).not.toBeNull();
    expect(weeks[9]?.peers).toBeNull();
  });

  it("have no band where the project's own weeks before are not known, but one while its own week runs", () => {
    const peers = Array<DailyValues>(8).fill(steady(9));
    expect(effectWeeks(series([null, ...Array<number>(11).fill(9)]), START, peers)[8]?.peers).toBeNull();
    const running = effectWeeks(steady(9, 8), START, peers)[8];
    expect(running?.stars).toBeNull();
    expect(running?.peers?.middle).toBeCloseTo(9, 9);
  });

  it("have in the middle of the story's week what the comparison expected of it", () => {
    fc.assert(
      fc.property(weekly, fc.array(weekly, { minLength: 8, maxLength: 20 }), (own, others) => {
        const peers = others.map((weeks) => series(weeks));
        const effect = beforeAfter(series(own), START, peers);
        const week = effectWeeks(series(own), START, peers)[8];
        expect(week?.peers?.middle).toBeCloseTo(effect?.expected ?? NaN, 6);
        expect(week?.stars).toBeCloseTo(effect?.observed ?? NaN, 6);
      }),
    );
  });
});
