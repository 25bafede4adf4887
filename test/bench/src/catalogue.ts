import { fileURLToPath } from "node:url";
import { readFile } from "node:fs/promises";
import { readBundledArchive } from "@groundswell/archive";
import { connect, importArchive, migrate, syncWatchlist, type Connection } from "@groundswell/db";
import { parseWatchlist } from "@groundswell/watchlist";

const ROOT = new URL("../../../", import.meta.url);

/** The default watchlist, as the product reads it. */
export async function readWatchlist() {
  const file = fileURLToPath(new URL("watchlist.yaml", ROOT));
  const { watchlist } = parseWatchlist(await readFile(file, "utf8"), file);
  if (watchlist === null) throw new Error("the default watchlist has errors");
  return watchlist.projects;
}

/** The bundled archive, as rows ready to be stored. */
export async function readArchiveRows() {
  const { archive } = await readBundledArchive(fileURLToPath(new URL("archive", ROOT)));
  if (archive === null) throw new Error("the bundled archive has errors");
  return archive;
}

/** A database with the default watchlist and the bundled archive in it. */
export async function openCatalogue(options: { url?: string; dataDir: string }): Promise<Connection> {
  const store = await connect(options);
  await migrate(store);
  await syncWatchlist(store.db, await readWatchlist());
  const archive = await readArchiveRows();
  await importArchive(
    store.db,
    {
      file: "archive",
      contentHash: archive.contentHash,
      compiledAt: 0,
      observations: archive.observations,
      releases: archive.releases.map((release) => ({ ...release, prerelease: release.kind === "prerelease" })),
      sourceUrls: new Map(),
    },
    Date.now(),
  );
  return store;
}
