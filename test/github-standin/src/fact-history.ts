import type { InstantMs } from "@groundswell/core";
import { DEFAULT_FACTS, type FactChange, type WorldFacts, type WorldRepo } from "./world.ts";

/** The facts of one repository from each change to the next: merged once, so that a question is only a search. */
export class FactHistory {
  readonly #first: WorldFacts;
  readonly #later: { from: InstantMs; facts: WorldFacts }[] = [];

  constructor(repo: WorldRepo) {
    this.#first = pickFacts(repo);
    let facts = this.#first;
    const changes = (repo.changes ?? []).map((change) => ({ from: Date.parse(change.at), change }));
    for (const { from, change } of changes.toSorted((a, b) => a.from - b.from)) {
      facts = changeFacts(facts, change);
      this.#later.push({ from, facts });
    }
  }

  at(t: InstantMs): WorldFacts {
    return this.#later.findLast(({ from }) => from <= t)?.facts ?? this.#first;
  }
}

/** Only the facts of a repository: its series must not be carried along with every change. */
function pickFacts(repo: WorldRepo): WorldFacts {
  const said = Object.entries(repo).filter(([key, value]) => Object.hasOwn(DEFAULT_FACTS, key) && value !== undefined);
  return { ...DEFAULT_FACTS, ...(Object.fromEntries(said) as Partial<WorldFacts>) };
}

function changeFacts(facts: WorldFacts, { at: _, ...change }: FactChange): WorldFacts {
  return Object.assign({}, facts, change);
}
