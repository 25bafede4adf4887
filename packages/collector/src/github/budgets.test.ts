import { describe, expect, test } from "vitest";
import { Budgets } from "./budgets.ts";

const NOW = Date.parse("2026-03-26T12:00:00Z");
const RESET_S = NOW / 1_000 + 3_600;
const RESET = RESET_S * 1_000;

function headersOf(bucket: string, limit: number, remaining: number, more: Record<string, string> = {}): Headers {
  return new Headers({
    "x-ratelimit-resource": bucket,
    "x-ratelimit-limit": String(limit),
    "x-ratelimit-remaining": String(remaining),
    "x-ratelimit-reset": String(RESET_S),
    ...more,
  });
}

describe("a budget", () => {
  test("that nobody knows may be asked once: its first answer tells", () => {
    const budgets = new Budgets();
    expect(budgets.allows("core", NOW)).toBe(true);
    budgets.note(headersOf("core", 60, 0), NOW, false);
    expect([budgets.allows("core", NOW), budgets.allows("graphql", NOW)]).toEqual([false, true]);
  });

  test("is used down to a twentieth, which is left to people, and again from its reset on", () => {
    const budgets = new Budgets();
    budgets.note(headersOf("core", 60, 4), NOW, false);
    expect(budgets.allows("core", NOW)).toBe(true);
    budgets.note(headersOf("core", 60, 3), NOW, false);
    expect([budgets.allows("core", NOW), budgets.readyAt("core", NOW)]).toEqual([false, RESET]);
    expect([budgets.allows("core", RESET - 1), budgets.allows("core", RESET)]).toEqual([false, true]);
  });

  test("is what an earlier run left", () => {
    const budgets = new Budgets([{ bucket: "core", limit: 60, remaining: 2, resetsAt: RESET }], NOW);
    expect(budgets.allows("core", NOW)).toBe(false);
    expect(budgets.list(NOW)).toEqual([{ bucket: "core", limit: 60, remaining: 2, resetsAt: RESET }]);
  });

  test("is left as known by headers that are absent or no numbers", () => {
    const budgets = new Budgets([{ bucket: "core", limit: 60, remaining: 2, resetsAt: RESET }], NOW);
    budgets.note(new Headers(), NOW, false);
    budgets.note(headersOf("core", 60, 50, { "x-ratelimit-remaining": "many" }), NOW, false);
    budgets.note(headersOf("core", 60, 50, { "x-ratelimit-reset": "-1" }), NOW, false);
    expect(budgets.list(NOW)[0]?.remaining).toBe(2);
  });

  test("that GitHub calls used up is used up, whatever its headers say", () => {
    const budgets = new Budgets();
    budgets.note(headersOf("graphql", 5_000, 4_000), NOW, false);
    budgets.exhaust("graphql", NOW);
    expect([budgets.allows("graphql", NOW), budgets.allows("core", NOW)]).toEqual([false, true]);
    expect(budgets.readyAt("graphql", NOW)).toBe(RESET);
  });
});

describe("a pause that GitHub asks for", () => {
  test("holds for every bucket, for as long as Retry-After says", () => {
    const budgets = new Budgets();
    budgets.note(headersOf("core", 5_000, 4_000, { "retry-after": "300" }), NOW, true);
    for (const bucket of ["core", "graphql", "unknown"]) {
      expect([budgets.allows(bucket, NOW + 299_999), budgets.allows(bucket, NOW + 300_000)]).toEqual([false, true]);
      expect(budgets.readyAt(bucket, NOW)).toBe(NOW + 300_000);
    }
  });

  test("is a minute when it does not say", () => {
    const budgets = new Budgets();
    budgets.note(headersOf("core", 5_000, 4_000), NOW, true);
    expect(budgets.readyAt("core", NOW)).toBe(NOW + 60_000);
  });

  test("is none when the bucket itself is at zero: that says when it is filled again", () => {
    const budgets = new Budgets();
    budgets.note(headersOf("core", 60, 0), NOW, true);
    expect([budgets.readyAt("core", NOW), budgets.allows("graphql", NOW)]).toEqual([RESET, true]);
  });

  test("is never shortened by a later answer", () => {
    const budgets = new Budgets();
    budgets.note(new Headers({ "retry-after": "300" }), NOW, true);
    budgets.note(new Headers({ "retry-after": "1" }), NOW, true);
    expect(budgets.readyAt("core", NOW)).toBe(NOW + 300_000);
  });

  test("that ends in an exhausted hour means waiting for the hour's end", () => {
    const budgets = new Budgets();
    budgets.note(headersOf("core", 60, 0, { "retry-after": "60" }), NOW, true);
    expect(budgets.readyAt("core", NOW)).toBe(RESET);
  });

  test("holds after a restart, and is forgotten when it is over", () => {
    const budgets = new Budgets();
    budgets.note(headersOf("core", 5_000, 4_000, { "retry-after": "300" }), NOW, true);
    const successor = new Budgets(budgets.list(NOW), NOW);
    expect([successor.allows("core", NOW + 299_999), successor.allows("core", NOW + 300_000)]).toEqual([false, true]);
    expect(successor.list(NOW + 300_000).map((b) => b.bucket)).toEqual(["core"]);
  });
});
