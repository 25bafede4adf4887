import { formatDiagnostic } from "@groundswell/core";
import { addProject, parseWatchlist } from "@groundswell/watchlist";
import { readConfig } from "../config.ts";
import { finishEdit, lineOf, type EditFlags } from "../watchlist/finish-edit.ts";
import { readListFile, textOfEdit, type ListFile } from "../watchlist/list-file.ts";
import { planAddition, type AdditionOptions } from "../watchlist/plan-addition.ts";

/** Adds a project to the watchlist, with what GitHub says of it. */
export async function runWatchlistAdd(given: string, flags: EditFlags & AdditionOptions): Promise<void> {
  const config = readConfig(process.env);
  const list = await readListFile(config.watchlistFile);
  const { project, notes } = await planAddition(given, flags, list, config);
  const text = textOfEdit(list.file, addProject(list.text, project));
  const line = lineOf(text, project.repo);
  await finishEdit(list, text, flags, {
    facts: { repo: project.repo, line, entry: project },
    said: `${list.file}:${line}: ${flags.dryRun === true ? "would add" : "added"} ${project.repo}.`,
    notes: [...notes, ...listNewWarnings(list, text)],
  });
}

/** What the file did not have to be warned of before. */
function listNewWarnings({ file, text: before }: ListFile, text: string): string[] {
  const known = new Set(parseWatchlist(before, file).diagnostics.map(({ message }) => message));
  return parseWatchlist(text, file)
    .diagnostics.filter(({ message }) => !known.has(message))
    .map(formatDiagnostic);
}
