import { daysBetween, type PlaceboProject } from "@groundswell/core";
import type { DerivedProject } from "./derive-history.ts";

/**
 * The real projects as a catalogue: net stars by day, as the product counts them for effects. Nobody wrote down their
 * categories, so that all are each other's candidates for peers; and nobody knows their stories, so that every date counts
 * as free of them, in a placebo library as among the dates that are judged by it.
 */
export function makeCatalogue(derived: Iterable<DerivedProject>): PlaceboProject[] {
  return [...derived].flatMap(({ days }, id) => {
    const kept = days.filter(({ setAside }) => !setAside);
    const [first, last] = [kept[0]?.day, kept.at(-1)?.day];
    if (first === undefined || last === undefined) return [];
    const values = Array<number | null>(daysBetween(first, last) + 1).fill(null);
    for (const { day, net } of kept) values[daysBetween(first, day)] = net;
    return [{ id, category: "all", net: { from: first, values }, storyStarts: [] }];
  });
}
