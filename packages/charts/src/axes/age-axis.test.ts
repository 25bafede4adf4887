import { expect, test } from "vitest";
import { buildAgeAxis } from "./age-axis.ts";
import { phrasesFor } from "../phrases/index.ts";

const EN = phrasesFor("en");
const labels = (domain: [number, number], most = 8) => buildAgeAxis(domain, most, EN).ticks.map((tick) => tick.label);

test("ages are counted in days, and in years where there are several", () => {
  expect(labels([0, 100])).toEqual([0, 20, 40, 60, 80, 100].map((n) => EN.days(n)));
  expect(labels([0, 3_650], 6)).toEqual([0, 2, 4, 6, 8, 10].map((n) => EN.years(n)));
  expect(EN.years(2)).toBe("2 years");
});

test("where years alone would be one tick, a finer step is taken that has room", () => {
  expect(labels([14, 1_150], 3)).toEqual([1, 2, 3].map((n) => EN.years(n)));
  expect(labels([300, 800], 2)).toEqual([1, 2].map((n) => EN.years(n)));
});

test.each<[[number, number], number]>([
  [[0, 1], 8],
  [[-1, 1], 2],
  [[-400, 12_000], 3],
  [[7, 9], 8],
  [[123, 124], 0],
])("ticks of %j are whole days within it, and never too many", (domain, most) => {
  const { ticks } = buildAgeAxis(domain, most, EN);
  expect(ticks.length).toBeGreaterThan(0);
  expect(ticks.length).toBeLessThanOrEqual(Math.max(2, most));
  for (const { value } of ticks) {
    expect(Number.isInteger(value)).toBe(true);
    expect(value).toBeGreaterThanOrEqual(domain[0]);
    expect(value).toBeLessThanOrEqual(domain[1]);
  }
});
