import { contentHash, parseJson } from "@groundswell/core";
import { verify } from "@octokit/webhooks-methods";
import { z } from "zod";
import { AidranStory } from "../aidran/api-schemas.ts";
import { describePlaces } from "../aidran/client.ts";

/** What is answered to a delivery; whoever set the webhook up reads it. No secret in it. */
export interface HookAnswer {
  status: 200 | 202 | 400 | 401 | 415 | 422;
  title: string;
  detail: string;
}

/** What is kept as it is holds nothing that a database can't: no control characters, no halves of letters. */
const KEEPABLE = /^[^\p{Cc}\p{Cs}]+$/u;
const Id = z.union([z.string().max(200).regex(KEEPABLE), z.int().transform(String)]);
const Key = z.string().max(300).regex(KEEPABLE);
/** The fields that we know by name; the story is under `story`, under `data`, or is the body itself. */
const Body = z.looseObject({
  event: z.string().nullish(),
  type: z.string().nullish(),
  idempotency_key: Key.nullish(),
  story: z.unknown().optional(),
  data: z.unknown().optional(),
});
const Named = z.looseObject({ id: Id.optional(), story_id: Id.optional(), storyId: Id.optional() });
const Whole = z.looseObject({ headline: z.string(), content: z.string() });

/** What a delivery tells, once it is known to be AIDRAN's. */
export interface StoryDelivery {
  /** Of its sender's; a hash of the body where it gives none. */
  key: string;
  id: string;
  /** The whole story; null: its id alone, so it has to be asked for. */
  story: AidranStory | null;
}

/** The only event that is read. */
const PUBLISHED = "story.published";

/**
 * Reads a delivery: the signature, over the raw body, before anything of the body is believed.
 * @returns what it tells, or what is to be answered at once
 */
export async function readStoryDelivery(
  request: Request,
  secret: string,
): Promise<{ delivery: StoryDelivery } | { answer: HookAnswer }> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json\s*(?:;|$)/i.test(type)) return refuse(415, "Not JSON", "send it as application/json");
  const body = await request.text();
  const signature = request.headers.get("x-aidran-signature") ?? "";
  // The library refuses to compare with nothing, and compares in constant time.
  if (signature === "" || body === "" || !(await verify(secret, body, signature))) {
    return refuse(401, "Not signed by us", "the signature is missing, or of another secret: nothing was stored");
  }
  let content: unknown;
  try {
    content = JSON.parse(body);
  } catch {
    return refuse(400, "Not JSON", "the body is no JSON");
  }
  return readContent(content, body);
}

function readContent(content: unknown, body: string): { delivery: StoryDelivery } | { answer: HookAnswer } {
  const parsed = Body.safeParse(content);
  if (!parsed.success)
    return refuse(422, "Not understood", `no delivery as we know it (${describePlaces(parsed.error)})`);
  const { event, type, idempotency_key, story, data } = parsed.data;
  const named = event ?? type ?? PUBLISHED;
  if (named !== PUBLISHED) return { answer: { status: 202, title: "Not read", detail: `only ${PUBLISHED} is` } };
  const told = isMapping(story) ? story : (dataOf(data) ?? content);
  const { id, story_id, storyId } = Named.safeParse(told).data ?? {};
  const storyName = id ?? story_id ?? storyId;
  if (storyName === undefined) return refuse(422, "Not understood", "no story is named: `id` is missing");
  const key = idempotency_key ?? contentHash(body);
  if (!Whole.safeParse(told).success) return { delivery: { key, id: storyName, story: null } };
  const whole = AidranStory.safeParse(parseJson(JSON.stringify({ ...toMapping(told), id: storyName })));
  if (whole.success) return { delivery: { key, id: storyName, story: whole.data } };
  return refuse(422, "Not understood", `no story as we know it (${describePlaces(whole.error)})`);
}

/** `data` may be the story, or hold it. */
function dataOf(data: unknown): unknown {
  if (!isMapping(data)) return null;
  return isMapping(data["story"]) ? data["story"] : data;
}

function toMapping(value: unknown): Record<string, unknown> {
  return isMapping(value) ? value : {};
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function refuse(status: 400 | 401 | 415 | 422, title: string, detail: string): { answer: HookAnswer } {
  return { answer: { status, title, detail } };
}
