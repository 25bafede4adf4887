import { expect, test } from "vitest";
import { runFuzz } from "./index.ts";

/** `npm run soak -- fuzz=1000000` goes further. */
const INPUTS = 1_200;
/** All but the pages, which have a test of their own: they have to be built. */
const TARGETS = [
  "watchlist",
  "front matter",
  "ledger notes",
  "READMEs",
  "archive files",
  "feeds",
  "query strings",
  "webhooks",
  "told stories",
];

test("inputs that are nearly right are taken or refused with a reason: no crash, no fault of ours, nothing slow, nothing stored wrong", async () => {
  const outcomes = await runFuzz({
    inputs: INPUTS,
    seed: 20_260_328,
    serverUrl: process.env["TEST_DATABASE_URL"] ?? null,
    only: TARGETS,
  });
  expect(outcomes.flatMap(({ name, problems }) => problems.map((problem) => `${name}: ${problem}`))).toEqual([]);
  expect(outcomes.map(({ name }) => name)).toEqual(TARGETS);
  // One in a hundred is a page's.
  expect(outcomes.reduce((sum, { inputs }) => sum + inputs, 0)).toBe(0.99 * INPUTS);
}, 120_000);
