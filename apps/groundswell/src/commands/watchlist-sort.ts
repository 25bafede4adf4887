import { sortProjects } from "@groundswell/watchlist";
import { readConfig } from "../config.ts";
import { finishEdit, type EditFlags } from "../watchlist/finish-edit.ts";
import { readListFile, textOfEdit } from "../watchlist/list-file.ts";

/** Sorts the watchlist; comments stay with their entries. */
export async function runWatchlistSort(flags: EditFlags): Promise<void> {
  const { watchlistFile } = readConfig(process.env);
  const list = await readListFile(watchlistFile);
  const text = textOfEdit(list.file, sortProjects(list.text));
  const isSorted = text === list.text;
  const done = flags.dryRun === true ? "would be sorted" : "sorted";
  await finishEdit(list, text, flags, {
    facts: { sorted: isSorted },
    said: `${list.file}: ${isSorted ? "in order already" : done}.`,
    notes: [],
  });
}
