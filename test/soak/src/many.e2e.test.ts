import { expect, test } from "vitest";
import { runMany } from "./index.ts";

const SEED = 2;

test("of three collectors one is killed: only what it had under way is asked for again, and all is done", async () => {
  const outcome = await runMany({ seed: SEED, serverUrl: process.env["TEST_DATABASE_URL"] ?? "" });
  expect(outcome.problems).toEqual([]);
  expect(outcome.requests.every((requests) => requests > 0)).toBe(true);
}, 180_000);
