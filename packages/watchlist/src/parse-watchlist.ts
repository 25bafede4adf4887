import type { Diagnostic } from "@groundswell/core";
import { checkClashes } from "./check-clashes.ts";
import { checkNames } from "./check-names.ts";
import { readEntryNames } from "./entry-names.ts";
import { parseYamlAs } from "./parse-yaml-as.ts";
import { watchlistKeysAt, WatchlistFile } from "./schema.ts";
import { toWatchlist, type Watchlist } from "./watchlist.ts";
import { limitDiagnostics } from "./yaml-tree.ts";

/**
 * Reads `watchlist.yaml`. Never throws on any text: every fault is a diagnostic, all of them at once, in the file's
 * order, each with its place and what to do. Warnings leave the watchlist usable; one error makes it null.
 * @param text the file's content
 * @param file the name that diagnostics carry
 * @example
 * const { watchlist, diagnostics } = parseWatchlist("projects:\n  - ollama/ollama\n", "watchlist.yaml");
 */
export function parseWatchlist(text: string, file: string): { watchlist: Watchlist | null; diagnostics: Diagnostic[] } {
  const parse = parseYamlAs(WatchlistFile, text, {
    file,
    keysAt: watchlistKeysAt,
    emptyRemedy: "begin with `projects:` and below it one `  - owner/name` a line",
  });
  if (parse.tree === null) return { watchlist: null, diagnostics: parse.diagnostics };
  const entries = readEntryNames(parse.tree);
  const clashes = checkClashes(entries, parse.tree, file);
  const names = checkNames(entries, parse.tree, file);
  const diagnostics = limitDiagnostics([...parse.diagnostics, ...clashes, ...names]);
  const isSound = parse.value !== null && !clashes.some((d) => d.severity === "error");
  return { watchlist: isSound && parse.value !== null ? toWatchlist(parse.value) : null, diagnostics };
}
