import { repoKey } from "@groundswell/core";
import type { ListLayout } from "./read-layout.ts";

/**
 * Sorts a list's entries by owner and name. What stands between entries stays where it is; a comment there that belongs
 * to no entry heads those below it, which are sorted among themselves.
 * @param repos what each entry is sorted by
 */
export function sortChunks(text: string, { chunks }: ListLayout, repos: readonly string[]): string {
  const order = groupByHeads(text, chunks).flatMap((group) =>
    group.toSorted((a, b) => compare(repoKey(repos[a] ?? ""), repoKey(repos[b] ?? "")) || a - b),
  );
  let sorted = "";
  let end = 0;
  for (const [i, slot] of chunks.entries()) {
    const from = chunks[order[i] ?? i] ?? slot;
    sorted += text.slice(end, slot.start) + text.slice(from.start, from.end);
    end = slot.end;
  }
  return sorted + text.slice(end);
}

/** Indices of the entries, group by group. */
function groupByHeads(text: string, chunks: ListLayout["chunks"]): number[][] {
  const groups: number[][] = [];
  for (const [i, { start }] of chunks.entries()) {
    const between = text.slice(chunks[i - 1]?.end ?? start, start);
    if (i === 0 || between.includes("#")) groups.push([]);
    groups.at(-1)?.push(i);
  }
  return groups;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
