import type { InstantMs } from "@groundswell/core";
import { addCollectorCounts, type CollectorCounts, type Database } from "@groundswell/db";
import type { FailureKind } from "../github/failure.ts";
import type { StepReport } from "./context.ts";

/** Counts are stored at most this often, and when a cycle ends: an answer comes every second, a scrape every minute. */
const EVERY_MS = 15_000;

/** Counts what a collector does, and adds it to what the database has, where whoever listens on a port finds it. */
export class StepCounts {
  #new = makeCounts();
  #storedAt: InstantMs = 0;

  readonly noteStep = ({ resource, outcome, failure }: StepReport): void => {
    countUp(this.#new.steps, `${resource} ${outcome}`);
    if (failure !== undefined) countUp(this.#new.failures, failure);
  };

  /** Being told to stop is no failure. */
  readonly noteFailure = (kind: FailureKind): void => {
    if (kind !== "stopped") countUp(this.#new.failures, kind);
  };

  noteRequests(count: number): void {
    this.#new.requests += count;
  }

  /** Adds what is new to the database, where it is time. @throws the database's error; nothing is lost by it */
  async store(db: Database, now: InstantMs, isEnd: boolean): Promise<void> {
    const { requests, steps, failures } = this.#new;
    const isNothing = requests === 0 && Object.keys(steps).length + Object.keys(failures).length === 0;
    if (isNothing || (!isEnd && Math.abs(now - this.#storedAt) < EVERY_MS)) return;
    await addCollectorCounts(db, this.#new, now);
    this.#new = makeCounts();
    this.#storedAt = now;
  }
}

function makeCounts(): CollectorCounts {
  return { requests: 0, steps: {}, failures: {} };
}

function countUp(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}
