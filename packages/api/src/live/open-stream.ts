import type { Listener, LiveHub } from "./live-hub.ts";

/** Chunks that may wait for a client to take them: minutes of heartbeats. One that is further behind is dropped. */
const MAX_WAITING = 16;

/**
 * A body that goes on with what the hub tells, until the client goes, is too slow, or the hub closes.
 * @param client whose it is; null: of somebody who is not limited
 * @param first what the stream begins with
 */
export function openStream(
  hub: LiveHub,
  client: string | null,
  first: readonly Uint8Array[],
): ReadableStream<Uint8Array> {
  let listener: Listener | null = null;
  const leave = () => {
    if (listener !== null) hub.leave(listener);
  };
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        for (const bytes of first) controller.enqueue(bytes);
        listener = {
          client,
          send(bytes) {
            if ((controller.desiredSize ?? 0) > 0) {
              controller.enqueue(bytes);
              return;
            }
            leave();
            // Closing would wait until it has taken what is left.
            controller.error(new Error("a listener of the live stream was too slow, and was dropped"));
          },
          end() {
            controller.close();
          },
        };
        hub.join(listener);
      },
      cancel: leave,
    },
    new CountQueuingStrategy({ highWaterMark: MAX_WAITING }),
  );
}
