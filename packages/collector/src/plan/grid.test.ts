import fc from "fast-check";
import { expect, test } from "vitest";
import { nextAfter, nextOnGrid } from "./grid.ts";

const HOUR = 3_600_000;

test("work done a little late is due again with the others, not a little later each time", () => {
  const phase = 1_000;
  let at = phase;
  for (let n = 1; n <= 100; n += 1) {
    // Each fetch takes up to twenty minutes.
    at = nextAfter(at + (n % 20) * 60_000, HOUR, phase);
    expect(at).toBe(phase + n * HOUR);
  }
});

test("it lies between half a period and a period and a half ahead, and always on the grid", () => {
  const instant = fc.integer({ min: 0, max: 4e12 });
  fc.assert(
    fc.property(instant, fc.integer({ min: 1_000, max: 90 * 24 * HOUR }), instant, (at, period, phase) => {
      const next = nextAfter(at, period, phase);
      const wait = next - at;
      expect(wait >= period / 2 && wait <= period * 1.5).toBe(true);
      expect((next - phase) % period === 0).toBe(true);
      expect(nextOnGrid(next, period, phase)).toBe(next);
    }),
  );
});
