import { readConfig } from "../config.ts";
import { formatDiagnostic } from "@groundswell/core";
import { FileFaults, loadWatchlist } from "../runtime/load-watchlist.ts";
import { count, say } from "../runtime/say.ts";

/** Checks the watchlist: every fault with its line and remedy; exit code 2 when there is an error. */
export async function runWatchlistCheck({ json = false }: { json?: boolean }): Promise<void> {
  const { watchlistFile } = readConfig(process.env);
  try {
    const { watchlist, diagnostics } = await loadWatchlist(watchlistFile);
    if (json) {
      say(JSON.stringify({ ok: true, projects: watchlist.projects.length, diagnostics }));
      return;
    }
    for (const diagnostic of diagnostics) say(formatDiagnostic(diagnostic));
    say(`${watchlistFile}: ${count(watchlist.projects.length, "project")}, no errors.`);
  } catch (error) {
    if (!json || !(error instanceof FileFaults)) throw error;
    say(JSON.stringify({ ok: false, diagnostics: error.diagnostics }));
    process.exitCode = 2;
  }
}
