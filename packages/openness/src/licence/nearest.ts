import type { ListedLicence } from "./library.ts";
import type { Template } from "./template.ts";

/** How alike two texts are by their pairs of words, 0 to 1 (Sørensen–Dice). */
export interface Likeness {
  licence: ListedLicence;
  similarity: number;
}

type Pairs = ReadonlyMap<string, number>;

const pairsOf = new WeakMap<Template, Pairs>();

/** The listed licence whose text is most like these words. */
export function findNearest(words: readonly string[], licences: readonly ListedLicence[]): Likeness | null {
  const own = countPairs([words]);
  let best: Likeness | null = null;
  for (const licence of licences) {
    for (const template of licence.templates) {
      // Texts of very different lengths can't be alike.
      const [short, long] = [template.length, words.length].toSorted((a, b) => a - b);
      const most = (2 * (short ?? 0)) / ((short ?? 0) + (long ?? 1));
      if (best !== null && most <= best.similarity) continue;
      const similarity = compare(own, pairsIn(template));
      if (best === null || similarity > best.similarity) best = { licence, similarity };
    }
  }
  return best;
}

function pairsIn(template: Template): Pairs {
  const known = pairsOf.get(template) ?? countPairs(template.runs);
  pairsOf.set(template, known);
  return known;
}

function countPairs(runs: readonly (readonly string[])[]): Pairs {
  const counts = new Map<string, number>();
  for (const run of runs) {
    for (let i = 1; i < run.length; i += 1) {
      const pair = `${run[i - 1] ?? ""} ${run[i] ?? ""}`;
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
  }
  return counts;
}

function compare(a: Pairs, b: Pairs): number {
  let [shared, all] = [0, 0];
  for (const count of a.values()) all += count;
  for (const [pair, count] of b) {
    all += count;
    shared += Math.min(count, a.get(pair) ?? 0);
  }
  return all === 0 ? 0 : (2 * shared) / all;
}
