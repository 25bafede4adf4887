import {
  connect,
  endAllLeases,
  importArchive,
  migrate,
  syncNotesByRepo,
  syncStories,
  syncWatchlist,
  type ArchiveData,
  type Connection,
  type ImportResult,
  type KeptStory,
} from "@groundswell/db";
import type { LedgerNote, Watchlist } from "@groundswell/watchlist";
import type { Config } from "../config.ts";
import { createLogger } from "./logger.ts";
import { loadBundledArchive } from "./load-archive.ts";
import { loadLedgerNotes, notesFileOf } from "./load-ledger-notes.ts";
import { loadStories } from "./load-stories.ts";
import { loadWatchlist } from "./load-watchlist.ts";

/** Opens the database and brings its schema up to date. */
export async function openStore(config: Config): Promise<Connection> {
  const logger = createLogger(config);
  const connection = await connect({
    url: config.databaseUrl,
    dataDir: config.dataDir,
    maxConnections: config.databaseConnections,
    tellOutage(outage) {
      if (outage === null) logger.warn("the database answers again");
      else logger.error({ err: outage.cause }, "the database does not answer; it is asked again twice a second");
    },
  });
  try {
    await migrate(connection);
    // The embedded database has one owner: whoever held a lease before is gone.
    if (connection.kind === "embedded") await endAllLeases(connection.db);
    return connection;
  } catch (error) {
    await connection.close();
    throw error;
  }
}

export interface Content {
  projects: number;
  stories: number;
  archive: ImportResult | null;
  /** Stories that name a repository nobody watches. */
  unknownMentions: { story: string; repo: string }[];
}

/** What the files said. */
export interface ReadFiles {
  watchlist: Watchlist;
  stories: KeptStory[];
  /** What people say beside the ledger. */
  notes: LedgerNote[];
  /** The archive's figures, until they are stored; null where nobody asked for them, too. */
  archive: ArchiveData | null;
}

/** The files that say what is watched, all checked before anything is stored. */
export async function readContent(config: Config, options: { archive: boolean }): Promise<ReadFiles> {
  const { watchlist } = await loadWatchlist(config.watchlistFile);
  const { stories } = await loadStories(config.storiesDir);
  const notes = await loadLedgerNotes(notesFileOf(config));
  const archive = options.archive ? await loadBundledArchive() : null;
  return { watchlist, stories, notes, archive };
}

/** Stores what the files say: projects, then the archive's figures, then stories. Running it twice changes nothing. */
export async function storeContent({ db }: Connection, content: ReadFiles, now: number): Promise<Content> {
  const { watchlist, stories, notes } = content;
  const projects = await syncWatchlist(db, watchlist.projects);
  const imported = content.archive === null ? null : await importArchive(db, content.archive, now);
  // Whoever holds on to the files runs for months, and the figures are in the database.
  content.archive = null;
  await syncNotesByRepo(db, notes, now);
  const unknownMentions = await syncStories(db, stories, now);
  return { projects: projects.length, stories: stories.length, archive: imported, unknownMentions };
}
