import { labelLicences, type LicenceLabel } from "../licence/describe-licences.ts";
import { isOsiApproved, type LicenceReading } from "../licence/reading.ts";

/** Which licences a repository's files are, all files together, in the order of their names. */
export interface LicenceSet {
  labels: readonly LicenceLabel[];
  /** Whether OSI has approved every one of them; null where there is none. */
  osiApproved: boolean | null;
}

/** A commit that touched licence files, with what each was read as; null: the commit took it away. */
export interface ReadCommit {
  commit: string;
  /** UTC milliseconds, as the repository itself says: whoever commits can set it. */
  committedAt: number;
  files: { path: string; reading: LicenceReading | null }[];
}

/** A commit with which the licences became others. */
export interface SetChange {
  before: LicenceSet;
  after: LicenceSet;
}

/**
 * The commits with which a repository's licences became others: what is compared is what the files are, not their bytes.
 * @param commits oldest first, of one line of history
 */
export function listSetChanges<T extends ReadCommit>(commits: readonly T[]): (T & SetChange)[] {
  const files = new Map<string, LicenceReading>();
  const changes: (T & SetChange)[] = [];
  let before = describeSet([]);
  for (const commit of commits) {
    for (const { path, reading } of commit.files) {
      if (reading === null) files.delete(path);
      else files.set(path, reading);
    }
    const after = describeSet([...files.values()]);
    if (after.labels.join("\n") === before.labels.join("\n")) continue;
    changes.push({ ...commit, before, after });
    before = after;
  }
  return changes;
}

/** What files come to together. */
export function describeSet(readings: readonly LicenceReading[]): LicenceSet {
  const labels = [...new Set(readings.flatMap(labelLicences))].toSorted();
  const known = readings.filter(({ kind }) => kind !== "empty");
  return { labels, osiApproved: known.length === 0 ? null : known.every(isOsiApproved) };
}
