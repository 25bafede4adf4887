import type { InstantMs } from "@groundswell/core";
import type { Executor } from "../connect.ts";
import type { Resource } from "../poll/work.ts";
import { readState, writeState } from "./process-state.ts";

/** What the collector said it will do, when it last ended a cycle. */
export interface CollectorPlan {
  at: InstantMs;
  /** First things first. */
  next: { repo: string; resource: Resource; dueAt: InstantMs }[];
  buckets: { bucket: string; perHour: number; upkeepPerHour: number; backlog: number; due: number }[];
  /** Projects of which something was never read; `completeAt` null: not at this rate. */
  incomplete: {
    projectId: number;
    repo: string;
    missing: { resource: Resource; pages: number }[];
    completeAt: InstantMs | null;
  }[];
}

const KEY = "collector_plan";

/** Null: the collector has not run yet. */
export async function readCollectorPlan(db: Executor): Promise<CollectorPlan | null> {
  // Nobody but writeCollectorPlan writes under this key.
  return (await readState(db, KEY)) as CollectorPlan | null;
}

export async function writeCollectorPlan(db: Executor, plan: CollectorPlan): Promise<void> {
  await writeState(db, KEY, plan, plan.at);
}
