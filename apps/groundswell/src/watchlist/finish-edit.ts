import { listRepos } from "@groundswell/watchlist";
import { say } from "../runtime/say.ts";
import { writeListFile, type ListFile } from "./list-file.ts";

export interface EditFlags {
  json?: boolean;
  /** Say what would be written, and write nothing. */
  dryRun?: boolean;
}

/** What is said of an edit. */
export interface Told {
  /** For machines. */
  facts: Record<string, unknown>;
  said: string;
  notes: string[];
}

/** Writes what has changed, unless it is to be said alone, and tells of it. */
export async function finishEdit(
  list: ListFile,
  text: string,
  { json = false, dryRun = false }: EditFlags,
  told: Told,
): Promise<void> {
  const changed = text !== list.text;
  if (changed && !dryRun) await writeListFile(list, text);
  const { facts, said, notes } = told;
  if (json) {
    say(JSON.stringify({ file: list.file, written: changed && !dryRun, ...facts, notes, ...(dryRun ? { text } : {}) }));
    return;
  }
  for (const line of [said, ...(dryRun && changed ? describeDifference(list.text, text) : []), ...notes]) say(line);
}

/** The line of a project in a text. */
export function lineOf(text: string, repo: string): number {
  return listRepos(text).find((one) => one.list === "projects" && one.repo === repo)?.place.line ?? 1;
}

/** The lines that are new and those that go, between what both texts begin and end with. */
function describeDifference(before: string, after: string): string[] {
  const [old, now] = [before.split("\n"), after.split("\n")];
  let from = 0;
  while (from < Math.min(old.length, now.length) && old[from] === now[from]) from += 1;
  let to = 0;
  while (to < Math.min(old.length, now.length) - from && old.at(-1 - to) === now.at(-1 - to)) to += 1;
  const cut = (lines: string[], sign: string) =>
    lines.slice(from, lines.length - to).map((line) => `${sign} ${line}`.trimEnd());
  return [...cut(old, "-"), ...cut(now, "+")];
}
