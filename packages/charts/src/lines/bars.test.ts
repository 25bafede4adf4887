import { dayNumber } from "@groundswell/core";
import { expect, test } from "vitest";
import { BAR_DAYS, barMiddle, listBarGaps, widenForBars } from "./bars.ts";
import { nextBucket } from "../axes/next-bucket.ts";

test("a day's bar is around its own number, as markers stand there; a week's and a month's around their middle day", () => {
  expect(barMiddle(dayNumber("2026-03-26"), "day")).toBe(dayNumber("2026-03-26"));
  expect(barMiddle(dayNumber("2026-03-23"), "week")).toBe(dayNumber("2026-03-26"));
  expect(barMiddle(dayNumber("2026-04-01"), "month")).toBe(dayNumber("2026-04-15") + 0.5);
});

test.each(["day", "week", "month"] as const)(
  "neighbouring bars of a %s never touch, not even in February",
  (interval) => {
    let x = dayNumber(interval === "week" ? "2025-12-29" : "2026-01-01");
    for (let i = 0; i < 24; i += 1) {
      const next = nextBucket(x, interval, "date");
      expect(barMiddle(next, interval) - barMiddle(x, interval)).toBeGreaterThan(BAR_DAYS[interval]);
      x = next;
    }
  },
);

test("the axis holds the first and the last bar whole, whichever of its days is asked for", () => {
  const days: [number, number] = [dayNumber("2026-03-26"), dayNumber("2026-04-02")];
  expect(widenForBars(days, "day")).toEqual([days[0] - 0.5, days[1] + 0.5]);
  expect(widenForBars(days, "week")).toEqual([dayNumber("2026-03-23") - 0.5, dayNumber("2026-04-05") + 0.5]);
  expect(widenForBars(days, "month")).toEqual([dayNumber("2026-03-01") - 0.5, dayNumber("2026-04-30") + 0.5]);
});

test("a gap reaches from the first missing day to the last: zero is not what is known there", () => {
  const point = (x: number, y: number | null) => ({ x, y, quality: "observed" as const, receipt: null });
  expect(listBarGaps([point(1, 5), point(2, null), point(5, 0), point(6, 1)])).toEqual([{ from: 1.5, to: 4.5 }]);
  expect(listBarGaps([])).toEqual([]);
});
