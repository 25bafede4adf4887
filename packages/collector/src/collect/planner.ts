import type { InstantMs } from "@groundswell/core";
import { countDue, readHeads, type Resource } from "@groundswell/db";
import { chooseNext, type Choice } from "../plan/choose-next.ts";
import { listOwn, type CollectContext } from "./context.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Looks at what is due and chooses; what the rest of the hour will need is looked up once a minute. */
export class Planner {
  readonly #context: CollectContext;
  #dueSoon: { at: InstantMs; counts: Map<Resource, number> } | null = null;
  /** When it last looked at what is due. */
  choseAt: InstantMs;

  constructor(context: CollectContext) {
    this.#context = context;
    this.choseAt = context.now();
  }

  /** @param without resources that are left aside for now */
  async choose(without: ReadonlySet<Resource>): Promise<Choice> {
    const { db, github, intervalMs, now, only, spread } = this.#context;
    const { budgets, authenticated } = github;
    this.choseAt = now();
    const collected = listOwn(this.#context);
    const resources = collected.filter((resource) => !without.has(resource));
    const heads = await readHeads(db, resources, { now: this.choseAt, only });
    const soon = spread ? await this.#readDueSoon(this.choseAt) : new Map<Resource, number>();
    const dueSoon = new Map([...soon].filter(([resource]) => collected.includes(resource)));
    return chooseNext({ heads, dueSoon, budgets, authenticated, intervalMs, now: this.choseAt, spread });
  }

  async #readDueSoon(at: InstantMs): Promise<Map<Resource, number>> {
    if (this.#dueSoon === null || Math.abs(at - this.#dueSoon.at) >= MINUTE_MS) {
      const { db, github, only } = this.#context;
      const by = github.budgets.resetsAt("core", at) ?? at + HOUR_MS;
      this.#dueSoon = { at, counts: await countDue(db, { now: by, only }) };
    }
    return this.#dueSoon.counts;
  }
}
