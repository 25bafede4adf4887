import { describe, expect, it } from "vitest";
import { Hands } from "./hands.ts";

describe("the reader's hands", () => {
  it("hold the page while they write, and no longer: a word in the search field must not end live updates", () => {
    let nowMs = 0;
    const hands = new Hands(() => nowMs);
    expect(hands.areBusy()).toBe(false);
    hands.type();
    nowMs = 29_000;
    expect(hands.areBusy()).toBe(true);
    nowMs = 31_000;
    expect(hands.areBusy()).toBe(false);
  });

  it("hold it while a pointer moves over a chart, not while one rests there", () => {
    let nowMs = 100_000;
    const hands = new Hands(() => nowMs);
    hands.point();
    nowMs += 9_000;
    expect(hands.areBusy()).toBe(true);
    nowMs += 2_000;
    expect(hands.areBusy()).toBe(false);
  });
});
