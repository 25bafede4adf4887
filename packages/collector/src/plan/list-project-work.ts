import type { InstantMs } from "@groundswell/core";
import { listWork, reviveWork, type Database } from "@groundswell/db";
import { NEWEST_RESOURCES } from "./resources.ts";

/**
 * Lists the work of projects that are watched from now on, so that a collector which waits for what is next does not
 * wait for them too, in whatever process it runs.
 */
export async function listProjectWork(db: Database, projectIds: readonly number[], now: InstantMs): Promise<void> {
  await listWork(db, NEWEST_RESOURCES, now);
  await reviveWork(db, projectIds, now);
}
