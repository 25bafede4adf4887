import fc from "fast-check";
import { expect, test } from "vitest";
import { Buckets } from "./buckets.ts";

const MINUTE = { burst: 60, windowMs: 60_000 };

test("each client has its own tokens: who asks too much is told for how long to wait, and others are served", () => {
  let now = 0;
  const buckets = new Buckets(MINUTE, () => now);
  for (let i = 0; i < 60; i += 1) expect(buckets.take("a", 1)).toMatchObject({ isAllowed: true, left: 59 - i });
  expect(buckets.take("a", 1)).toEqual({ isAllowed: false, left: 0, waitMs: 1_000, fullMs: 60_000 });
  expect(buckets.take("b", 1).isAllowed).toBe(true);
  now += 1_000;
  expect([buckets.take("a", 1).isAllowed, buckets.take("a", 1).isAllowed]).toEqual([true, false]);
});

test("in no window is more allowed than the burst and what came back, however requests and clocks go", () => {
  const Step = fc.record({ wait: fc.integer({ min: -90_000, max: 90_000 }), tokens: fc.integer({ min: 1, max: 80 }) });
  const isBounded = fc.check(
    fc.property(fc.array(Step, { maxLength: 60 }), (steps) => {
      let now = 1_000_000;
      let forward = 0;
      let taken = 0;
      const buckets = new Buckets(MINUTE, () => now);
      for (const { wait, tokens } of steps) {
        now += wait;
        forward += Math.max(0, wait);
        const { isAllowed, left } = buckets.take("a", tokens);
        if (isAllowed) taken += Math.min(tokens, MINUTE.burst);
        if (left < 0 || left > MINUTE.burst) return false;
      }
      return taken <= MINUTE.burst + (forward / MINUTE.windowMs) * MINUTE.burst + 1e-6;
    }),
    { seed: 20_260_328, numRuns: 200 },
  );
  expect(isBounded.failed, JSON.stringify(isBounded.counterexample)).toBe(false);
});

test("what was given back never makes more than there is, and as many clients as there may be are remembered", () => {
  const buckets = new Buckets({ burst: 2, windowMs: 1_000 }, () => 0, 2);
  buckets.take("a", 1);
  buckets.giveBack("a", 5);
  expect(buckets.take("a", 2)).toMatchObject({ isAllowed: true, left: 0 });
  for (const other of ["b", "c"]) buckets.take(other, 1);
  expect(buckets.take("a", 1).isAllowed).toBe(true);
});
