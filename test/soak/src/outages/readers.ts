import { setTimeout as sleep } from "node:timers/promises";

/** What readers were answered. */
export interface Read {
  /** By status. */
  statuses: Record<number, number>;
  /** Connections that broke before an answer was whole, or that were refused. */
  broken: string[];
  /** Milliseconds of the longest answer. */
  longest: number;
}

const PATHS = [
  "/",
  "/aaif-goose/goose",
  "/api/v1/projects?sort=stars",
  "/api/v1/projects/aaif-goose/goose/series?metric=stars",
  "/api/v1/compare?projects=ollama/ollama,aaif-goose/goose",
  "/charts/ollama/ollama/stars.svg",
  "/embed/ollama/ollama/stars",
  "/feeds/all.atom",
];

/** Readers who ask one thing after another until they are told to stop, or the server is gone. */
export class Readers {
  readonly #read: Read = { statuses: {}, broken: [], longest: 0 };
  readonly #stopped = new AbortController();
  readonly #all: Promise<unknown>;
  #asked = 0;

  /** @param pauseMs between an answer and the next question of one reader */
  constructor(url: string, count: number, pauseMs: number) {
    this.#all = Promise.all(Array.from({ length: count }, (_, i) => this.#go(url, i, pauseMs)));
  }

  get asked(): number {
    return this.#asked;
  }

  async stop(): Promise<Read> {
    this.#stopped.abort();
    await this.#all;
    return this.#read;
  }

  async #go(url: string, first: number, pauseMs: number): Promise<void> {
    for (let i = first; !this.#stopped.signal.aborted; i += 1) {
      await this.#ask(url + (PATHS[i % PATHS.length] ?? "/"));
      if (pauseMs > 0) await sleep(pauseMs);
    }
  }

  async #ask(address: string): Promise<void> {
    const started = performance.now();
    this.#asked += 1;
    try {
      const response = await fetch(address, { redirect: "manual" });
      const { length } = await response.text();
      if (length === 0 && response.status === 200) this.#read.broken.push(`${address}: nothing in it`);
      this.#read.statuses[response.status] = (this.#read.statuses[response.status] ?? 0) + 1;
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
      this.#read.broken.push(`${address}: ${cause}`);
      await sleep(20);
    }
    this.#read.longest = Math.max(this.#read.longest, performance.now() - started);
  }
}

export function describeRead({ statuses, broken, longest }: Read): string {
  const counts = Object.entries(statuses).map(([status, count]) => `${count} × ${status}`);
  return `readers: ${counts.join(", ")}; ${broken.length} broken; the longest took ${longest.toFixed(0)} ms`;
}
