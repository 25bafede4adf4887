import { expect, test } from "vitest";
import { isStale } from "./is-stale.ts";

test("a look is old after three days without another, and one that never was is not", () => {
  const of = (now: string, checkedAt: string | null = "2026-08-01T12:00:00Z") => isStale(checkedAt, now);
  expect(of("2026-08-04T12:00:00Z")).toBe(false);
  expect(of("2026-08-04T12:00:01Z")).toBe(true);
  expect(of("2026-08-04T12:00:01Z", null)).toBe(false);
});
