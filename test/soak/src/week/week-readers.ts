import { createApi, type Api } from "@groundswell/api";
import { DAY_MS, HOUR_MS, type InstantMs } from "@groundswell/core";
import type { Database } from "@groundswell/db";
import { pino } from "pino";
import type { Problems } from "../stored/problems.ts";

const TICK_MS = 50;
/** By then the first totals of all are there. */
const SETTLED_MS = 3 * HOUR_MS;
/** One question in so many looks at how old the totals are. */
const AGE_EVERY = 50;

interface Page {
  items: { repo: string; stars: { observedAt: string | null } }[];
}

/** What readers asked while the days went by. */
export interface WeekRead {
  answered: number;
  /** Hours of the oldest total that a reader was shown. */
  oldestHours: number;
}

/** Readers who ask so many questions a second of real time, whatever the simulated clock does. */
export class WeekReaders {
  readonly #api: Api;
  readonly #now: () => InstantMs;
  readonly #start: InstantMs;
  readonly #problems: Problems;
  readonly #timer: NodeJS.Timeout;
  readonly #repos: readonly string[];
  readonly #open = new Set<Promise<void>>();
  readonly #read: WeekRead = { answered: 0, oldestHours: 0 };
  #asked = 0;

  constructor(
    { db, now, repos }: { db: Database; now: () => InstantMs; repos: readonly string[] },
    perSecond: number,
    problems: Problems,
  ) {
    this.#api = createApi({
      db,
      now,
      logger: pino({ level: "silent" }),
      version: "1.2.3",
      world: "real",
      publicUrl: null,
      watchlistProblem: () => null,
    });
    this.#now = now;
    this.#start = now();
    this.#repos = repos;
    this.#problems = problems;
    this.#timer = setInterval(() => {
      // Whoever is not answered does not ask again: readers wait, and what waits is no leak.
      for (let i = 0; i < (perSecond * TICK_MS) / 1_000 && this.#open.size < perSecond; i += 1) this.#begin();
    }, TICK_MS);
  }

  async stop(): Promise<WeekRead> {
    clearInterval(this.#timer);
    await Promise.all(this.#open);
    this.#api.close();
    return this.#read;
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
    const looksAtAge = number % AGE_EVERY === 0;
    const repo = this.#repos[number % this.#repos.length] ?? "";
    const paths = [
      "/api/v1/projects?sort=stars",
      `/api/v1/projects/${repo}`,
      `/api/v1/projects/${repo}/series?metric=stars`,
      `/charts/${repo}/stars.svg`,
      `/badge/${repo}/stars.svg`,
    ];
    const path = looksAtAge ? "/api/v1/projects?sort=stars&limit=200" : (paths[number % paths.length] ?? "");
    const askedAt = this.#now();
    const response = await this.#api.fetch(new Request(`http://localhost:4000${path}`));
    const body = await response.text();
    this.#read.answered += 1;
    // A repository that was renamed leads on, and one that nobody has looked at yet has no figures.
    if (response.status >= 500) this.#problems.add("a reader was answered", `${response.status} for ${path}`);
    if (looksAtAge && response.ok && askedAt - this.#start > SETTLED_MS)
      this.#judgeAge(JSON.parse(body) as Page, askedAt);
  }

  #judgeAge({ items }: Page, askedAt: InstantMs): void {
    const ages = items.flatMap(({ stars }) =>
      stars.observedAt === null ? [] : [askedAt - Date.parse(stars.observedAt)],
    );
    // What GitHub no longer shows stays at its last total; most are there.
    const sorted = ages.toSorted((a, b) => a - b);
    const age = sorted[Math.floor(sorted.length * 0.95)] ?? 0;
    this.#read.oldestHours = Math.max(this.#read.oldestHours, age / HOUR_MS);
    if (age > DAY_MS) this.#problems.add("totals are older than a day", `${(age / HOUR_MS).toFixed(1)} h`);
  }
}
