import type { Receipt } from "@groundswell/wire";

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
      return { when: "Fetched", answer: `HTTP ${receipt.status}` };
    case "sent":
      return { when: "Received", answer: "a signed delivery, which nobody asked for" };
    case "file":
      return { when: "Newest figure in the file", answer: "a file, not a web answer" };
  }
}
