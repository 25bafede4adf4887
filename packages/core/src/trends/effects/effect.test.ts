import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { storyEffect, type EffectWeeks } from "./effect.ts";

const repeat = <T>(value: T, times: number): T[] => Array.from({ length: times }, () => value);
const count = fc.nat(3_000);
const weeks = fc.record({ base: fc.array(count, { minLength: 8, maxLength: 8 }), post: count });
const panel = fc.array(weeks, { minLength: 8, maxLength: 20 });
const flat = (stars: number, post = stars): EffectWeeks => ({ base: repeat(stars, 8), post });

describe("what changed after an event", () => {
  it("has a closed form where all weeks are alike", () => {
    const effect = storyEffect({ ...flat(100, 300), peers: [] });
    expect(effect.ratio.value).toBeCloseTo(300.5 / 100.5, 12);
    expect(effect).toMatchObject({ observed: 300, controlled: false, peersChange: 0, placeboP: null });
    expect(effect.expected).toBeCloseTo(100, 10);
    expect(effect.extra).toBeCloseTo(200, 10);
    // Only the prior's share of the variance is left, and t(.95) with 11 degrees of freedom is 1.796.
    expect(effect.se).toBeCloseTo(Math.sqrt(((4 * (1 / 100.5 + 0.0625)) / 11) * (9 / 8)), 12);
    expect(Math.log(effect.ratio.high / effect.ratio.value) / effect.se).toBeCloseTo(1.7959, 4);
    // Found four times in five: t(.80) is 0.8755.
    expect(Math.log(effect.minDetectableRatio) / effect.se).toBeCloseTo(1.7959 + 0.8755, 4);
    expect(effect.s2).toBeCloseTo(0, 12);
    expect(effect.tPre).toBeCloseTo(0, 12);
    expect(effect.unmoderated.high / effect.unmoderated.low).toBeCloseTo(1, 12);
  });

  it("takes away what peers did, too", () => {
    const peers = repeat(flat(40, 80), 8);
    const effect = storyEffect({ ...flat(100, 200), peers });
    expect(effect.ratio.value).toBeCloseTo((200.5 / 100.5) * (40.5 / 80.5), 12);
    expect(effect.controlled).toBe(true);
    // All nine rose alike but for the half star, which makes more of a rise from 40 than from 100.
    expect(effect.placeboP).toBeCloseTo(1 / 9, 12);
  });

  it("has no control group with fewer than eight peers", () => {
    const peers = repeat(flat(40, 80), 7);
    expect(storyEffect({ ...flat(100, 200), peers })).toEqual({
      ...storyEffect({ ...flat(100, 200), peers: [] }),
      peers: 7,
    });
  });

  it("ties with its peers where all did the same", () => {
    expect(storyEffect({ ...flat(30, 60), peers: repeat(flat(30, 60), 10) })).toMatchObject({ t: 0, placeboP: 1 });
  });

  it("ties with peers whose weeks are the same in another order, rounding or not", () => {
    const base = [3, 14, 15, 92, 65, 35, 89, 79];
    const peers = base.map((_, turn) => ({ base: [...base.slice(turn), ...base.slice(0, turn)], post: 50 }));
    for (const own of peers) expect(storyEffect({ ...own, peers }).placeboP).toBe(1);
  });

  it("tells what was rising before", () => {
    const { tPre, s02 } = storyEffect({ base: [150, ...repeat(100, 7)], post: 100, peers: [] });
    expect(tPre).toBeCloseTo(Math.log(150.5 / 100.5) / Math.sqrt(((4 * s02) / 10) * (8 / 7)), 10);
    expect(storyEffect({ base: [400, ...repeat(100, 7)], post: 400, peers: [] }).alreadyRising).toBe(true);
    expect(storyEffect({ base: [130, ...repeat(100, 7)], post: 400, peers: [] }).alreadyRising).toBe(false);
  });

  it("counts weeks below zero as zero", () => {
    expect(storyEffect({ base: [-40, ...repeat(5, 7)], post: -9, peers: [] })).toEqual(
      storyEffect({ base: [0, ...repeat(5, 7)], post: 0, peers: [] }),
    );
  });

  it("is refused without eight weeks before", () => {
    expect(() => storyEffect({ base: [1, 2, 3], post: 4, peers: [] })).toThrow("needs 8 weeks before it, not 3");
  });
});

describe("whatever the weeks", () => {
  it("figures agree with each other", () => {
    fc.assert(
      fc.property(weeks, panel, (own, peers) => {
        const effect = storyEffect({ ...own, peers });
        expect(effect.ratio.low).toBeLessThan(effect.ratio.value);
        expect(effect.ratio.high).toBeGreaterThan(effect.ratio.value);
        expect(effect.ratio.low > 1).toBe(effect.pUp < 0.05);
        expect(effect.pTwo).toBeCloseTo(2 * Math.min(effect.pUp, 1 - effect.pUp), 9);
        expect(effect.extra).toBeCloseTo(effect.observed - effect.expected, 9);
        expect(effect.expected).toBeGreaterThanOrEqual(0);
        expect(effect.placeboP).toBeGreaterThanOrEqual(1 / (1 + peers.length));
        expect(effect.placeboP).toBeLessThanOrEqual(1);
        expect(effect.minDetectableRatio).toBeGreaterThan(1);
      }),
    );
  });

  it("more stars after it never make less of it, and the order of peers does not matter", () => {
    fc.assert(
      fc.property(weeks, panel, fc.integer({ min: 1, max: 500 }), (own, peers, more) => {
        const effect = storyEffect({ ...own, peers });
        const larger = storyEffect({ ...own, post: own.post + more, peers });
        expect(larger.ratio.value).toBeGreaterThan(effect.ratio.value);
        expect(larger.pUp).toBeLessThanOrEqual(effect.pUp);
        expect(storyEffect({ ...own, peers: peers.toReversed() })).toEqual(effect);
      }),
    );
  });
});
