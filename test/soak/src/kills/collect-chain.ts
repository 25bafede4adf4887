import { isDeepStrictEqual } from "node:util";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { dayOf } from "@groundswell/core";
import { rebuildDerived, type Connection } from "@groundswell/db";
import { startStandin, type Standin } from "@groundswell/github-standin";
import type { Random } from "../random.ts";
import { attempt, type Attempt, type Lengths, type Moment } from "./attempt.ts";
import { checkFacts, digestFacts } from "./check-facts.ts";
import type { Acknowledged, DayRecord } from "./day-record.ts";
import { readFacts } from "./read-facts.ts";
import { makeFolder, type Store } from "./store.ts";
import { readTruth } from "./truth.ts";
import { instantOfDay, WATCHLIST_YAML, worldOnDay } from "./world.ts";

export interface ChainOptions {
  name: string;
  /** Holds the bundled archive already. */
  store: Store;
  /** With a token, totals come in batches over GraphQL; without, one by one over REST. */
  token: boolean;
  /** How many kills each simulated day has before the run that is left alone. */
  killsOfDay: readonly number[];
  random: Random;
  /** How long a run is thought to take, until one has shown it. */
  usual: Lengths;
  /** Looks at what is stored even after a kill that came before the first request. */
  thorough?: boolean;
  report?: (line: string) => void;
}

export interface ChainResult {
  kills: number;
  /** Lost, doubled, wrong; none is the only good number. */
  problems: string[];
  /** The content at the end, comparable between chains over the same days. */
  digest: string[];
}

const TOKEN = "token-of-the-kills";
const CLOCK = pathToFileURL(join(import.meta.dirname, "shift-clock.ts")).href;
/** Longer than a lease: on a server, what a killed run had claimed is free again in the next one. */
const BETWEEN_RUNS_MS = 3 * 60_000;
/** Draws of a moment that came after the run had ended: on a busy machine one run is much quicker than another. */
const MAX_DRAWS = 30;

/**
 * Runs `collect --once` day after day against a GitHub that moves on, kills it again and again, and looks after each
 * kill whether everything acknowledged is there, once, and as GitHub said it.
 */
export async function runCollectChain(options: ChainOptions): Promise<ChainResult> {
  const chain = new Chain(options);
  try {
    await chain.start();
    for (const [day, kills] of options.killsOfDay.entries()) await chain.liveDay(day, kills);
    return await chain.finish();
  } finally {
    await chain.stop();
  }
}

class Chain {
  readonly #options: ChainOptions;
  readonly #days: DayRecord[] = [];
  readonly #problems: string[] = [];
  readonly #folder = makeFolder();
  #standin: Standin | null = null;
  #usual: Lengths;
  #clock = instantOfDay(0);
  /** What the program's clock is ahead of the machine's. */
  #offsetMs = 0;
  #kills = 0;
  #dayIsDone = false;

  constructor(options: ChainOptions) {
    this.#options = options;
    this.#usual = options.usual;
  }

