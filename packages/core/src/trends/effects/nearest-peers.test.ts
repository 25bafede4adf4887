import { describe, expect, it } from "vitest";
import { nearestPeers } from "./nearest-peers.ts";
import type { DailyValues } from "../types.ts";

const DAY = "2026-03-02";
/** The first day of the eight weeks before. */
const FROM = "2026-01-05";

function steady(starsADay: number, days = 63, from = FROM): DailyValues {
  return { from, values: Array<number>(days).fill(starsADay) };
}

function without(series: DailyValues, index: number): DailyValues {
  return { ...series, values: series.values.with(index, null) };
}

describe("the peers of a project", () => {
  it("are those with the nearest rate, on the scale of logarithms: 5 is further from 10 than 19 is", () => {
    const [five, nineteen, forty] = [steady(5), steady(19), steady(40)];
    expect(nearestPeers(steady(10), DAY, [forty, five, nineteen])).toEqual([nineteen, five, forty]);
  });

  it("are at most 20, and of equals those given first", () => {
    const candidates = Array.from({ length: 30 }, (_, i) => steady(i + 1));
    const peers = nearestPeers(steady(10), DAY, candidates);
    expect(peers).toHaveLength(20);
    expect(peers[0]).toBe(candidates[9]);
    const twins = [steady(3), steady(3)];
    const chosen = nearestPeers(steady(3), DAY, twins);
    expect(chosen.map((peer) => twins.indexOf(peer))).toEqual([0, 1]);
  });

  it("have every day of the eight weeks before and of the week from the day on", () => {
    const whole = steady(4, 100, "2026-01-01");
    const lacking = [without(steady(4), 0), without(steady(4), 62), steady(4, 62), steady(4, 63, "2026-01-06")];
    expect(nearestPeers(steady(4), DAY, [...lacking, whole])).toEqual([whole]);
  });

  it("are none where the project's own days are not known", () => {
    expect(nearestPeers(without(steady(4), 30), DAY, [steady(4)])).toEqual([]);
  });

  it("are chosen by the weeks before alone: what came after must not choose whom it is held against", () => {
    const burst: DailyValues = { from: FROM, values: [...Array<number>(56).fill(10), ...Array<number>(7).fill(1000)] };
    expect(nearestPeers(steady(10), DAY, [steady(12), burst])[0]).toBe(burst);
  });

  it("with weeks that lost stars are counted as having gained none", () => {
    const losing = steady(-5);
    expect(nearestPeers(steady(0), DAY, [steady(1), losing])[0]).toBe(losing);
  });
});
