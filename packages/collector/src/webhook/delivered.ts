import type { InstantMs, Receipt } from "@groundswell/core";
import { hastenWork, WEBHOOK_SOURCE, type Executor, type Resource } from "@groundswell/db";
import { toMs } from "../github/repository.ts";
import type { Delivery } from "./payloads.ts";

/** A delivery for a watched project. */
export interface Delivered<D extends Delivery = Delivery> {
  projectId: number;
  delivery: D;
  bodyHash: string;
  receivedAt: InstantMs;
}

/** What came of a delivery, for people. */
export interface Outcome {
  title: string;
  detail: string;
}

/** A repository that had not changed for longer than this: its delivery has been on its way, and tells of the past. */
const MAX_AGE_MS = 10 * 60_000;

/**
 * Whether what a delivery says of the repository can be taken for what it is now: deliveries are late when GitHub or we
 * were down, and can be sent again by hand for days.
 */
export function tellsOfNow({ delivery: { repository }, receivedAt }: Delivered): boolean {
  return Math.abs(receivedAt - toMs(repository.updated_at)) <= MAX_AGE_MS;
}

/** Whether anybody may read what a delivery says: what is not public is nobody's business. */
export function isPublic({ delivery: { repository } }: Delivered): boolean {
  return !repository.private && repository.visibility === "public";
}

/** @param method how the facts were taken from the payload */
export function receiptOf({ delivery: { event, action }, bodyHash, receivedAt }: Delivered, method: string): Receipt {
  return {
    source: WEBHOOK_SOURCE,
    sourceUrl: "https://docs.github.com/webhooks",
    request: `POST /hooks/github ${event}.${action}`,
    fetchedAt: receivedAt,
    status: null,
    contentHash: bodyHash,
    method,
  };
}

/** For what can't be believed as it is: GitHub is asked instead, as soon as the budget allows. */
export async function askInstead(
  db: Executor,
  { projectId, receivedAt }: Delivered,
  resource: Resource,
): Promise<Outcome> {
  await hastenWork(db, projectId, resource, receivedAt);
  return { title: "Noted", detail: `nothing of it was stored; GitHub will be asked for the ${resource}` };
}
