import fc from "fast-check";
import { expect, test } from "vitest";
import { isoSeconds } from "./iso-seconds.ts";

test("an instant is written as the platform would, without its fractions", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: Date.parse("2100-01-01T00:00:00Z") }), (instant) => {
      expect(isoSeconds(instant)).toBe(`${new Date(instant).toISOString().slice(0, 19)}Z`);
    }),
  );
});
