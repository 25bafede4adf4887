import { DAY_MS, type InstantMs } from "@groundswell/core";
import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { webhookDeliveries } from "../schema/index.ts";

/** The source that receipts of webhooks name. */
export const WEBHOOK_SOURCE = "GitHub webhook";

/**
 * How long a delivery is remembered. GitHub sends one again by hand for three days at most; the rest is for a copy that
 * somebody else kept, and after that long nothing in it passes for news.
 */
const KEPT_DAYS = 90;

/**
 * Takes note of a webhook's delivery, in the transaction that stores what it says, and drops the project's old ones.
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
  if (rows.length > 0) await dropOld(db, projectId, receivedAt);
  return rows.length > 0;
}

/** Those that another delivery is dropping already are left to it: nobody waits. */
async function dropOld(db: Executor, projectId: number, now: InstantMs): Promise<void> {
  const before = new Date(now - KEPT_DAYS * DAY_MS).toISOString();
  await db.execute(sql`
    delete from webhook_deliveries where (project_id, body_hash) in (
      select project_id, body_hash from webhook_deliveries
      where project_id = ${projectId} and received_at < ${before}::timestamptz
      for update skip locked)`);
}
