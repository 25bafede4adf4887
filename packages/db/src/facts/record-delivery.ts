import type { InstantMs } from "@groundswell/core";
import type { Executor } from "../connect.ts";
import { webhookDeliveries } from "../schema/index.ts";

/** The source that receipts of webhooks name. */
export const WEBHOOK_SOURCE = "GitHub webhook";

/**
 * Takes note of a webhook's delivery, in the transaction that stores what it says.
 * @param bodyHash of its signed body: the delivery's number is not signed, and proves nothing
 * @returns false when this very body was taken before
 */
export async function recordDelivery(
  db: Executor,
  projectId: number,
  { bodyHash, event, receivedAt }: { bodyHash: string; event: string; receivedAt: InstantMs },
): Promise<boolean> {
  const rows = await db
    .insert(webhookDeliveries)
    .values({ projectId, bodyHash, event, receivedAt: new Date(receivedAt) })
    .onConflictDoNothing()
    .returning({ bodyHash: webhookDeliveries.bodyHash });
  return rows.length > 0;
}
