import { joinHistories, type FileCommit, type JoinedCommit } from "@groundswell/openness";
import type { CommitRow } from "./read-facts.ts";

/** A commit of one file's history, with its row. */
export interface Entry extends FileCommit {
  row: CommitRow;
}

export interface JoinedRows {
  /** Oldest first. */
  commits: JoinedCommit<Entry>[];
  /** The first commit with which all files are known; -1: they are from their beginnings. */
  start: number;
}

/**
 * The histories of several files as one. A file is known from its first commit that was read on, and from there on where the
 * contents of that and of all later ones were.
 */
export function joinRows(rows: readonly CommitRow[], readings: ReadonlyMap<string, unknown>): JoinedRows {
  const entries = rows.map((row): Entry => ({ commit: row.commit, committedAt: row.committedAt.getTime(), row }));
  const commits = joinHistories(Map.groupBy(entries, ({ row }) => row.path));
  const starts = new Map<string, number>();
  const waiting = new Set<string>();
  for (const [i, { files }] of commits.entries()) {
    for (const { path, entry } of files) {
      const { blob, place } = entry.row;
      const isUnread = blob !== null && !readings.has(blob);
      const isFirst = !starts.has(path);
      if (isUnread) waiting.add(path);
      else if (waiting.delete(path) || (isFirst && place > 0)) starts.set(path, i);
      if (isFirst && !starts.has(path)) starts.set(path, -1);
    }
  }
  // Of what is there now nobody has read a word yet.
  if (waiting.size > 0) return { commits, start: commits.length - 1 };
  return { commits, start: Math.max(-1, ...starts.values()) };
}
