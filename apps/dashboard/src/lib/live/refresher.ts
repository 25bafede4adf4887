/** Least time between two refreshes of a page: the collector writes many times a minute. */
const GAP_MS = 10_000;
/** Everybody hears of new data in the same moment; they need not all ask in it. */
const SPREAD_MS = 2_000;
/** How often is looked whether the reader still holds the page. */
const HELD_MS = 1_000;
/** A reader who holds the page longer is told that figures wait. */
const PATIENCE_MS = 10_000;
/** Longest time to the next try where the page's data could not be had. */
const LONGEST_GAP_MS = 120_000;

export interface RefresherOptions {
  now: () => number;
  /** Calls back after so many milliseconds. */
  after: (ms: number, callBack: () => void) => void;
  random: () => number;
  /** Whether something on the page must be left as it is for the moment. */
  isHeld: () => boolean;
  /** Asks for the page's data anew. @returns whether they are there */
  refresh: () => Promise<boolean>;
  /** Told when figures have waited for a while, and when they wait no more. */
  onWaiting: (isWaiting: boolean) => void;
}

/** Brings the page's data up to date after news: not too often, and never under the reader's hands. */
export class Refresher {
  readonly #options: RefresherOptions;
  #lastAt = -Infinity;
  #isDue = false;
  #isStopped = false;
  #isWanted = false;
  #failures = 0;
  #heldSince: number | null = null;

  constructor(options: RefresherOptions) {
    this.#options = options;
  }

  /** There is news; whatever comes until the page is refreshed is the same news. */
  request(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    const { now, after, random } = this.#options;
    const gap = Math.min(GAP_MS * 2 ** this.#failures, LONGEST_GAP_MS);
    after(Math.max(this.#lastAt + gap - now(), 0) + random() * SPREAD_MS, () => void this.#tryNow());
  }

  /** The reader wants to see what waits, whatever is held. */
  showNow(): void {
    this.#isWanted = true;
  }

  stop(): void {
    this.#isStopped = true;
  }

  async #tryNow(): Promise<void> {
    const { now, after, isHeld, refresh, onWaiting } = this.#options;
    if (this.#isStopped) return;
    if (!this.#isWanted && isHeld()) {
      this.#heldSince ??= now();
      if (now() - this.#heldSince >= PATIENCE_MS) onWaiting(true);
      after(HELD_MS, () => void this.#tryNow());
      return;
    }
    this.#isWanted = false;
    this.#heldSince = null;
    onWaiting(false);
    // What comes from here on may be newer than what is asked for.
    this.#isDue = false;
    this.#lastAt = now();
    const isDone = await refresh().catch(() => false);
    this.#failures = isDone ? 0 : this.#failures + 1;
    // The news is still to be shown, and may be the last for hours.
    if (!isDone) this.request();
  }
}
