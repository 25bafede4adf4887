import { beforeAll, expect, test } from "vitest";
import { KILL_PLAN, runKills, type KillOutcome } from "./index.ts";

/** 50 kills at moments that this seed chooses; `npm run soak -- kills=200` goes further. */
const KILLS = 50;
const SEED = 20_260_326;

let outcomes: KillOutcome[] = [];

beforeAll(async () => {
  const serverUrl = process.env["TEST_DATABASE_URL"] ?? null;
  outcomes = await runKills({ kills: KILLS, seed: SEED, serverUrl });
}, 600_000);

test.each(KILL_PLAN)("a kill -9 at any moment of $name loses and doubles nothing", ({ name, of50 }) => {
  const outcome = outcomes.find((o) => o.name === name);
  expect(outcome?.problems).toEqual([]);
  expect(outcome?.kills).toBe(of50);
});

test("the process was killed at no fewer than 50 moments", () => {
  expect(outcomes.reduce((sum, { kills }) => sum + kills, 0)).toBeGreaterThanOrEqual(KILLS);
});
