const TICK_MS = 20_000;

/**
 * The server's time, going on. It begins at the instant that the page was made at, on server and client alike, and then
 * counts what has passed since; the reader's own clock may be wrong by years, and is not asked.
 */
export class Clock {
  readonly #madeAt: () => string;
  #tickedAt = $state(0);
  readonly #startedAt: number = $derived.by(() => {
    this.#madeAt();
    return performance.now();
  });

  readonly now: string = $derived.by(() => {
    const madeAt = this.#madeAt();
    const passedMs = this.#tickedAt - this.#startedAt;
    return passedMs <= 0 ? madeAt : addMs(madeAt, passedMs);
  });

  /** @param madeAt the instant that the page's data were read at, ISO */
  constructor(madeAt: () => string) {
    this.#madeAt = madeAt;
  }

  /** @returns to stop */
  start(): () => void {
    const timer = setInterval(() => {
      this.tick();
    }, TICK_MS);
    return () => {
      clearInterval(timer);
    };
  }

  tick(): void {
    this.#tickedAt = performance.now();
  }
}

function addMs(instant: string, ms: number): string {
  return new Date(Date.parse(instant) + ms).toISOString();
}
