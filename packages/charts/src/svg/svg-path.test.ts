import fc from "fast-check";
import { expect, test } from "vitest";
import { createPath } from "./svg-path.ts";
import { readPolylines } from "../testing/read-svg.ts";

test("places are written as steps, without what a reader can do without", () => {
  const path = createPath();
  path.move(10, 20.04);
  path.line(11, 19.5);
  path.line(11.3, 19.5);
  path.move(40, 20);
  path.line(40, -3);
  expect(path.text()).toBe("M10 20l1-.5 .3 0m28.7 .5l0-23");
});

test("steps add up to the very tenths that they lead to, however many there are", () => {
  const pixel = fc.double({ min: -500, max: 5_000, noNaN: true });
  const place = fc.record({ x: pixel, y: pixel, isMove: fc.boolean() });
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 60 }), (places) => {
      const path = createPath();
      for (const [i, { x, y, isMove }] of places.entries()) (i === 0 || isMove ? path.move : path.line)(x, y);
      const read = readPolylines(path.text()).flat();
      const tenths = places.map(({ x, y }) => [Math.round(x * 10) / 10, Math.round(y * 10) / 10]);
      expect(read.map(([x, y]) => [x + 0, y + 0])).toEqual(tenths.map(([x = 0, y = 0]) => [x + 0, y + 0]));
    }),
    { numRuns: 100, seed: 6 },
  );
});

test("what is no number is written as zero: an image must stay well-formed", () => {
  const path = createPath();
  path.move(Number.NaN, Infinity);
  expect(path.text()).toBe("M0 0");
});
