import { expect, test } from "vitest";
import { HttpProblem } from "../http/problem.ts";
import { PinBudget } from "./pin-budget.ts";

function refusalOf(budget: PinBudget): HttpProblem | null {
  try {
    budget.take();
    return null;
  } catch (error) {
    if (error instanceof HttpProblem) return error;
    throw error;
  }
}

test("new pins are limited, as each is kept for ever: who must wait is told for how long, and then served", () => {
  let now = 0;
  const budget = new PinBudget({ burst: 2, perHour: 60 }, () => now);
  expect([refusalOf(budget), refusalOf(budget)]).toEqual([null, null]);
  now += 15_000;
  const refused = refusalOf(budget);
  expect(refused).toMatchObject({ problem: { status: 429 }, headers: { "retry-after": "45" } });
  expect(refused?.message).toContain("ask again in 45 s");
  now += 45_000;
  expect(refusalOf(budget)).toBeNull();
  expect(refusalOf(budget)).not.toBeNull();
});

test("a budget that nobody uses does not grow beyond its burst, and a clock that is set back takes nothing away", () => {
  let now = 1_000_000_000;
  const budget = new PinBudget({ burst: 1, perHour: 3_600 }, () => now);
  now += 1_000_000_000;
  expect([refusalOf(budget), refusalOf(budget)?.problem.status]).toEqual([null, 429]);
  now -= 500_000;
  expect(refusalOf(budget)?.problem.status).toBe(429);
  now += 1_000;
  expect(refusalOf(budget)).toBeNull();
});
