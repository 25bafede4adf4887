import { readFile } from "node:fs/promises";
import { formatDiagnostic, UserError, type Diagnostic } from "@groundswell/core";
import { parseWatchlist, type Watchlist } from "@groundswell/watchlist";

/** A file that a person keeps has faults; the message lists them all, a line each, with their places. */
export class FileFaults extends UserError {
  readonly diagnostics: readonly Diagnostic[];

  constructor(file: string, diagnostics: readonly Diagnostic[]) {
    const errors = diagnostics.filter((d) => d.severity === "error");
    super(errors.map(formatDiagnostic).join("\n"), { where: file, remedy: "nothing was changed" });
    this.diagnostics = diagnostics;
  }

  override toLine(): string {
    return this.message;
  }
}

/**
 * Reads and checks the watchlist.
 * @throws UserError when the file can't be read, FileFaults when it is wrong
 */
export async function loadWatchlist(file: string): Promise<{ watchlist: Watchlist; diagnostics: Diagnostic[] }> {
  const { watchlist, diagnostics } = parseWatchlist(await readWatchlistText(file), file);
  if (watchlist === null) throw new FileFaults(file, diagnostics);
  return { watchlist, diagnostics };
}

/** @throws UserError when the file can't be read */
export async function readWatchlistText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    const missing = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
    throw new UserError(missing ? "there is no watchlist here" : "the watchlist can't be read", {
      where: file,
      remedy: "put the file there, or name another with WATCHLIST",
      cause,
    });
  }
}
