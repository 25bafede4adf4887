import type { OpennessLine } from "@groundswell/wire";
import { opennessStrings as text } from "#lib/strings/openness.ts";

/** What a line is called on a page; one that came after the page was made, by what is looked for. */
export function nameLine({ key, label }: Pick<OpennessLine, "key" | "label">): string {
  return text.lines[key] ?? label;
}

/** Lines by their groups, in the ledger's order. */
export function groupLines<T extends Pick<OpennessLine, "group">>(
  lines: readonly T[],
): { group: T["group"]; lines: T[] }[] {
  return [...Map.groupBy(lines, ({ group }) => group)].map(([group, own]) => ({ group, lines: own }));
}
