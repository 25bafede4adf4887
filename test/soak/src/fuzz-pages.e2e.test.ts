import { expect, test } from "vitest";
import { runFuzz } from "./index.ts";

/** One in a hundred is a page's; `npm run soak -- fuzz=1000000` goes further. */
const INPUTS = 6_000;

test("a page that is asked for by an address that is nearly right is shown or not found: no fault of ours, nothing that runs, nobody sent elsewhere or in circles", async () => {
  const serverUrl = process.env["TEST_DATABASE_URL"] ?? "";
  const [outcome] = await runFuzz({ inputs: INPUTS, seed: 20_260_328, serverUrl, only: ["pages"] });
  expect(outcome?.problems).toEqual([]);
  expect(outcome?.inputs).toBe(60);
}, 120_000);
