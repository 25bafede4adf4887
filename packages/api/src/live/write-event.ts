import type { LiveEvent } from "@groundswell/wire";

/** Browsers that lose the stream ask again after so long. */
const RETRY_MS = 5_000;
const encoder = new TextEncoder();

/** An event in the form of text/event-stream. JSON has no line breaks of its own. */
export function writeEvent({ event, id, data }: LiveEvent): Uint8Array {
  return encoder.encode(`id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
}

/** What a stream begins with. */
export const RETRY = encoder.encode(`retry: ${RETRY_MS}\n\n`);

/** A comment: nothing to clients, but to whatever stands between that the connection is in use. */
export const HEARTBEAT = encoder.encode(": still here\n\n");
