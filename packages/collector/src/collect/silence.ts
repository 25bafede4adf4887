import type { Resource } from "@groundswell/db";
import { LEDGER_RESOURCES } from "../plan/resources.ts";
import type { StepReport } from "./context.ts";

/** So many questions about a resource in a row without an answer: no more are asked about it for now. */
const MAX_UNANSWERED = 3;
/** So many resources without an answer are GitHub's trouble. */
const MANY = 2;

/** Which resources get no answer: one broken endpoint must not keep the others waiting. */
export class Silence {
  readonly #unanswered = new Map<Resource, number>();
  readonly #aside = new Set<Resource>();
  /** What was said, or not, of the last that went unanswered. */
  detail: string | null = null;

  /** Resources that are left aside until the next cycle. */
  get resources(): ReadonlySet<Resource> {
    return this.#aside;
  }

  get isEverywhere(): boolean {
    // Questions about files are large: that these get no answer says nothing of GitHub.
    return [...this.#aside].filter((resource) => !LEDGER_RESOURCES.includes(resource)).length >= MANY;
  }

  note({ resource, noAnswer, detail }: StepReport): void {
    const unanswered = noAnswer ? (this.#unanswered.get(resource) ?? 0) + 1 : 0;
    this.#unanswered.set(resource, unanswered);
    if (unanswered < MAX_UNANSWERED) return;
    this.#aside.add(resource);
    this.detail = detail;
  }
}