  async start(): Promise<void> {
    await mkdir(join(this.#folder, "stories"));
    await writeFile(join(this.#folder, "watchlist.yaml"), WATCHLIST_YAML);
    const limits = { anonymousCore: 1_000_000, core: 1_000_000 };
    // The stand-in's clock stands still within a day, so that what it says then is one truth.
    const now = () => this.#clock;
    this.#standin = await startStandin({ world: worldOnDay(0), now, tokens: [TOKEN], limits });
  }

  async stop(): Promise<void> {
    await this.#standin?.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  get #github(): Standin {
    if (this.#standin === null) throw new Error("the chain has not started");
    return this.#standin;
  }

  async liveDay(day: number, kills: number): Promise<void> {
    this.#clock = instantOfDay(day);
    this.#offsetMs = this.#clock - Date.now();
    this.#dayIsDone = false;
    this.#github.replaceWorld(worldOnDay(day));
    const record: DayRecord = {
      truth: await readTruth(this.#github.url, dayOf(this.#clock)),
      acknowledged: [],
      complete: false,
    };
    this.#days.push(record);
    for (let i = 0; i < kills; i += 1) {
      const { label, began } = await this.#killOnce(record);
      // Who was killed before it asked anything has added nothing: a brief test looks after the next kill.
      if (began || this.#options.thorough === true)
        await this.#check(`day ${day}, kill ${i + 1} of ${kills} (${label})`);
    }
    this.#take(record, await this.#run(null), "left alone");
    record.complete = true;
  }

  /** The whole content, its caches against a rebuild of them, and GitHub's rules. */
  async finish(): Promise<ChainResult> {
    const digest = await this.#options.store.inspect(async (connection) => {
      const facts = await readFacts(connection);
      for (const problem of checkFacts(facts, this.#days)) this.#problem("end", problem);
      const kept = await readCaches(connection);
      await rebuildDerived(connection.db);
      if (!isDeepStrictEqual(kept, await readCaches(connection))) this.#problem("end", "caches differ from a rebuild");
      return digestFacts(facts);
    });
    for (const { rule, detail, path } of this.#github.violations) this.#problem("GitHub", `${path} ${rule}: ${detail}`);
    return { kills: this.#kills, problems: this.#problems, digest };
  }

  async #killOnce(record: DayRecord): Promise<{ label: string; began: boolean }> {
    for (let draw = 1; draw <= MAX_DRAWS; draw += 1) {
      // When a run of this day has ended by itself, there is no work left to be killed at.
      const from = this.#kills % 2 === 0 && !this.#dayIsDone ? "work" : "start";
      const moment: Moment = { from, share: this.#options.random() };
      const result = await this.#run(moment);
      const label = `${(moment.share * 100).toFixed(0)} % from ${moment.from}`;
      this.#take(record, result, label);
      if (!result.killed) continue;
      this.#kills += 1;
      this.#options.report?.(`${this.#options.name}: killed ${label}, ${result.lines.length} steps acknowledged`);
      return { label, began: result.lengths.workMs > 0 };
    }
    throw new Error(`${this.#options.name}: the run ended before each of ${MAX_DRAWS} moments`);
  }

  async #run(moment: Moment | null): Promise<Attempt> {
    const { store, token } = this.#options;
    const before = this.#github.requests.length;
    const env = {
      ...store.env,
      WATCHLIST: join(this.#folder, "watchlist.yaml"),
      STORIES_DIR: join(this.#folder, "stories"),
      GITHUB_API_URL: this.#github.url,
      GITHUB_TOKEN: token ? TOKEN : undefined,
      COLLECT_INTERVAL: "12h",
      CLOCK_OFFSET_MS: String(this.#offsetMs),
      LOG_LEVEL: "warn",
    };
    this.#offsetMs += BETWEEN_RUNS_MS;
    return attempt(
      ["collect", "--once", "--json", "--steps"],
      { env, nodeFlags: [`--import=${CLOCK}`] },
      { hasBegun: () => this.#github.requests.length > before, kill: moment && { moment, usual: this.#usual } },
    );
  }

  /** Keeps what a run acknowledged. One that was not killed must have ended well, and shows how long a run takes. */
  #take(record: DayRecord, { killed, code, lines, stderr, lengths }: Attempt, label: string): void {
    for (const line of lines) {
      const said = JSON.parse(line) as Partial<Acknowledged> & { ended?: string };
      if (said.repo === undefined) {
        if (said.ended !== "nothing due") this.#problem(label, `a run ended with ${line}`);
      } else record.acknowledged.push(said as Acknowledged);
    }
    if (killed) return;
    this.#dayIsDone = true;
    if (code !== 0) this.#problem(label, `a run ended with exit code ${code}: ${stderr}`);
    // A run that found little to do says how long the start takes, not the work.
    if (lengths.workMs > 0) this.#usual = lengths;
    else this.#usual = { ...this.#usual, totalMs: lengths.totalMs };
  }

  async #check(label: string): Promise<void> {
    const facts = await this.#options.store.inspect(readFacts);
    for (const problem of checkFacts(facts, this.#days)) this.#problem(label, problem);
  }

  #problem(label: string, problem: string): void {
    this.#problems.push(`${this.#options.name}, ${label}: ${problem}`);
  }
}

/** Everything derived, row by row. */
async function readCaches({ db }: Connection): Promise<unknown[][]> {
  return [
    [...(await db.execute("select * from daily_totals order by project_id, day"))],
    [...(await db.execute("select * from daily_trends order by project_id, day"))],
    [...(await db.execute("select * from project_events order by project_id, kind, key, at"))],
    [...(await db.execute("select * from standings order by project_id"))],
  ];
}
