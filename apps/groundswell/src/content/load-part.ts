import { UserError } from "@groundswell/core";
import type { Config } from "../config.ts";
import { loadLedgerNotes, notesFileOf } from "../runtime/load-ledger-notes.ts";
import { loadStories } from "../runtime/load-stories.ts";
import { FileFaults, loadWatchlist } from "../runtime/load-watchlist.ts";
import { toFileFaults, type FileFault, type KeptContent, type KeptPart } from "./kept-content.ts";
import { markFile, markFolder } from "./read-mark.ts";

/** What a part says now; or what is wrong with it. */
export type Loaded<T> = { said: T } | { faults: FileFault[]; isUnread: boolean };

/** As the readers of files say it: what the next attempt may find otherwise, though the file stays as it is. */
const UNREAD = "can't be read";

export function loadKeptWatchlist({ watchlistFile: path }: Config): Promise<Loaded<KeptContent["watchlist"]>> {
  return load("watchlist", path, async () => (await loadWatchlist(path)).watchlist);
}

export function loadKeptStories({ storiesDir: path }: Config): Promise<Loaded<KeptContent["stories"]>> {
  return load("stories", path, async () => (await loadStories(path)).stories);
}

export function loadKeptNotes(config: Config): Promise<Loaded<KeptContent["notes"]>> {
  const path = notesFileOf(config);
  return load("notes", path, () => loadLedgerNotes(path));
}

/** What tells one state of a part from another. */
export function markPart(part: KeptPart, config: Config, now: number): Promise<string> {
  if (part === "stories") return markFolder(config.storiesDir, now);
  return markFile(part === "watchlist" ? config.watchlistFile : notesFileOf(config));
}

async function load<T>(part: KeptPart, path: string, read: () => Promise<T>): Promise<Loaded<T>> {
  try {
    return { said: await read() };
  } catch (error) {
    if (error instanceof FileFaults) {
      const isUnread = error.diagnostics.some(({ message }) => message.includes(UNREAD));
      return { faults: toFileFaults(part, path, error.diagnostics), isUnread };
    }
    if (!(error instanceof UserError)) throw error;
    const whole = { file: path, line: 1, column: 1, severity: "error" as const };
    const [fault] = toFileFaults(part, path, [{ ...whole, message: error.message, remedy: error.remedy }]);
    return { faults: fault === undefined ? [] : [{ ...fault, line: null, column: null }], isUnread: true };
  }
}
