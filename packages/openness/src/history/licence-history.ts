import { identifyLicence, type LicenceReading } from "../licence/identify.ts";
import { labelLicences, type LicenceLabel } from "../licence/describe-licences.ts";

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

/** Which licences a repository's files are, all files together, in the order of their names. */
export type LicenceSet = readonly LicenceLabel[];

/** A commit with which the licences became others. */
export interface LicenceChange {
  commit: string;
  committedAt: number;
  before: LicenceSet;
  after: LicenceSet;
  /** Files that the commit touched. */
  paths: string[];
}

/** Files whose words are a licence, by name: `LICENSE`, `LICENCE.md`, `COPYING.LESSER`, `LICENSE-MIT`, `UNLICENSE`. */
export function isLicenceFile(path: string): boolean {
  return LICENCE_FILE.test(path) && !CODE.test(path);
}

const LICENCE_FILE = /^(?:(?:un)?licen[cs]es?|copying)(?:[.\-_][\w.\-+]*)?$/i;
/** Programs that are about licences. */
const CODE = /\.(?:[cm]?[jt]sx?|py|rs|go|sh|rb|java|json|ya?ml|toml|svg|png)$/i;

/**
 * The changes of a repository's licence: a file that is renamed, wrapped anew or given another year is none, for what is
 * compared is what the files are, not their bytes.
 * @param commits oldest first; of one line of history, each with the licence files it touched
 */
export function listLicenceChanges(commits: readonly LicenceCommit[]): LicenceChange[] {
  const files = new Map<string, LicenceReading>();
  const readings = new Map<string, LicenceReading>();
  const changes: LicenceChange[] = [];
  let before: LicenceSet = [];
  for (const { commit, committedAt, files: touched } of commits) {
    for (const { path, blob, text } of touched.filter((file) => isLicenceFile(file.path))) {
      if (blob === null) files.delete(path);
      else files.set(path, readOnce(readings, blob, text));
    }
    const after = listLicences(files.values());
    if (after.join("\n") === before.join("\n")) continue;
    changes.push({ commit, committedAt, before, after, paths: touched.map(({ path }) => path).toSorted() });
    before = after;
  }
  return changes;
}

/** One content is read once, under whatever names it stands. */
function readOnce(readings: Map<string, LicenceReading>, blob: string, text: string | null): LicenceReading {
  const known = readings.get(blob) ?? (text === null ? { kind: "unknown" } : identifyLicence(text));
  readings.set(blob, known);
  return known;
}

function listLicences(readings: Iterable<LicenceReading>): LicenceSet {
  return [...new Set([...readings].flatMap(labelLicences))].toSorted();
}
