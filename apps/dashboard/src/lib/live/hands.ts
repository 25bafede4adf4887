/** Open dialogs and popovers; whatever says so itself. */
const HELD = "dialog[open], :popover-open, [data-live-hold], [aria-busy='true']";
/** Who writes thinks in between; who has written goes on reading. */
const TYPED_MS = 30_000;
/** A pointer that was left lying on a chart points at nothing. */
const POINTED_MS = 10_000;

/** Notes what the reader does with the page: new figures must not come under their hands. */
export class Hands {
  readonly #now: () => number;
  #typedAt = -Infinity;
  #pointedAt = -Infinity;

  constructor(now: () => number) {
    this.#now = now;
  }

  type(): void {
    this.#typedAt = this.#now();
  }

  point(): void {
    this.#pointedAt = this.#now();
  }

  /** Whether they write, or point at a chart, just now. */
  areBusy(): boolean {
    return this.#now() - this.#typedAt < TYPED_MS || this.#now() - this.#pointedAt < POINTED_MS;
  }

  /** Whether the reader is in the middle of something that new figures would disturb. */
  hold(document: Document): boolean {
    const selection = document.getSelection();
    return this.areBusy() || document.querySelector(HELD) !== null || selection?.isCollapsed === false;
  }

  /** @returns to stop */
  follow(document: Document): () => void {
    const stop = new AbortController();
    const options = { signal: stop.signal, capture: true, passive: true };
    document.addEventListener("input", ({ target }) => target instanceof HTMLElement && this.type(), options);
    document.addEventListener(
      "pointermove",
      ({ target }) => target instanceof HTMLCanvasElement && this.point(),
      options,
    );
    return () => {
      stop.abort();
    };
  }
}
