import { expect, test } from "vitest";
import { tellAge } from "./tell-age.ts";

test("a latest story that is months older than the figures says so; a fresh one needs no age", () => {
  expect(tellAge("2026-03-27", "2026-08-21")).toBe(", 4 months before the newest figures");
  expect(tellAge("2026-07-20", "2026-08-21")).toBe(", 1 month before the newest figures");
  expect(tellAge("2026-08-01", "2026-08-21")).toBe("");
  expect(tellAge("2026-08-01", null)).toBe("");
});
