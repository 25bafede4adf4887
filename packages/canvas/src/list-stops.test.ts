import { expect, test } from "vitest";
import { findNearestStop, listStops } from "./list-stops.ts";

const config = {
  data: {
    datasets: [
      {
        data: [
          { x: 3, y: 30 },
          { x: 1, y: 10 },
          { x: 4, y: null },
        ],
      },
      {
        data: [
          { x: 3, y: 0 },
          { x: 9, y: -2 },
        ],
      },
    ],
  },
};

test("a reader stops wherever some line has a figure, a zero among them, and nowhere in a gap", () => {
  expect(listStops(config)).toEqual([
    { x: 1, points: [{ datasetIndex: 0, index: 1 }] },
    {
      x: 3,
      points: [
        { datasetIndex: 0, index: 0 },
        { datasetIndex: 1, index: 0 },
      ],
    },
    { x: 9, points: [{ datasetIndex: 1, index: 1 }] },
  ]);
});

test("the pointer reads the figure that is nearest to it, beyond the ends as well", () => {
  const stops = listStops(config);
  expect([-5, 1, 1.9, 2.1, 5.9, 6.1, 100].map((x) => stops[findNearestStop(stops, x)]?.x)).toEqual([
    1, 1, 1, 3, 3, 9, 9,
  ]);
  expect(findNearestStop([], 1)).toBe(-1);
  expect(findNearestStop(stops.slice(0, 1), 50)).toBe(0);
});
