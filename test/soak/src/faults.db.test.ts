import { expect, test } from "vitest";
import { runFaults } from "./index.ts";

const SEED = 20_260_328;
/** `npm run soak -- faults=500` goes further, and tries each fault alone. */
const CYCLES = 5;

test("under a random mix of all faults nothing is stored twice, nothing wrong, and nothing is lost in the end", async () => {
  const serverUrl = process.env["TEST_DATABASE_URL"] ?? null;
  const outcomes = await runFaults({ cycles: CYCLES, cyclesAlone: 0, seed: SEED, serverUrl });
  expect(outcomes.flatMap(({ problems }) => problems)).toEqual([]);
  // With and without a token, on either database.
  expect(outcomes).toHaveLength(4);
}, 300_000);
