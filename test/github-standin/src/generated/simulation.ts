import { HOUR_MS, type InstantMs } from "@groundswell/core";
import type { Random } from "../random.ts";

/** What the simulation covers. */
export interface Simulation {
  start: InstantMs;
  end: InstantMs;
}

/** From one moment to the next, and from either end of the simulation. */
const HOURS_APART = 3;
const HALF_HOUR_MS = HOUR_MS / 2;
const MINUTE_MS = 60_000;

/** @returns moments in their order, more than two hours apart, each 22 to 38 minutes into an hour of the simulation */
export function drawMoments(count: number, { start, end }: Simulation, random: Random): InstantMs[] {
  const hours = Math.floor((end - start) / HOUR_MS) - HOURS_APART * (count + 1);
  const drawn = Array.from({ length: count }, () => Math.floor(random() * hours));
  return drawn
    .toSorted((a, b) => a - b)
    .map((hour, i) => {
      const minutes = Math.floor(17 * random() - 8);
      return start + (hour + HOURS_APART * (i + 1)) * HOUR_MS + HALF_HOUR_MS + minutes * MINUTE_MS;
    });
}
