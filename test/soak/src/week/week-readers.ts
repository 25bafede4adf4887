import { setTimeout as sleep } from "node:timers/promises";
import { DAY_MS, HOUR_MS, type InstantMs } from "@groundswell/core";
import type { Problems } from "../stored/problems.ts";

const TICK_MS = 50;
const PAUSE_MS = 20;
/** By then the first totals of all are there. */
const SETTLED_MS = 3 * HOUR_MS;
/** One question in so many looks at how old the totals are. */
const AGE_EVERY = 50;

const LIST = "/api/v1/projects?sort=stars&limit=200";

interface Page {
  items: { repo: string; githubId: number | null; stars: { observedAt: string | null } }[];
  nextCursor: string | null;
}

/** What readers asked while the days went by. */
export interface WeekRead {
  answered: number;
  /** Questions a second while they were asking. */
  perSecond: number;
  /** Totals that were looked at, and hours of the oldest. */
  totals: number;
  oldestHours: number;
}

export interface WeekReadersOptions {
  url: string;
  now: () => InstantMs;
  repos: readonly string[];
  /** GitHub's ids of those that are there from the beginning to the end. */
  present: ReadonlySet<number>;
  perSecond: number;
}

/** Readers who ask so many questions a second of real time, whatever the simulated clock does. */
export class WeekReaders {
  readonly #options: WeekReadersOptions;
  readonly #start: InstantMs;
  readonly #problems: Problems;
  readonly #open = new Set<Promise<void>>();
  #timer: NodeJS.Timeout;
  #asked = 0;
  #answered = 0;
  #totals = 0;
  #oldestHours = 0;
  /** Which page of all projects is looked at next. */
  #nextCursor: string | null = null;
  #askingMs = 0;
  #since = performance.now();

  constructor(options: WeekReadersOptions, problems: Problems) {
    this.#options = options;
    this.#start = options.now();
    this.#problems = problems;
    this.#timer = this.#startTicking();
  }

  get read(): WeekRead {
    const askingMs = this.#askingMs + performance.now() - this.#since;
    return {
      answered: this.#answered,
      perSecond: (1_000 * this.#answered) / askingMs,
      totals: this.#totals,
      oldestHours: this.#oldestHours,
    };
  }

  /** Has nobody ask, and nothing be under way, while something is done. */
  async whileQuiet<T>(run: () => Promise<T>): Promise<T> {
    await this.stop();
    try {
      return await run();
    } finally {
      this.#since = performance.now();
      this.#timer = this.#startTicking();
    }
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await Promise.all(this.#open);
    this.#askingMs += performance.now() - this.#since;
    this.#since = performance.now();
    await sleep(PAUSE_MS);
  }

  #startTicking(): NodeJS.Timeout {
    const { perSecond } = this.#options;
    const begin = performance.now();
    let begun = 0;
    return setInterval(() => {
      // By the clock: a tick that comes late brings what the ones before it owe.
      const due = Math.min(((performance.now() - begin) * perSecond) / 1_000, begun + perSecond);
      // Whoever is not answered does not ask again: readers wait, and what waits is no leak.
      for (; begun < due && this.#open.size < perSecond; begun += 1) this.#begin();
    }, TICK_MS);
  }

  #begin(): void {
    this.#asked += 1;
    const asking = this.#ask(this.#asked).catch((error: unknown) => {
      this.#problems.add("a reader's question failed", String(error));
    });
    this.#open.add(asking);
    void asking.then(() => this.#open.delete(asking));
  }

  async #ask(number: number): Promise<void> {
    const { repos } = this.#options;
    const repo = repos[number % repos.length] ?? "";
    const paths = [
      "/api/v1/projects?sort=stars",
      `/api/v1/projects/${repo}`,
      `/api/v1/projects/${repo}/series?metric=stars`,
      `/charts/${repo}/stars.svg`,
      `/badge/${repo}/stars.svg`,
    ];
    // Each repository is asked about in all ways, whether their number can be divided by that of the ways or not.
    const way = (number + Math.floor(number / repos.length)) % paths.length;
    if (number % AGE_EVERY === 0) await this.#lookAtAges();
    else await this.#get(paths[way] ?? "");
  }

  async #get(path: string): Promise<Response> {
    const response = await fetch(this.#options.url + path);
    const body = await response.arrayBuffer();
    this.#answered += 1;
    // A repository that was renamed leads on, and one that nobody has looked at yet has no figures.
    if (response.status >= 500) this.#problems.add("a reader was answered", `${response.status} for ${path}`);
    return new Response(body, { status: response.status });
  }

  /** One page after the other, of all projects: what GitHub no longer shows stays at its last total, no other may. */
  async #lookAtAges(): Promise<void> {
    const askedAt = this.#options.now();
    const cursor = this.#nextCursor;
    const response = await this.#get(cursor === null ? LIST : `${LIST}&cursor=${encodeURIComponent(cursor)}`);
    if (!response.ok) return;
    const { items, nextCursor } = (await response.json()) as Page;
    this.#nextCursor = nextCursor;
    if (askedAt - this.#start < SETTLED_MS) return;
    for (const { repo, githubId, stars } of items) {
      if (githubId !== null && !this.#options.present.has(githubId)) continue;
      this.#judgeAge(repo, askedAt - Date.parse(stars.observedAt ?? new Date(this.#start).toISOString()));
    }
  }

  #judgeAge(repo: string, age: number): void {
    this.#totals += 1;
    this.#oldestHours = Math.max(this.#oldestHours, age / HOUR_MS);
    if (age > DAY_MS) this.#problems.add("totals are older than a day", `${repo}: ${(age / HOUR_MS).toFixed(1)} h`);
  }
}
