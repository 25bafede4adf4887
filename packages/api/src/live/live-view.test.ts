import { describe, expect, it } from "vitest";
import { judgeAge } from "./live-view.ts";

const HOUR = 3_600_000;
const NOW = 1_000 * HOUR;

describe("judgeAge", () => {
  const judge = (...hoursAgo: number[]) =>
    judgeAge({ newest: NOW, observed: hoursAgo.map((hours) => NOW - hours * HOUR), projects: 4 }, 3_600, NOW);

  it("tells pages when fewer projects' figures are young, though one is: they name the number", () => {
    expect(judge(0, 1, 1, 2)).toEqual({ figures: "live", youngTenths: 10 });
    expect(judge(0, 9, 9, 9)).toEqual({ figures: "live", youngTenths: 3 });
  });

  it("calls nothing live once all are old", () => {
    expect(judge(3, 9)).toEqual({ figures: "stale", youngTenths: 0 });
    expect(judge()).toEqual({ figures: "archive", youngTenths: 0 });
  });
});
