import type { InstantMs } from "@groundswell/core";
import type { Random } from "../random.ts";

const USUAL_LATENCY_MS = [30, 150] as const;

/** A clock for a stand-in and those who ask it: time passes with each request, and in leaps while all sleep. */
export class SimulatedClock {
  now: InstantMs;
  readonly #random: Random;
  /** How long a request takes, at least and at most; null: GitHub's usual times. */
  latencyMs: readonly [number, number] | null = null;

  constructor(start: InstantMs, random: Random) {
    this.now = start;
    this.#random = random;
  }

  /** The time a request takes goes by. */
  pass(): InstantMs {
    const [least, most] = this.latencyMs ?? USUAL_LATENCY_MS;
    this.now += least + Math.floor(this.#random() * (most - least));
    return this.now;
  }

  /** Everybody sleeps until then, be it a second. */
  sleepUntil(wakeAt: InstantMs): InstantMs {
    // Whole milliseconds, as all clocks tell.
    this.now = Math.ceil(Math.max(wakeAt, this.now + 1_000));
    return this.now;
  }
}
