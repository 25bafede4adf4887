import { beforeAll, expect, test } from "vitest";
import { KILL_PLAN, runKills, type KillOutcome } from "./index.ts";

/** A share of the long run: moments that this seed chooses; `npm run soak -- kills=200` goes further. */
const KILLS = 6;
const SEED = 20_260_326;

let outcomes: KillOutcome[] = [];

beforeAll(async () => {
  const serverUrl = process.env["TEST_DATABASE_URL"] ?? null;
  outcomes = await runKills({ kills: KILLS, seed: SEED, serverUrl });
}, 600_000);

test.each(KILL_PLAN)("a kill -9 at any moment of $name loses and doubles nothing", ({ name, of50 }) => {
  const outcome = outcomes.find((o) => o.name === name);
  expect(outcome?.problems).toEqual([]);
  expect(outcome?.kills).toBe(Math.round((KILLS * of50) / 50));
});

test("the process was killed at about as many moments as were meant", () => {
  expect(outcomes.reduce((sum, { kills }) => sum + kills, 0)).toBeGreaterThanOrEqual(KILLS - KILL_PLAN.length / 2);
});
