import type { InstantMs } from "@groundswell/core";
import { eq } from "drizzle-orm";
import type { Database, Executor } from "../connect.ts";
import { processState } from "../schema/index.ts";
import { readState } from "./process-state.ts";

/**
 * What all collectors of this database have done so far: a collector listens on no port, so whoever does (the API) tells
 * of it. Only ever counted up.
 */
export interface CollectorCounts {
  /** Requests to GitHub. */
  requests: number;
  /** `totals stored`, `releases failed`: a resource and what came of a look at it. */
  steps: Record<string, number>;
  /** Why looks failed, by kind. */
  failures: Record<string, number>;
}

const KEY = "collector_counts";
const NONE: CollectorCounts = { requests: 0, steps: {}, failures: {} };

export async function readCollectorCounts(db: Executor): Promise<CollectorCounts> {
  // Nobody but addCollectorCounts writes under this key.
  return ((await readState(db, KEY)) as CollectorCounts | null) ?? NONE;
}

/** Adds to what is there; collectors that add at the same time wait for each other. */
export async function addCollectorCounts(db: Database, added: CollectorCounts, now: InstantMs): Promise<void> {
  await db.transaction(async (tx) => {
    await tx
      .insert(processState)
      .values({ key: KEY, value: NONE, updatedAt: new Date(now) })
      .onConflictDoNothing();
    const [row] = await tx
      .select({ value: processState.value })
      .from(processState)
      .where(eq(processState.key, KEY))
      .for("update");
    const before = (row?.value ?? NONE) as CollectorCounts;
    const value: CollectorCounts = {
      requests: before.requests + added.requests,
      steps: addUp(before.steps, added.steps),
      failures: addUp(before.failures, added.failures),
    };
    await tx
      .update(processState)
      .set({ value, updatedAt: new Date(now) })
      .where(eq(processState.key, KEY));
  });
}

function addUp(before: Record<string, number>, added: Record<string, number>): Record<string, number> {
  const sum = { ...before };
  for (const [key, count] of Object.entries(added)) sum[key] = (sum[key] ?? 0) + count;
  return sum;
}
