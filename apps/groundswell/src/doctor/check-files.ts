import { formatDiagnostic } from "@groundswell/core";
import type { Config } from "../config.ts";
import { loadStories } from "../runtime/load-stories.ts";
import { FileFaults, loadWatchlist } from "../runtime/load-watchlist.ts";
import { count } from "../runtime/say.ts";
import { fail, failFor, ok, warn, type Check } from "./check.ts";

/** Whether the watchlist is in order. */
export async function checkWatchlist({ watchlistFile }: Pick<Config, "watchlistFile">): Promise<Check> {
  try {
    const { watchlist, diagnostics } = await loadWatchlist(watchlistFile);
    const says = `${count(watchlist.projects.length, "project")} in ${watchlistFile}`;
    if (diagnostics.length === 0) return ok("watchlist", says);
    const lines = diagnostics.map(formatDiagnostic);
    return warn("watchlist", `${says}, ${count(lines.length, "warning")}`, "each line says what to do", lines);
  } catch (error) {
    return failForFile("watchlist", watchlistFile, error);
  }
}

/** Whether the stories kept by hand are in order. */
export async function checkStories({ storiesDir }: Pick<Config, "storiesDir">): Promise<Check> {
  try {
    const { stories } = await loadStories(storiesDir);
    return ok("stories", `${count(stories.length, "story", "stories")} in ${storiesDir}`);
  } catch (error) {
    return failForFile("stories", storiesDir, error);
  }
}

function failForFile(name: string, file: string, error: unknown): Check {
  if (!(error instanceof FileFaults)) return failFor(name, error);
  const lines = error.diagnostics.map(formatDiagnostic);
  return fail(name, `${count(lines.length, "fault")} in ${file}`, "each line says what to do", lines);
}
