import type { LiveEvent } from "@groundswell/wire";

/**
 * The events of a `text/event-stream` body, as they come; comments and events without data are passed over. Ends with
 * the body. Whoever stops early ends the request with it.
 */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<LiveEvent, void> {
  let rest = "";
  const decoder = new TextDecoder();
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      rest += decoder.decode(value, { stream: true });
      const blocks = rest.split("\n\n");
      rest = blocks.pop() ?? "";
      for (const block of blocks) {
        const event = parseEvent(block);
        if (event !== null) yield event;
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function parseEvent(block: string): LiveEvent | null {
  const fields = new Map<string, string>();
  for (const line of block.split("\n")) {
    const at = line.indexOf(": ");
    if (at > 0) fields.set(line.slice(0, at), line.slice(at + 2));
  }
  const data = fields.get("data");
  if (data === undefined) return null;
  const event = {
    event: fields.get("event") ?? "message",
    id: fields.get("id") ?? "",
    data: JSON.parse(data) as unknown,
  };
  // The API's own contract tests hold every event to the schemas that these types come from.
  return event as LiveEvent;
}
