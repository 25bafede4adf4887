import type { Fetching } from "@groundswell/collector";
import type { BudgetState } from "@groundswell/db";
import { count } from "../runtime/say.ts";
import { bucketWord, RESOURCE_WORDS } from "./words.ts";

/** How far a run has come. */
export interface ProgressState {
  /** Projects that had work due in this run; null until they have been counted. */
  due: number | null;
  /** Those of them that have none left. */
  done: number;
  requests: number;
  budgets: readonly BudgetState[];
  fetching: Fetching | null;
  /** Epoch milliseconds; null: it does not wait. */
  waitsUntil: number | null;
}

/**
 * One line that says how far a run has come, no longer than the terminal is wide. Plain text, without escape codes.
 * @example
 * 12 of 34 projects · 57 requests · REST 4,702, GraphQL 4,990 left · ollama/ollama: older star history
 */
export function renderProgress(state: ProgressState, columns: number): string {
  const { due, done, requests, budgets } = state;
  const parts = [
    ...(due === null ? [] : [`${done.toLocaleString("en")} of ${count(due, "project")}`]),
    count(requests, "request"),
    ...describeLeft(budgets),
    ...describeWork(state),
  ];
  return fit(parts.join(" · "), columns);
}

function describeLeft(budgets: ProgressState["budgets"]): string[] {
  // A pause has no requests to count.
  const counted = budgets.filter(({ limit }) => limit > 0);
  const left = counted.map(({ bucket, remaining }) => `${bucketWord(bucket)} ${remaining.toLocaleString("en")}`);
  return left.length === 0 ? [] : [`${left.join(", ")} left`];
}

function describeWork({ fetching, waitsUntil }: ProgressState): string[] {
  if (waitsUntil !== null) return [`waiting until ${new Date(waitsUntil).toISOString().slice(11, 16)} UTC`];
  if (fetching === null) return [];
  const what = RESOURCE_WORDS[fetching.resource];
  const [repo] = fetching.repos;
  return [
    fetching.repos.length === 1 ? `${repo ?? ""}: ${what}` : `${what} of ${count(fetching.repos.length, "project")}`,
  ];
}

/** A terminal wraps a line that fills its last column, and the next one would not replace all of it. */
function fit(line: string, columns: number): string {
  const room = Math.max(1, columns - 1);
  return line.length <= room ? line : `${line.slice(0, room - 1)}…`;
}
