import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { lockCaches } from "../derived/lock-caches.ts";
import { refreshLicenceEvents } from "../events/refresh-events.ts";
import { opennessChanges } from "../schema/index.ts";
import { deriveOpennessChanges } from "./derive-changes.ts";

/** Rows in one statement, which may have 65,534 parameters. */
const ROWS_AT_ONCE = 500;

/**
 * Brings what became otherwise in a project's files up to date with what is known, also among its events; in the
 * transaction that added it.
 */
export async function refreshOpennessChanges(tx: Executor, projectId: number): Promise<void> {
  await lockCaches(tx, projectId);
  const { changes: rows } = await deriveOpennessChanges(tx, projectId, null);
  await tx.execute(sql`delete from openness_changes where project_id = ${projectId}`);
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    await tx
      .insert(opennessChanges)
      .values(rows.slice(start, start + ROWS_AT_ONCE))
      .onConflictDoNothing();
  }
  await refreshLicenceEvents(tx, projectId, rows);
}
