import { missingPoint } from "@groundswell/core";
import { expect, test } from "vitest";
import { averageDays } from "./average-days.ts";
import { samplePoints } from "../testing/samples.ts";

const valuesOf = (values: (number | null)[]) =>
  averageDays(samplePoints("2026-03-26", values)).map(({ value }) => value);

test("the average stands at the last of seven days, and only where all seven are known", () => {
  expect(valuesOf([1, 2, 3, 4, 5, 6, 7, 15])).toEqual([null, null, null, null, null, null, 4, 6]);
  expect(valuesOf([0, 0, 0, 0, 0, 0, 0])).toEqual([null, null, null, null, null, null, 0]);
  expect(valuesOf([-7, 0, 0, 0, 0, 0, 0]).at(-1)).toBe(-1);
});

test("a day without a figure leaves the next six without an average, be it null or absent", () => {
  const days = [7, 7, 7, 7, 7, 7, 7, null, 7, 7, 7, 7, 7, 7, 7];
  expect(valuesOf(days).map((value) => value !== null)).toEqual(days.map((_, i) => i === 6 || i === 14));
  const absent = samplePoints("2026-03-26", days).filter(({ value }) => value !== null);
  expect(averageDays(absent).filter(({ value }) => value !== null)).toHaveLength(2);
});

test("it is as sure as the least sure of its days, and has no receipt of its own", () => {
  const points = [
    ...samplePoints("2026-03-26", [1, 1, 1, 1, 1], "archived"),
    ...samplePoints("2026-03-31", [1, 1], "settling"),
  ];
  expect(averageDays(points).at(-1)).toEqual({ t: "2026-04-01", value: 1, quality: "settling", receipt: null });
  expect(averageDays([])).toEqual([]);
  expect(averageDays([missingPoint("2026-03-26")])).toEqual([missingPoint("2026-03-26")]);
});
