import { expect, it } from "vitest";
import { firstWaitMs } from "./until-answer.ts";

it("asks a database ever more seldom that answers and stores nothing, as each try asks GitHub again", () => {
  expect([1, 2, 3, 4].map(firstWaitMs)).toEqual([1_000, 2_000, 4_000, 8_000]);
  expect(firstWaitMs(2_000)).toBe(300_000);
});
