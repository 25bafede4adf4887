import type { Receipt } from "@groundswell/wire";

/** How a receipt's source came to us: asked for, read from a file, or sent by a webhook. */
export function describeReceipt({ status, request }: Pick<Receipt, "status" | "request">): {
  when: string;
  answer: string;
} {
  if (status !== null) return { when: "Fetched", answer: `HTTP ${status}` };
  if (request.startsWith("POST /hooks/"))
    return { when: "Received", answer: "a signed delivery, which nobody asked for" };
  return { when: "Newest figure in the file", answer: "a file, not a web answer" };
}
