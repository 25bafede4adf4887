import { HOUR_MS } from "@groundswell/core";
import { expect, test } from "vitest";
import { runFleet } from "./index.ts";

const SEED = 20_260_328;
/** Requests made over the least possible. */
const MOST_RATIO = 1.05;
const MINUTES = 60_000;

const common = { seed: SEED, serverUrl: process.env["TEST_DATABASE_URL"] ?? "" };

/** `npm run soak -- fleet=2000` goes further. */
test(
  "after a simulated day of 60 projects everything stored is the truth, and every event is told of the right one",
  async () => {
    const day = { name: "a day", projects: 60, days: 1, intervalMs: HOUR_MS, token: true };
    const { problems, events, totals, backfill } = await runFleet({ ...common, ...day });
    expect(problems).toEqual([]);
    expect(events.found).toBe(events.due);
    expect(events.due).toBeGreaterThan(5);
    // What a pause is asked for instead of an answer must be asked again.
    expect((totals.made - totals.paused) / totals.least).toBeLessThanOrEqual(MOST_RATIO);
    expect((backfill.made - backfill.paused) / backfill.least).toBeLessThanOrEqual(MOST_RATIO);
  },
  5 * MINUTES,
);

test(
  "so is everything after a day without a token, on sixty requests an hour",
  async () => {
    const day = { name: "without a token", projects: 20, days: 1, intervalMs: 6 * HOUR_MS, token: false };
    const { problems, events } = await runFleet({ ...common, ...day });
    expect(problems).toEqual([]);
    expect(events.found).toBe(events.due);
  },
  5 * MINUTES,
);
