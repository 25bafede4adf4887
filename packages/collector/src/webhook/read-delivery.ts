import { contentHash, parseJson } from "@groundswell/core";
import { verify } from "@octokit/webhooks-methods";
import { z } from "zod";
import { isEvent, parseDelivery, type Delivery } from "./payloads.ts";

/** What is answered to a delivery; people read it in GitHub's list of deliveries. */
export interface WebhookAnswer {
  status: 200 | 202 | 400 | 401 | 415 | 422;
  title: string;
  detail: string;
}

/** A delivery that bears our secret's signature, or what to answer to it at once. */
export type ReadDelivery = { delivery: Delivery; bodyHash: string } | { answer: WebhookAnswer };

/**
 * Reads a delivery: the signature before anything of the body is believed.
 * @see https://docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries
 */
export async function readDelivery(request: Request, secret: string): Promise<ReadDelivery> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json\s*(?:;|$)/i.test(type)) {
    return refuse(415, "Not JSON", 'set the webhook\'s "Content type" to application/json');
  }
  const body = await request.text();
  const signature = request.headers.get("x-hub-signature-256") ?? "";
  // The library refuses to compare with nothing, and compares in constant time.
  if (signature === "" || body === "" || !(await verify(secret, body, signature))) {
    return refuse(401, "Not signed by us", "the signature is missing, or of another secret: nothing was stored");
  }
  const event = request.headers.get("x-github-event") ?? "";
  if (event === "ping") return accept(200, "Pong", "the secret is right; deliveries will be read");
  if (!isEvent(event)) return accept(202, "Not read", "only star, fork, release and repository are");
  return parseBody(event, body);
}

function parseBody(event: Parameters<typeof parseDelivery>[0], body: string): ReadDelivery {
  try {
    return { delivery: parseDelivery(event, parseJson(body)), bodyHash: contentHash(body) };
  } catch (error) {
    if (error instanceof SyntaxError) return refuse(400, "Not JSON", "the body is no JSON");
    if (!(error instanceof z.ZodError)) throw error;
    const places = error.issues.flatMap(placesOf).filter((place) => place !== "");
    const where = places.length === 0 ? "" : `: ${places.slice(0, 5).join(", ")}`;
    return refuse(422, "Not understood", `not the payload of a ${event} as we know it${where}`);
  }
}

function placesOf(issue: z.core.$ZodIssue): string[] {
  return issue.code === "unrecognized_keys" ? issue.keys : [issue.path.join(".")];
}

function accept(status: 200 | 202, title: string, detail: string): ReadDelivery {
  return { answer: { status, title, detail } };
}

function refuse(status: 400 | 401 | 415 | 422, title: string, detail: string): ReadDelivery {
  return { answer: { status, title, detail } };
}
