import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { lockCaches } from "../derived/lock-caches.ts";
import { refreshLicenceEvents } from "../events/refresh-events.ts";
import { inParts } from "../in-parts.ts";
import { opennessChanges } from "../schema/index.ts";
import { deriveOpennessChanges } from "./derive-changes.ts";

/**
 * Brings what became otherwise in a project's files up to date with what is known, also among its events; in the
 * transaction that added it.
 */
export async function refreshOpennessChanges(tx: Executor, projectId: number): Promise<void> {
  await lockCaches(tx, projectId);
  const { changes: rows } = await deriveOpennessChanges(tx, projectId, null);
  await tx.execute(sql`delete from openness_changes where project_id = ${projectId}`);
  for (const part of inParts(rows)) await tx.insert(opennessChanges).values(part).onConflictDoNothing();
  await refreshLicenceEvents(tx, projectId, rows);
}
