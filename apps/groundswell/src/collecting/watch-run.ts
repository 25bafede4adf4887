import type { Collector, Fetching, StepReport } from "@groundswell/collector";
import { readDueProjects, type Database } from "@groundswell/db";
import { ProgressLine, type Terminal } from "./progress-line.ts";
import type { ProgressState } from "./render-progress.ts";
import { Tally } from "./tally.ts";

/** How often the projects that have work left are counted. */
const COUNT_MS = 1_000;

export interface WatchRunOptions {
  db: Database;
  collector: Pick<Collector, "sent" | "budgets">;
  only: readonly number[] | null;
  now: () => number;
  terminal: Terminal;
}

/** What the person who started a run sees of it while it runs, and what is told of it at the end. */
export class RunWatch {
  readonly line: ProgressLine;
  readonly #options: WatchRunOptions;
  #tally = new Tally();
  #sentBefore: number;
  readonly #everDue = new Set<number>();
  #stillDue: readonly number[] | null = null;
  #fetching: Fetching | null = null;
  #waitsUntil: number | null = null;
  #counting: Promise<void> = Promise.resolve();
  #countedAt = -Infinity;

  constructor(options: WatchRunOptions) {
    this.#options = options;
    this.#sentBefore = options.collector.sent();
    this.line = new ProgressLine(options.terminal, () => this.#state());
  }

  get tally(): Tally {
    return this.#tally;
  }

  /** Requests that this run has sent. */
  get requests(): number {
    return this.#options.collector.sent() - this.#sentBefore;
  }

  /** What came of the run so far; from here on it is counted anew. */
  take(): { tally: Tally; requests: number } {
    const taken = { tally: this.#tally, requests: this.requests };
    this.#tally = new Tally();
    this.#sentBefore = this.#options.collector.sent();
    return taken;
  }

  readonly onStep = (step: StepReport): void => {
    this.#tally.note(step);
    this.line.draw();
  };

  readonly onFetch = (fetching: Fetching): void => {
    this.#fetching = fetching;
    this.#waitsUntil = null;
    this.#countSoon();
    this.line.draw();
  };

  readonly onWait = (until: number): void => {
    this.#fetching = null;
    this.#waitsUntil = until;
    this.line.draw({ always: true });
  };

  /** Takes the line away; nothing is asked of the database afterwards. */
  async end(): Promise<void> {
    this.#countedAt = Infinity;
    await this.#counting;
    this.line.clear();
  }

  #countSoon(): void {
    if (!this.line.active || performance.now() - this.#countedAt < COUNT_MS) return;
    this.#countedAt = performance.now();
    // A count that fails is no more than a line that is not drawn anew: the run itself will say what is wrong.
    this.#counting = this.#count().catch(() => undefined);
  }

  async #count(): Promise<void> {
    const { db, only, now } = this.#options;
    this.#stillDue = await readDueProjects(db, { now: now(), only });
    for (const id of this.#stillDue) this.#everDue.add(id);
    this.line.draw();
  }

  #state(): ProgressState {
    const { collector, now } = this.#options;
    const at = now();
    return {
      due: this.#stillDue === null ? null : this.#everDue.size,
      done: this.#everDue.size - (this.#stillDue?.length ?? 0),
      requests: this.requests,
      budgets: collector.budgets().filter(({ resetsAt }) => resetsAt > at),
      fetching: this.#fetching,
      waitsUntil: this.#waitsUntil,
    };
  }
}
