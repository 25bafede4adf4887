import type { InstantMs } from "@groundswell/core";
import type { CommitRow } from "./read-facts.ts";

/**
 * Where what is known of licence files begins, as dated by the oldest commit that was read; null: at the files' own
 * beginnings. Of several files that were cut, at the newest of these: before it, not all of them are known.
 * @param commits each file's together, oldest first
 */
export function findHistoryStart(commits: readonly CommitRow[]): InstantMs | null {
  const firsts = [...Map.groupBy(commits, ({ path }) => path).values()].flatMap(([first]) => first ?? []);
  const cut = firsts.filter(({ place }) => place > 0).map(({ committedAt }) => committedAt.getTime());
  return cut.length === 0 ? null : Math.max(...cut);
}
