import { expect, test } from "vitest";
import { runFuzz } from "./index.ts";

/** `npm run soak -- fuzz=1000000` goes further. */
const INPUTS = 1_200;

test("inputs that are nearly right are taken or refused with a reason: no crash, no fault of ours, nothing slow, nothing stored wrong", async () => {
  const outcomes = await runFuzz({
    inputs: INPUTS,
    seed: 20_260_328,
    serverUrl: process.env["TEST_DATABASE_URL"] ?? null,
  });
  expect(outcomes.flatMap(({ name, problems }) => problems.map((problem) => `${name}: ${problem}`))).toEqual([]);
  expect(outcomes.map(({ name }) => name)).toEqual([
    "watchlist",
    "front matter",
    "archive files",
    "feeds",
    "query strings",
    "webhooks",
  ]);
  expect(outcomes.reduce((sum, { inputs }) => sum + inputs, 0)).toBe(INPUTS);
}, 120_000);
