import { formatReceiptId, parseReceiptId, type ProjectEvent } from "@groundswell/core";
import type { projectEvents } from "../schema/index.ts";

export type EventRow = typeof projectEvents.$inferSelect;

/** A stored event as the core has it. */
export function toEvent(row: EventRow): ProjectEvent {
  const { kind, key, at, notBefore, from, to, spanFrom, spanTo, figures } = row;
  return {
    kind,
    key,
    at: at.getTime(),
    notBefore: notBefore === null ? null : notBefore.getTime(),
    span: spanFrom === null || spanTo === null ? null : { from: spanFrom, to: spanTo },
    from,
    to,
    figures,
    receipt: formatReceiptId(row.projectId, row.receiptKey),
  };
}

/** An event as it is stored. */
export function toRow(projectId: number, event: ProjectEvent): EventRow {
  const { kind, key, at, notBefore, from, to, span, figures, receipt } = event;
  return {
    projectId,
    kind,
    key,
    at: new Date(at),
    notBefore: notBefore === null ? null : new Date(notBefore),
    from,
    to,
    spanFrom: span?.from ?? null,
    spanTo: span?.to ?? null,
    figures: { ...figures },
    receiptKey: receiptKeyOf(receipt),
  };
}

/**
 * The key of a receipt of the project's.
 * @throws Error when it is none: every event and every figure is proved by a receipt of its own project
 */
export function receiptKeyOf(receipt: string): string {
  const parsed = parseReceiptId(receipt);
  if (parsed === null) throw new Error(`not a receipt: ${receipt}`);
  return parsed.key;
}
