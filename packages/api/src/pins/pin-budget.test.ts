import { expect, test } from "vitest";
import { HttpProblem } from "../http/problem.ts";
import { asClient } from "../limits/current-client.ts";
import { costOf, PinBudget } from "./pin-budget.ts";

function refusalOf(work: () => void): HttpProblem | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof HttpProblem) return error;
    throw error;
  }
}

const taking = (budget: PinBudget, tokens = 1) => refusalOf(() => budget.take(tokens));

test("new pins are limited, as each is kept for ever: who must wait is told for how long, and then served", () => {
  let now = 0;
  const budget = new PinBudget({ burst: 2, perHour: 60 }, () => now);
  expect([taking(budget), taking(budget)]).toEqual([null, null]);
  now += 15_000;
  const refused = taking(budget);
  expect(refused).toMatchObject({ problem: { status: 429 }, headers: { "retry-after": "45" } });
  expect(refused?.message).toContain("ask again in 45 s");
  now += 45_000;
  expect(taking(budget)).toBeNull();
  expect(taking(budget)).not.toBeNull();
});

test("a budget that nobody uses does not grow beyond its burst, and a clock that is set back takes nothing away", () => {
  let now = 1_000_000_000;
  const budget = new PinBudget({ burst: 1, perHour: 3_600 }, () => now);
  now += 1_000_000_000;
  expect([taking(budget), taking(budget)?.problem.status]).toEqual([null, 429]);
  now -= 500_000;
  expect(taking(budget)?.problem.status).toBe(429);
  now += 1_000;
  expect(taking(budget)).toBeNull();
});

test("two megabytes cost more than a picture, and what there is no room for takes nothing from what there is", () => {
  expect([0, 65_535, 65_536, 2_100_000].map(costOf)).toEqual([1, 1, 2, 33]);
  const budget = new PinBudget({ burst: 40, perHour: 3_600 }, () => 0);
  expect(taking(budget, 33)).toBeNull();
  expect(taking(budget, 33)?.headers).toMatchObject({ "retry-after": "26" });
  expect(taking(budget, 7)).toBeNull();
  expect(taking(budget)?.headers).toMatchObject({ "retry-after": "1" });
});

test("asking takes nothing, and what is larger than the whole budget is not refused for ever", () => {
  const budget = new PinBudget({ burst: 2, perHour: 3_600 }, () => 0);
  const ask = () => refusalOf(() => budget.ask());
  expect([ask(), ask(), ask(), taking(budget, 1_000)]).toEqual([null, null, null, null]);
  expect(ask()?.problem.status).toBe(429);
});

test("one client that pins too much is refused, others are not, until all of them together pin too much", () => {
  const budget = new PinBudget({ burst: 2, perHour: 60 }, () => 0);
  const from = (key: string, tokens: number) => asClient({ key, isLocal: false }, () => taking(budget, tokens));
  expect([from("a", 2), from("b", 2)]).toEqual([null, null]);
  // No cache may give one client's refusal to another.
  expect(from("a", 1)).toMatchObject({ problem: { status: 429 }, headers: { "cache-control": "no-store" } });
  expect(["c", "d", "e", "f"].map((key) => from(key, 2))).toEqual([null, null, null, null]);
  expect(from("g", 1)?.problem.status).toBe(429);
});

test("whoever may have all readers behind it shares what all have", () => {
  const budget = new PinBudget({ burst: 2, perHour: 60 }, () => 0);
  const local = (tokens: number) => asClient({ key: "127.0.0.1", isLocal: true }, () => taking(budget, tokens));
  expect([local(12), local(1)?.problem.status]).toEqual([null, 429]);
});
