import { identifyLicence } from "../licence/identify.ts";
import type { LicenceReading } from "../licence/reading.ts";
import { listSetChanges, type LicenceSet } from "./licence-sets.ts";
import { isLicenceFile } from "./licence-file.ts";

/** A licence file as one commit left it. */
export interface LicenceFileState {
  path: string;
  /** Git's hash of its content; null: the commit took the file away. */
  blob: string | null;
  /** Null where the file is gone, or its content could not be had. */
  text: string | null;
}

/** A commit that touched licence files. */
export interface LicenceCommit {
  commit: string;
  /** UTC milliseconds, as the repository itself says: whoever commits can set it. */
  committedAt: number;
  files: LicenceFileState[];
}

/** A commit with which the licences became others. */
export interface LicenceChange {
  commit: string;
  committedAt: number;
  before: LicenceSet["labels"];
  after: LicenceSet["labels"];
  /** Files that the commit touched. */
  paths: string[];
}

/**
 * The changes of a repository's licence: a file that is renamed, wrapped anew or given another year is none, for what is
 * compared is what the files are, not their bytes.
 * @param commits oldest first; of one line of history, each with the licence files it touched
 */
export function listLicenceChanges(commits: readonly LicenceCommit[]): LicenceChange[] {
  const readings = new Map<string, LicenceReading>();
  const read = commits.map(({ files, ...commit }) => ({
    ...commit,
    files: files
      .filter(({ path }) => isLicenceFile(path))
      .map(({ path, blob, text }) => ({ path, reading: blob === null ? null : readOnce(readings, blob, text) })),
    paths: files.map(({ path }) => path).toSorted(),
  }));
  return listSetChanges(read).map(({ commit, committedAt, paths, before, after }) => ({
    ...{ commit, committedAt, paths },
    ...{ before: before.labels, after: after.labels },
  }));
}

/** One content is read once, under whatever names it stands. */
function readOnce(readings: Map<string, LicenceReading>, blob: string, text: string | null): LicenceReading {
  const known = readings.get(blob) ?? (text === null ? { kind: "unknown" } : identifyLicence(text));
  readings.set(blob, known);
  return known;
}
