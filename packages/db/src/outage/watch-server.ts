import type { Outage } from "./database-gone.ts";

export interface WatchOptions {
  /** Asks the server whether it is there, on a connection of its own: null where it is, else what came of it. */
  probe: () => Promise<unknown>;
  now: () => number;
  /** Told when the server is lost, and when it is there again (null). */
  tell: (outage: Outage | null) => void;
  everyMs?: number;
}

interface Question {
  askedAt: number;
  giveUp: () => void;
}

/** A question may take so long before somebody looks whether the server is there at all. */
const PATIENCE_MS = 1_000;
/** How often a server that is gone is asked, and how often we look at who waits. */
const EVERY_MS = 500;

/**
 * Knows whether a server is there: from what became of questions, and from looking when one has no answer for a second.
 * A slow question alone is no outage. While the server is gone one look follows another, and nobody else has to wait.
 */
export class ServerWatch {
  readonly #options: WatchOptions;
  readonly #questions = new Set<Question>();
  readonly #timer: NodeJS.Timeout;
  #outage: Outage | null = null;
  #looking: Promise<void> | null = null;

  constructor(options: WatchOptions) {
    this.#options = options;
    this.#timer = setInterval(() => {
      this.#lookAround();
    }, options.everyMs ?? EVERY_MS).unref();
  }

  get outage(): Outage | null {
    return this.#outage;
  }

  /** Waits for an answer, as long as the server is there. @param makeError what whoever waits is told when it is not */
  wait<T>(answer: Promise<T>, makeError: (outage: Outage) => Error): Promise<T> {
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        if (this.#outage !== null) reject(makeError(this.#outage));
      };
      this.notice(answer, giveUp).then(resolve, reject);
    });
  }

  /** Has the server looked at while an answer takes long, and waits for it in any case. */
  notice<T>(answer: Promise<T>, giveUp = ignore): Promise<T> {
    const question: Question = { askedAt: performance.now(), giveUp };
    this.#questions.add(question);
    return answer.finally(() => this.#questions.delete(question));
  }

  /** Looks at once: one look at a time. */
  look(): Promise<void> {
    this.#looking ??= this.#lookOnce().finally(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #lookAround(): void {
    const [oldest] = this.#questions;
    const isLong = oldest !== undefined && performance.now() - oldest.askedAt >= PATIENCE_MS;
    if (this.#outage !== null || isLong) void this.look();
  }

  async #lookOnce(): Promise<void> {
    const { probe, tell, now } = this.#options;
    const cause = await probe();
    if (cause === null) {
      if (this.#outage === null) return;
      this.#outage = null;
      tell(null);
      return;
    }
    if (this.#outage === null) {
      this.#outage = { since: now(), cause };
      tell(this.#outage);
    }
    for (const question of this.#questions) question.giveUp();
  }
}

function ignore(): void {
  return;
}
