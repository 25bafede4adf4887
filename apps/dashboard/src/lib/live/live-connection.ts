import type { LiveEvent } from "@groundswell/wire";
import { LIVE_PATH } from "#lib/live/live-path.ts";

/** `off`: nobody wants it. `open`: whatever changes is told. `lost`: it was asked for in vain, and will be again. */
export type ConnectionState = "off" | "connecting" | "open" | "lost";

/** As much of an EventSource as is used. */
export interface EventStream {
  addEventListener: (name: string, listener: (event: { data?: unknown; lastEventId?: string }) => void) => void;
  close: () => void;
}

export interface ConnectionOptions {
  open: (url: string) => EventStream;
  /** Calls back after so many milliseconds. @returns to call it off */
  after: (ms: number, callBack: () => void) => () => void;
  /** From 0 up to 1. */
  random: () => number;
  onEvent: (event: LiveEvent) => void;
  onState: (state: ConnectionState) => void;
}

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 120_000;
const NAMES = ["hello", "figures", "status"] as const;

/**
 * Keeps one stream open for as long as it is wanted. A browser's own way of coming back gives up when it is answered with
 * an error, and comes back all at once with everybody else: this one waits longer each time, and not as long as others.
 */
export class LiveConnection {
  readonly #options: ConnectionOptions;
  #stream: EventStream | null = null;
  #callOff: (() => void) | null = null;
  #isWanted = false;
  #failures = 0;
  #lastEventId: string | null = null;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  want(isWanted: boolean): void {
    if (isWanted === this.#isWanted) return;
    this.#isWanted = isWanted;
    this.#failures = 0;
    this.#end();
    if (isWanted) this.#connect();
    else this.#options.onState("off");
  }

  #connect(): void {
    const query = this.#lastEventId === null ? "" : `?lastEventId=${encodeURIComponent(this.#lastEventId)}`;
    if (this.#failures === 0) this.#options.onState("connecting");
    const stream = this.#options.open(LIVE_PATH + query);
    this.#stream = stream;
    for (const name of NAMES) {
      stream.addEventListener(name, ({ data, lastEventId = "" }) => {
        if (stream !== this.#stream) return;
        this.#lastEventId = lastEventId;
        if (name === "hello") {
          this.#failures = 0;
          this.#options.onState("open");
        }
        // The API's contract tests hold it to these names and shapes.
        this.#options.onEvent({ event: name, id: lastEventId, data: JSON.parse(String(data)) as never });
      });
    }
    stream.addEventListener("error", () => {
      if (stream === this.#stream) this.#retry();
    });
  }

  #retry(): void {
    this.#end();
    this.#options.onState("lost");
    const waitMs = Math.min(FIRST_WAIT_MS * 2 ** this.#failures, LONGEST_WAIT_MS) * (0.5 + this.#options.random());
    this.#failures += 1;
    this.#callOff = this.#options.after(waitMs, () => {
      this.#connect();
    });
  }

  #end(): void {
    this.#callOff?.();
    this.#callOff = null;
    this.#stream?.close();
    this.#stream = null;
  }
}
