import type { InstantMs } from "@groundswell/core";
import type { Executor } from "../connect.ts";
import { readState, writeState } from "./process-state.ts";

/** A rate limit as GitHub last reported it. */
export interface BudgetState {
  bucket: string;
  limit: number;
  remaining: number;
  resetsAt: InstantMs;
}

/** What the collector last knew of GitHub and of itself. */
export interface CollectorStatus {
  github: {
    state: "not asked yet" | "reachable" | "unreachable" | "out of budget" | "token refused";
    since: InstantMs | null;
    lastSuccessAt: InstantMs | null;
    detail: string | null;
    authenticated: boolean;
  };
  budgets: BudgetState[];
  run: { running: boolean; intervalSeconds: number; lastRunAt: InstantMs | null; nextRunAt: InstantMs | null };
}

export const COLLECTOR_KEY = "collector";

const NEVER_RUN: CollectorStatus = {
  github: { state: "not asked yet", since: null, lastSuccessAt: null, detail: null, authenticated: false },
  budgets: [],
  run: { running: false, intervalSeconds: 0, lastRunAt: null, nextRunAt: null },
};

export async function readCollectorStatus(db: Executor): Promise<CollectorStatus> {
  return toCollectorStatus(await readState(db, COLLECTOR_KEY));
}

/** @param stored what stands under the key; null: nothing yet */
export function toCollectorStatus(stored: unknown): CollectorStatus {
  // Nobody but writeCollectorStatus writes under this key.
  return stored === null ? NEVER_RUN : (stored as CollectorStatus);
}

/**
 * Keeps what the collector says of itself. It is no part of the data's version: it changes with every request that the
 * collector makes, and nothing but the status shows it.
 */
export async function writeCollectorStatus(db: Executor, status: CollectorStatus, now: InstantMs): Promise<void> {
  await writeState(db, COLLECTOR_KEY, status, now);
}
