import { setTimeout as sleep } from "node:timers/promises";

/** What readers were answered. */
export interface Read {
  /** By status. */
  statuses: Record<number, number>;
  /** Connections that broke before an answer was whole, or that were refused. */
  broken: string[];
  /** Milliseconds of the longest answer. */
  longest: number;
  /** 503s that do not say when to ask again. */
  mute: number;
  /** Answers that say for how long nobody could check them. */
  stale: number;
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
/** Each is asked for once: nothing can be kept of it. */
const UNKEPT = [
  (i: number) => `/api/v1/projects?sort=name&limit=${1 + (i % 90)}&q=${String(i)}`,
  (i: number) => `/ollama/ollama?odd=${String(i)}`,
  () => "/status",
  () => "/api/v1/status",
  () => "/metrics",
];

/** Readers who ask one thing after another until they are told to stop, or the server is gone. */
export class Readers {
  readonly #read: Read = { statuses: {}, broken: [], longest: 0, mute: 0, stale: 0 };
  readonly #stopped = new AbortController();
  readonly #all: Promise<unknown>;
  #asked = 0;

  readonly #addresses: (i: number) => string;

  /**
   * @param pauseMs between an answer and the next question of one reader
   * @param alsoUnkept every other question is for something that nobody has asked for before
   */
  constructor(url: string, count: number, pauseMs: number, alsoUnkept = false) {
    const kept = (i: number) => PATHS[i % PATHS.length] ?? "/";
    const unkept = (i: number) => UNKEPT[i % UNKEPT.length]?.(i) ?? "/";
    this.#addresses = (i) => (alsoUnkept && i % 2 === 1 ? unkept((i - 1) / 2) : kept(alsoUnkept ? i / 2 : i));
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
      await this.#ask(url + this.#addresses(i));
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
      if (response.status === 503 && !response.headers.has("retry-after")) this.#read.mute += 1;
      if (response.headers.has("age")) this.#read.stale += 1;
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
