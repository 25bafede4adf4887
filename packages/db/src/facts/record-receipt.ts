import { formatReceiptId, parseReceiptId, receiptKey, type Receipt } from "@groundswell/core";
import { and, eq } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { receipts } from "../schema/index.ts";

/** Keeps a receipt; the same one twice is kept once. @returns its key within the project */
export async function recordReceipt(db: Executor, projectId: number, receipt: Receipt): Promise<string> {
  const key = receiptKey(receipt);
  await db
    .insert(receipts)
    .values({ ...receipt, projectId, key, fetchedAt: new Date(receipt.fetchedAt) })
    .onConflictDoNothing();
  return key;
}

/** A receipt by its public id, with its project's id; null when there is none. */
export async function readReceipt(
  db: Executor,
  id: string,
): Promise<(Receipt & { id: string; projectId: number }) | null> {
  const parsed = parseReceiptId(id);
  if (parsed === null) return null;
  const [row] = await db
    .select()
    .from(receipts)
    .where(and(eq(receipts.projectId, parsed.projectId), eq(receipts.key, parsed.key)));
  if (row === undefined) return null;
  const { key, ...receipt } = row;
  return { ...receipt, id: formatReceiptId(row.projectId, key), fetchedAt: row.fetchedAt.getTime() };
}
