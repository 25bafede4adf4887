import { signDelivery } from "@groundswell/support";
import { ORIGIN } from "./harness.ts";

export { releasePayload as release, repositoryPayload as repository } from "@groundswell/support";

export const SECRET = "a secret that nobody logs";

export interface Delivery {
  event: string;
  payload: unknown;
  /** Default: this payload's by SECRET. Null: none. */
  signature?: string | null;
  contentType?: string;
}

/** A delivery as GitHub sends it. */
export function deliver({ event, payload, signature, contentType = "application/json" }: Delivery): Request {
  const body = typeof payload === "string" ? payload : JSON.stringify(payload);
  const signed = signature === undefined ? sign(body) : signature;
  const headers = new Headers({
    "content-type": contentType,
    "user-agent": "GitHub-Hookshot/044aadd",
    "x-github-event": event,
    "x-github-delivery": crypto.randomUUID(),
  });
  if (signed !== null) headers.set("x-hub-signature-256", signed);
  return new Request(`${ORIGIN}/hooks/github`, { method: "POST", headers, body });
}

/** A delivery's signature. */
export function sign(body: string, secret = SECRET): string {
  return signDelivery(body, secret);
}
