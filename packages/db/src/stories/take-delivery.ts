import { DAY_MS, type InstantMs } from "@groundswell/core";
import { lt } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { storyDeliveries } from "../schema/index.ts";

/** Senders try again for hours; far longer ago than that a key is of no use. */
const KEPT_DAYS = 90;

/**
 * Takes a delivery of a story webhook, once: in the transaction that stores what it says, so that one that could not be
 * stored can be sent again. Keys are kept for 90 days.
 * @param key the sender's idempotency key
 * @returns false when it was taken before
 */
export async function takeStoryDelivery(db: Executor, key: string, now: InstantMs): Promise<boolean> {
  const taken = await db
    .insert(storyDeliveries)
    .values({ key, receivedAt: new Date(now) })
    .onConflictDoNothing()
    .returning({ key: storyDeliveries.key });
  if (taken.length === 0) return false;
  await db.delete(storyDeliveries).where(lt(storyDeliveries.receivedAt, new Date(now - KEPT_DAYS * DAY_MS)));
  return true;
}
