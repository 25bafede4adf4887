import type { Receipt } from "@groundswell/wire";
import { receiptKindStrings as text } from "#lib/strings/receipt.ts";

type Told = Pick<Receipt, "status" | "request">;

/** How a receipt's source came to us: asked for, sent by a webhook, or read from a file. */
export function kindOfReceipt({ status, request }: Told): "asked" | "sent" | "file" {
  if (status !== null) return "asked";
  return request.startsWith("POST /hooks/") ? "sent" : "file";
}

/** The same in words, with what its instant is. */
export function describeReceipt(receipt: Told): { when: string; answer: string } {
  switch (kindOfReceipt(receipt)) {
    case "asked":
      return { when: text.fetched, answer: text.http(receipt.status) };
    case "sent":
      return { when: text.received, answer: text.delivery };
    case "file":
      return { when: text.newest, answer: text.file };
  }
}
