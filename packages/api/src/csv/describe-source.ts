import type { SeriesSource } from "@groundswell/wire";

/** Licences of sources, where we know them. */
const LICENCES = new Map([
  ["EvanLi/Github-Ranking", "MIT licence"],
  ["yuxiaopeng/Github-Ranking-AI", "MIT licence"],
]);

/** A source in one line: its name, address, licence and how the figures were taken from it, as far as known. */
export function describeSource({ name, url, method }: SeriesSource): string {
  return [name, url, LICENCES.get(name), method].filter((part) => part !== null && part !== undefined).join(", ");
}
