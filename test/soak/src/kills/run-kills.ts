import { isDeepStrictEqual } from "node:util";
import { runGroundswell } from "@groundswell/support";
import { seededRandom } from "../random.ts";
import { runCollectChain } from "./collect-chain.ts";
import { runFirstStartChain } from "./first-start-chain.ts";
import { readArchived, type ArchivedCount } from "./read-facts.ts";
import { createEmbeddedStore, createServerStore, type Store } from "./store.ts";

export interface KillOptions {
  /** Kills in all, on the server too. */
  kills: number;
  seed: number;
  /** A PostgreSQL server, for 24 of 50 kills; null: its share is left out. */
  serverUrl: string | null;
  /** See `ChainOptions`. */
  thorough?: boolean;
  report?: (line: string) => void;
}

/** What one kind of run came to. */
export interface KillOutcome {
  name: string;
  kills: number;
  /** Lost, doubled, wrong. */
  problems: string[];
}

/** Of 50 kills, so many are of each kind. */
export const KILL_PLAN = [
  { name: "first start, embedded", of50: 5, kind: "embedded", work: "first start" },
  { name: "collect without a token, embedded", of50: 11, kind: "embedded", work: "anonymous" },
  { name: "collect with a token, embedded", of50: 10, kind: "embedded", work: "token" },
  { name: "first start, PostgreSQL", of50: 8, kind: "server", work: "first start" },
  { name: "collect with a token, PostgreSQL", of50: 9, kind: "server", work: "token" },
  { name: "collect without a token, PostgreSQL", of50: 7, kind: "server", work: "anonymous" },
] as const;

type Plan = (typeof KILL_PLAN)[number];

/** Kills of a chain over two simulated days; the first has the most to fetch. */
const MAX_KILLS_A_CHAIN = 13;
/** Kinds of run at once: what two cores carry. */
const LANES = 2;

/** Runs the whole plan. @throws Error when not even an undisturbed start succeeds */
export async function runKills(options: KillOptions): Promise<KillOutcome[]> {
  const template = await createEmbeddedStore();
  try {
    const started = await runGroundswell(["migrate"], { env: template.env });
    if (started.code !== 0) throw new Error(`the first start failed: ${started.stderr}`);
    const whole = await template.inspect(readArchived);
    const plans = KILL_PLAN.filter(({ kind }) => kind === "embedded" || options.serverUrl !== null);
    const killing = new Killing(options, { dataDir: template.dataDir, startMs: started.ms, whole });
    return await runInLanes(plans.map((plan) => () => killing.run(plan)));
  } finally {
    await template.remove();
  }
}

interface Basis {
  /** A data folder that holds the archive and nothing else. */
  dataDir: string;
  /** How long it took to make. */
  startMs: number;
  whole: ArchivedCount[];
}

class Killing {
  readonly #options: KillOptions;
  readonly #basis: Basis;
  readonly #references = new Map<string, Promise<string[]>>();

  constructor(options: KillOptions, basis: Basis) {
    this.#options = options;
    this.#basis = basis;
  }

  async run(plan: Plan): Promise<KillOutcome> {
    const kills = Math.max(1, Math.round((this.#options.kills * plan.of50) / 50));
    const result =
      plan.work === "first start" ? await this.#killStarts(plan, kills) : await this.#killCollecting(plan, kills);
    return { name: plan.name, ...result };
  }

  #killStarts(plan: Plan, kills: number) {
    const { seed, serverUrl, report } = this.#options;
    const { startMs, whole } = this.#basis;
    return runFirstStartChain({
      name: plan.name,
      createStore: () => (plan.kind === "embedded" ? createEmbeddedStore() : createServerStore(serverUrl ?? "")),
      kills,
      random: seededRandom(seed * 100 + KILL_PLAN.indexOf(plan)),
      usual: { totalMs: plan.kind === "embedded" ? startMs : startMs / 4, workMs: 0 },
      whole,
      ...(report === undefined ? {} : { report }),
    });
  }

  async #killCollecting(plan: Plan, kills: number) {
    const { seed, report, thorough = false } = this.#options;
    const random = seededRandom(seed * 100 + KILL_PLAN.indexOf(plan));
    const outcome = { kills: 0, problems: [] as string[] };
    while (outcome.kills < kills) {
      const killsOfDay = spreadOverDays(Math.min(MAX_KILLS_A_CHAIN, kills - outcome.kills));
      const chain = {
        name: plan.name,
        token: plan.work === "token",
        killsOfDay,
        random,
        usual: this.#guessUsual(plan),
        thorough,
      };
      const result = await this.#withStore(plan.kind, (store) =>
        runCollectChain({ ...chain, store, ...(report === undefined ? {} : { report }) }),
      );
      outcome.kills += result.kills;
      outcome.problems.push(...result.problems);
      if (!isDeepStrictEqual(result.digest, await this.#refer(chain.token))) {
        outcome.problems.push(`${plan.name}: the content is not that of a chain that nobody killed`);
      }
    }
    return outcome;
  }

  /** Every run that is left alone corrects it. */
  #guessUsual({ kind }: Plan) {
    const { startMs } = this.#basis;
    return kind === "embedded"
      ? { totalMs: startMs / 2, workMs: startMs / 6 }
      : { totalMs: startMs / 4, workMs: startMs / 8 };
  }

  /** What the same days leave when nobody kills anything; on PostgreSQL where there is one, as that is quicker. */
  #refer(token: boolean): Promise<string[]> {
    const key = String(token);
    const known = this.#references.get(key);
    if (known !== undefined) return known;
    const kind = this.#options.serverUrl === null ? "embedded" : "server";
    const reference = this.#withStore(kind, async (store) => {
      const calm = { killsOfDay: [0, 0], random: () => 0, usual: { totalMs: 0, workMs: 0 } };
      const { problems, digest } = await runCollectChain({ name: "left alone", store, token, ...calm });
      if (problems.length > 0) throw new Error(`a chain that nobody killed went wrong:\n${problems.join("\n")}`);
      return digest;
    });
    this.#references.set(key, reference);
    return reference;
  }

  /** Lends a store that holds the archive. */
  async #withStore<T>(kind: Store["kind"], use: (store: Store) => Promise<T>): Promise<T> {
    const { serverUrl } = this.#options;
    const store =
      kind === "embedded" ? await createEmbeddedStore(this.#basis.dataDir) : await createServerStore(serverUrl ?? "");
    try {
      if (kind === "server") await fill(store);
      return await use(store);
    } finally {
      await store.remove();
    }
  }
}

async function fill(store: Store): Promise<void> {
  const { code, stderr } = await runGroundswell(["migrate"], { env: store.env });
  if (code !== 0) throw new Error(`migrate failed: ${stderr}`);
}

function spreadOverDays(kills: number): number[] {
  const second = Math.floor(kills / 3);
  return [kills - second, second];
}

async function runInLanes<T>(jobs: readonly (() => Promise<T>)[]): Promise<T[]> {
  const results: T[] = [];
  const queue = [...jobs.entries()];
  const lane = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) results[next[0]] = await next[1]();
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return results;
}
