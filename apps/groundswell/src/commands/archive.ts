import { importArchive, syncWatchlist } from "@groundswell/db";
import { readConfig } from "../config.ts";
import { loadArchiveFile } from "../runtime/load-archive.ts";
import { loadWatchlist } from "../runtime/load-watchlist.ts";
import { count, say } from "../runtime/say.ts";
import { withStore } from "../runtime/with-store.ts";

/** Imports an archive file. It is checked whole before anything is stored. */
export async function runArchiveImport(file: string, { json = false }: { json?: boolean }): Promise<void> {
  const config = readConfig(process.env);
  const { watchlist } = await loadWatchlist(config.watchlistFile);
  const archive = await loadArchiveFile(file, Date.now());
  await withStore(config, async ({ db }) => {
    await syncWatchlist(db, watchlist.projects);
    const result = await importArchive(db, archive, Date.now());
    const unknown = Object.fromEntries(result.unknown);
    if (json) {
      say(JSON.stringify({ ...result, unknown }));
      return;
    }
    if (result.alreadyImported) {
      say(`${file}: imported before; nothing to do.`);
      return;
    }
    const { observations, releases } = result;
    say(`${file}: ${count(observations.read, "observation")} read, ${observations.added} new.`);
    say(`${file}: ${count(releases.read, "release")} read, ${releases.added} new.`);
    for (const [repo, rows] of result.unknown) say(`left out ${count(rows, "row")} of ${repo}: not on the watchlist`);
  });
}
