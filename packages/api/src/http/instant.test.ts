import fc from "fast-check";
import { expect, test } from "vitest";
import { toInstant } from "./instant.ts";

const ends = [0, 999, 1_000, 86_399_999, 86_400_000, 951_782_399_000, 3_155_759_999_999, 3_155_760_000_000, -1, 1.7];
const written = (ms: number) => new Date(ms).toISOString().replace(".000Z", "Z");

test("an instant is written as the platform writes it, without seconds' parts that are none", () => {
  expect(ends.map((ms) => toInstant(ms))).toEqual(ends.map(written));
  expect(toInstant(null)).toBeNull();
  const any = fc.oneof(fc.integer({ min: -1e12, max: 8e15 }), fc.double({ min: 0, max: 4e12, noNaN: true }));
  fc.assert(
    fc.property(any, (ms) => {
      expect(toInstant(ms)).toBe(written(ms));
    }),
  );
});
