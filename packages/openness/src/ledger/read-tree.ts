import { CARRIED_ALONG, LINE_RULES, splitPath } from "./lines.ts";

/** The files of a repository at one commit. */
export interface Tree {
  commit: string;
  paths: readonly string[];
  /** False: GitHub cut the list short, and what was not seen may be there. */
  complete: boolean;
  /** Whether the root, `.github` and `docs` were read to their end all the same. */
  topComplete?: boolean;
}

/**
 * - `observed`: a file of such a name is there; the paths are the evidence
 * - `not found`: the whole list was read, and none is
 * - `not checkable`: not the whole list could be read, or such things lie elsewhere as a rule
 */
export type LineState = "observed" | "not found" | "not checkable";

export interface LedgerLine {
  key: string;
  state: LineState;
  /** Files that show it, nearest to the root first; at most five. */
  paths: string[];
  /** Why it could not be checked, where it could not; else null. */
  why: string | null;
}

const MOST_PATHS = 5;
/** Why nothing can be said of what was not seen. */
export const CUT_SHORT = "GitHub's list of files is cut short";

/** Reads what a list of files shows: names alone, nothing of what is in them. */
export function readTree({ paths, complete, topComplete = false }: Tree): LedgerLine[] {
  const parts = paths.map(splitPath);
  return LINE_RULES.map(({ key, shows, elsewhere, top = false }) => {
    const found = parts.filter((part) => shows(part) && !CARRIED_ALONG.test(part.path));
    if (found.length > 0) return { key, state: "observed", paths: listNearest(found), why: null };
    const why = !(complete || (top && topComplete))
      ? CUT_SHORT
      : elsewhere !== undefined
        ? `no file of a known name or kind in the repository; it may be in ${elsewhere}`
        : null;
    return { key, state: why === null ? "not found" : "not checkable", paths: [], why };
  });
}

/** The few that are nearest to the root, these first: in one go, as there may be many. */
function listNearest(found: readonly { path: string }[]): string[] {
  let near: { path: string; depth: number }[] = [];
  for (const { path } of found) {
    const own = { path, depth: path.split("/").length };
    const last = near[MOST_PATHS - 1];
    if (last === undefined || byDepth(own, last) < 0) near = [...near, own].sort(byDepth).slice(0, MOST_PATHS);
  }
  return near.map(({ path }) => path);
}

function byDepth(a: { path: string; depth: number }, b: typeof a): number {
  return a.depth - b.depth || (a.path < b.path ? -1 : 1);
}
