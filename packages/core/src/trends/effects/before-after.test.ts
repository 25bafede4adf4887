import { describe, expect, it } from "vitest";
import { addDays } from "../../day.ts";
import { beforeAfter } from "./before-after.ts";
import { storyEffect } from "./effect.ts";
import type { DailyValues } from "../types.ts";

const RELEASE = "2026-06-10";
const FROM = addDays(RELEASE, -70);
const project = (before: number, after = before): DailyValues => ({
  from: FROM,
  values: Array.from({ length: 90 }, (_, index) => (index < 70 ? before : after)),
});
const without = ({ from, values }: DailyValues, day: number): DailyValues => ({
  from,
  values: values.with(70 + day, null),
});
const repeat = <T>(value: T, times: number): T[] => Array.from({ length: times }, () => value);

describe("before and after a release", () => {
  it("holds the 7 days from its day on against the 8 weeks before it", () => {
    const effect = beforeAfter(project(10, 30), RELEASE, []);
    expect(effect).toEqual(storyEffect({ base: repeat(70, 8), post: 210, peers: [] }));
    expect(effect?.controlled).toBe(false);
  });

  it("week 1 is the most recent, and its last day is the day before the release", () => {
    const values = project(10).values.map((stars, index) => (index === 69 ? 1_000 : stars));
    const effect = beforeAfter({ from: FROM, values }, RELEASE, []);
    expect(effect).toEqual(storyEffect({ base: [1_060, ...repeat(70, 7)], post: 70, peers: [] }));
  });

  it.each([-56, -1, 0, 6])("is not made where day %i is missing", (day) => {
    expect(beforeAfter(without(project(10), day), RELEASE, [])).toBeNull();
  });

  it.each([-57, 7])("needs nothing of day %i", (day) => {
    expect(beforeAfter(without(project(10), day), RELEASE, [])).not.toBeNull();
  });

  it("is not made before the 7 days are over, nor where the series begins too late", () => {
    const { from, values } = project(10);
    expect(beforeAfter({ from, values: values.slice(0, 76) }, RELEASE, [])).toBeNull();
    expect(beforeAfter({ from, values: values.slice(0, 77) }, RELEASE, [])).not.toBeNull();
    expect(beforeAfter(project(10), addDays(FROM, 55), [])).toBeNull();
    expect(beforeAfter(project(10), addDays(FROM, 56), [])).not.toBeNull();
  });

  it("leaves out peers with a missing day, and all of them when fewer than eight are left", () => {
    const peers = [...repeat(project(9, 18), 7), without(project(9, 18), 3)];
    expect(beforeAfter(project(10, 20), RELEASE, peers)).toMatchObject({ peers: 7, controlled: false });
    const one = beforeAfter(project(10, 20), RELEASE, [...peers, project(9, 18)]);
    expect(one).toMatchObject({ peers: 8, controlled: true });
    expect(one?.ratio.value).toBeCloseTo(1, 1);
  });

  it("takes the twenty peers whose rate is nearest", () => {
    const peers = [...repeat(project(9_000, 90_000), 20), ...repeat(project(11), 20)];
    expect(beforeAfter(project(10), RELEASE, peers)).toMatchObject({ peers: 20, peersChange: 0 });
  });
});
