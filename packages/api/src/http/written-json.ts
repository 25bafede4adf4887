import type { Context, TypedResponse } from "hono";

/** What was written before it became an answer: reading it out of the answer again takes longer than writing it. */
const bodies = new WeakMap<Response, Uint8Array<ArrayBuffer>>();

/**
 * Answers with JSON that is written already. The types can't look into it: that it is a `T` is for whoever wrote it to
 * see to, and for a test.
 */
export function writtenJson<T>(c: Context, json: Uint8Array<ArrayBuffer>): Response & TypedResponse<T, 200, "json"> {
  const response: Response = c.body(json, 200, { "content-type": "application/json" });
  bodies.set(response, json);
  return response as Response & TypedResponse<T, 200, "json">;
}

/** An answer's body, as it goes out. */
export async function readBody(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  return bodies.get(response) ?? new Uint8Array(await response.arrayBuffer());
}
