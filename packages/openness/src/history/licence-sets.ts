import { labelLicences, NOT_READ, type LicenceLabel } from "../licence/describe-licences.ts";
import { isOsiApproved, type LicenceReading } from "../licence/reading.ts";
import { followLink, isLicenceFile, isWeightsLicence } from "./licence-file.ts";

/** Which licences a repository's files are, all files together, in the order of their names. */
export interface LicenceSet {
  labels: readonly LicenceLabel[];
  /** Whether OSI has approved every one of them; null where there is none, or one that nobody has read. */
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
 * @param start the first with which all files are known, where older ones were not all read: what it left is where the story
 *   begins, and no change; -1: the history is known from its beginning
 * @param isLicence which files are licences by their names: others are where links of theirs lead
 */
export function listSetChanges<T extends ReadCommit>(
  commits: readonly T[],
  start = -1,
  isLicence = (path: string) => isLicenceFile(path) || isWeightsLicence(path),
): (T & SetChange)[] {
  const files = new Map<string, LicenceReading>();
  const changes: (T & SetChange)[] = [];
  let before = describeSet([]);
  for (const [i, commit] of commits.entries()) {
    for (const { path, reading } of commit.files) {
      if (reading === null) files.delete(path);
      else files.set(path, reading);
    }
    const after = describeSet(listReadings(files, isLicence));
    if (after.labels.join("\n") === before.labels.join("\n")) continue;
    if (i > start) changes.push({ ...commit, before, after });
    before = after;
  }
  return changes;
}

/** What licence files say, each where its links lead. A file that only a link leads to is no licence of its own. */
function listReadings(
  files: ReadonlyMap<string, LicenceReading>,
  isLicence: (path: string) => boolean,
): LicenceReading[] {
  const linkAt = (path: string) => {
    const reading = files.get(path);
    return reading?.kind === "link" ? reading.to : null;
  };
  return [...files].flatMap(([path, reading]) => {
    if (!isLicence(path)) return [];
    const end = followLink(path, linkAt);
    return (end === null ? undefined : files.get(end)) ?? reading;
  });
}

/** What files come to together. Of what nobody has read, nobody knows who approved it. */
export function describeSet(readings: readonly LicenceReading[]): LicenceSet {
  const labels = [...new Set(readings.flatMap(labelLicences))].toSorted();
  const known = readings.filter(({ kind }) => kind !== "empty");
  const isUnknown = known.length === 0 || labels.includes(NOT_READ);
  return { labels, osiApproved: isUnknown ? null : known.every(isOsiApproved) };
}
