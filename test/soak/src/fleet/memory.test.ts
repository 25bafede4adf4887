import { expect, test } from "vitest";
import { Memory, slopeOf } from "./memory.ts";

const MEGABYTE = 1_048_576;

test("what grows by two megabytes a day is seen, whatever a single day was off by", () => {
  expect(slopeOf([100, 102, 104, 106, 108, 110, 112])).toBe(2);
  expect(slopeOf([103, 102, 104, 111, 108, 110, 110])).toBeGreaterThan(1);
});

test("one day that was off is no leak, and one day alone tells of none", () => {
  expect(slopeOf([100, 100.2, 100.1, 106, 100.4, 100.3, 100.6])).toBeLessThan(0.2);
  expect([slopeOf([]), slopeOf([100])]).toEqual([0, 0]);
});

test("each process has its own figures of a day", () => {
  const memory = new Memory(0);
  const usage = {
    rss: 90 * MEGABYTE,
    heapTotal: 0,
    heapUsed: 20 * MEGABYTE,
    external: 5.5 * MEGABYTE,
    arrayBuffers: 0,
  };
  memory.noteDay({ collector: usage, API: { ...usage, rss: 200 * MEGABYTE } });
  expect(memory.describeDay()).toBe(
    "day 1, all garbage collected: collector 90 MB resident (heap 20, buffers 5.5); API 200 MB resident (heap 20, buffers 5.5)",
  );
});
