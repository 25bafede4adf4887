import { expect, test } from "vitest";
import { pickHolder, type NameSpan } from "./pick-holder.ts";

const span = (projectId: number, from: number, to: number): NameSpan => ({ projectId, from, to });
const [EVER, STILL] = [-Infinity, Infinity];

test("a name that passed on is whose it was at the instant, and between the two it is its former bearer's", () => {
  const spans = [span(1, EVER, 20), span(2, 30, STILL)];
  expect([10, 20, 29, 30, 99].map((asOf) => pickHolder(spans, asOf))).toEqual([1, 1, 1, 2, 2]);
});

test("of two that bore it as long as anything is known, it is the one's that gave it up, until it did", () => {
  const spans = [span(1, EVER, 20), span(2, EVER, STILL)];
  expect([10, 20].map((asOf) => pickHolder(spans, asOf))).toEqual([1, 2]);
});

test("a name of earlier, of which no time is known, is its present bearer's once that one has it", () => {
  const spans = [span(1, EVER, EVER), span(2, 30, STILL)];
  expect([10, 30].map((asOf) => pickHolder(spans, asOf))).toEqual([1, 2]);
});

test("before anybody was seen to bear it, it is the first one's; what nobody bore is nobody's", () => {
  expect(pickHolder([span(2, 30, STILL), span(1, 20, 30)], 10)).toBe(1);
  expect(pickHolder([], 10)).toBeNull();
});
