import { hideSecrets } from "@groundswell/core";
import type { Coverage } from "@groundswell/watchlist";
import { tellerOf } from "./adapter-of.ts";

/**
 * The entries of `coverage` that words mean: an entry's id, also as it is told (without keys), its address, or a kind.
 * @param only no words: all of them. An entry that is given twice is one
 */
export function chooseSources(
  coverage: readonly Coverage[],
  only: readonly string[],
): { chosen: Coverage[]; unknown: string[] } {
  const entries = [...new Map(coverage.map((entry) => [tellerOf(entry), entry])).values()];
  if (only.length === 0) return { chosen: entries, unknown: [] };
  const means = (word: string, entry: Coverage) => {
    const id = tellerOf(entry);
    return [id, hideSecrets(id), entry.kind, entry.url].includes(word);
  };
  return {
    chosen: entries.filter((entry) => only.some((word) => means(word, entry))),
    unknown: only.filter((word) => !entries.some((entry) => means(word, entry))),
  };
}
