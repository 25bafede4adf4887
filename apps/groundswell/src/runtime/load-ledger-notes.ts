import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { UserError } from "@groundswell/core";
import { parseLedgerNotes, type LedgerNote } from "@groundswell/watchlist";
import type { Config } from "../config.ts";
import { FileFaults } from "./load-watchlist.ts";

/** The file of what people say beside the ledger: beside the watchlist, and it need not be there. */
export function notesFileOf({ watchlistFile }: Pick<Config, "watchlistFile">): string {
  return join(dirname(watchlistFile), "openness.yaml");
}

/** @throws UserError when the file can't be read, FileFaults when it is wrong */
export async function loadLedgerNotes(file: string): Promise<LedgerNote[]> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return [];
    throw new UserError("the notes beside the ledger can't be read", {
      where: file,
      remedy: "let this process read the file, or take it away",
      cause,
    });
  }
  const { notes, diagnostics } = parseLedgerNotes(text, file);
  if (notes === null) throw new FileFaults(file, diagnostics);
  return notes;
}
