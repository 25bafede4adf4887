import { missingPoint, type Point } from "@groundswell/core";
import { expect, test } from "vitest";
import { buildChartSpec } from "./build-chart-spec.ts";
import { lastOfEachWeek } from "./last-of-each-week.ts";
import { sampleInput } from "../testing/samples.ts";

const point = (t: string, value: number): Point => ({ t, value, quality: "archived", receipt: null });
/** A Monday, a Friday; a Wednesday, and nothing on the Sunday after; none for a week; a Sunday. */
const DAYS = [point("2026-03-23", 1), point("2026-03-27", 2), point("2026-04-05", 3), missingPoint("2026-04-06")];

test("a week stands at the day of its last known figure, so that no rise is drawn before it was", () => {
  expect(lastOfEachWeek(DAYS).map(({ t, value }) => [t, value])).toEqual([
    ["2026-03-27", 2],
    ["2026-04-05", 3],
  ]);
});

test("two weeks that adjoin are one line although their figures are nine days apart; a week without one is a gap", () => {
  const lineOf = (points: Point[]) =>
    buildChartSpec({
      ...sampleInput(),
      from: null,
      to: null,
      interval: "week",
      series: [{ key: "a", label: "a", points }],
    }).series[0]?.points;
  expect(lineOf(lastOfEachWeek(DAYS))?.map(({ y }) => y)).toEqual([2, 3]);
  expect(lineOf(lastOfEachWeek([...DAYS, point("2026-04-13", 4)]))?.map(({ y }) => y)).toEqual([2, 3, null, 4]);
});
