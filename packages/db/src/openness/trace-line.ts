import type { InstantMs } from "@groundswell/core";
import type { EvidenceFile } from "../schema/openness.ts";
import type { LineRow } from "./read-facts.ts";

/** Lines about licence files: their history tells of every change, with its commit. */
export const LICENCE_LINES: readonly string[] = ["licence", "weightsLicence"];

/** A line that was found after it was not, or the other way round. */
export interface LineTurn {
  row: LineRow;
  from: "observed" | "not found";
  to: "observed" | "not found";
  /** The last look that saw it otherwise. */
  notBefore: InstantMs | null;
  /** Files that show it; where it is not found any more, those that did. */
  files: EvidenceFile[];
}

/** What is known of a line over time. */
export interface LineTrace {
  turns: LineTurn[];
  /** When it was first and last seen; null: never. */
  firstSeenAt: InstantMs | null;
  lastSeenAt: InstantMs | null;
  /** Since when it has not been found that was there before; null: it is there, was never seen, or can't be checked. */
  notFoundSince: InstantMs | null;
  /** Files that showed it last; none: it was never seen. */
  lastFiles: EvidenceFile[];
  lastCommit: string | null;
}

/**
 * Follows a line through what was found of it. A look that could not check it says nothing: it is as it was.
 * @param rows of one line, oldest first
 * @param looks instants of all looks, oldest first
 */
export function traceLine(rows: readonly LineRow[], looks: readonly InstantMs[]): LineTrace {
  const trace: LineTrace = {
    ...{ turns: [], firstSeenAt: null, lastSeenAt: null, notFoundSince: null },
    ...{ lastFiles: [], lastCommit: null },
  };
  let held: "observed" | "not found" | null = null;
  let before: LineRow | null = null;
  for (const row of rows) {
    const at = row.knownAt.getTime();
    const notBefore = looks.findLast((look) => look < at) ?? null;
    if (before?.state === "observed") trace.lastSeenAt = notBefore ?? before.knownAt.getTime();
    if (row.state === "observed") {
      trace.firstSeenAt ??= at;
      if (held === "not found") trace.turns.push({ row, from: held, to: row.state, notBefore, files: row.files });
      ({ files: trace.lastFiles, commit: trace.lastCommit } = row);
    }
    if (row.state === "not found" && held === "observed") {
      trace.turns.push({ row, from: held, to: row.state, notBefore, files: trace.lastFiles });
      trace.notFoundSince = at;
    }
    if (row.state === "observed") trace.notFoundSince = null;
    if (row.state !== "not checkable") held = row.state;
    before = row;
  }
  if (before?.state !== "not found") trace.notFoundSince = null;
  if (before?.state === "observed") trace.lastSeenAt = looks.at(-1) ?? before.knownAt.getTime();
  return trace;
}
