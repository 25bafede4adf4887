/** Least time between two refreshes of a page: the collector writes many times a minute. */
const GAP_MS = 10_000;
/** Everybody hears of new data in the same moment; they need not all ask in it. */
const SPREAD_MS = 2_000;
/** How often is looked whether the reader still holds the page. */
const HELD_MS = 1_000;

export interface RefresherOptions {
  now: () => number;
  /** Calls back after so many milliseconds. */
  after: (ms: number, callBack: () => void) => void;
  random: () => number;
  /** Whether something on the page must be left as it is for the moment. */
  isHeld: () => boolean;
  /** Asks for the page's data anew. */
  refresh: () => Promise<void>;
}

/** Brings the page's data up to date after news: not too often, and never under the reader's hands. */
export class Refresher {
  readonly #options: RefresherOptions;
  #lastAt = -Infinity;
  #isDue = false;
  #isStopped = false;

  constructor(options: RefresherOptions) {
    this.#options = options;
  }

  /** There is news; whatever comes until the page is refreshed is the same news. */
  request(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    const { now, after, random } = this.#options;
    after(Math.max(this.#lastAt + GAP_MS - now(), 0) + random() * SPREAD_MS, () => void this.#tryNow());
  }

  stop(): void {
    this.#isStopped = true;
  }

  async #tryNow(): Promise<void> {
    const { now, after, isHeld, refresh } = this.#options;
    if (this.#isStopped) return;
    if (isHeld()) {
      after(HELD_MS, () => void this.#tryNow());
      return;
    }
    // What comes from here on may be newer than what is asked for.
    this.#isDue = false;
    this.#lastAt = now();
    await refresh();
  }
}
