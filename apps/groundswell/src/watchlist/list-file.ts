import { randomBytes } from "node:crypto";
import { open, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { UserError } from "@groundswell/core";
import { MAX_FILE_BYTES, parseWatchlist, type Edited, type Watchlist } from "@groundswell/watchlist";
import { FileFaults, readWatchlistText } from "../runtime/load-watchlist.ts";

/** A watchlist that is about to be edited. */
export interface ListFile {
  file: string;
  /** Its content, byte-order mark and line breaks included. */
  text: string;
  watchlist: Watchlist;
}

/**
 * Reads a watchlist for editing: one that is at fault is for people to mend first.
 * @throws UserError when it can't be read, FileFaults when it is wrong
 */
export async function readListFile(file: string): Promise<ListFile> {
  const decoded = await readWatchlistText(file);
  const { watchlist, diagnostics } = parseWatchlist(decoded, file);
  if (watchlist === null) throw new FileFaults(file, diagnostics);
  try {
    // Bytes that are no text would not come back as they were.
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await readFile(file));
    return { file, text, watchlist };
  } catch (cause) {
    throw new UserError("the watchlist is not UTF-8 text", { where: file, remedy: "save it as UTF-8", cause });
  }
}

/** @throws UserError when the text could not be edited, or would no longer be a watchlist that is read */
export function textOfEdit(file: string, edited: Edited): string {
  if ("fault" in edited) throw new UserError(edited.fault.message, { where: file, remedy: edited.fault.remedy });
  if (Buffer.byteLength(edited.text) > MAX_FILE_BYTES) {
    throw new UserError("the watchlist would be too large", { where: file, remedy: "take something out first" });
  }
  return edited.text;
}

/**
 * Puts a new text in the file's place, whole or not at all: whoever reads it meanwhile reads the old one or the new one.
 * @throws UserError when somebody else has changed the file since it was read, or it can't be written
 */
export async function writeListFile({ file, text: before }: ListFile, text: string): Promise<void> {
  // A link stays one: its target is replaced.
  const target = await realpath(file);
  const temporary = join(dirname(target), `.${randomBytes(6).toString("hex")}.watchlist.tmp`);
  try {
    const { mode } = await stat(target);
    const handle = await open(temporary, "wx", mode);
    try {
      // Opened, it has lost what this user's umask takes away.
      await handle.chmod(mode & 0o7777);
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if ((await readFile(target)).compare(Buffer.from(before)) !== 0) {
      throw new UserError("the watchlist has changed meanwhile", { where: file, remedy: "run it again" });
    }
    await rename(temporary, target);
  } catch (cause) {
    await rm(temporary, { force: true });
    if (cause instanceof UserError) throw cause;
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown error";
    const remedy =
      "make the file and its folder writable; a file that is mounted by itself can't be replaced: mount its folder";
    throw new UserError(`the watchlist can't be written (${code})`, { where: file, remedy, cause });
  }
}
