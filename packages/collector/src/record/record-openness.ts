import type { InstantMs, Receipt } from "@groundswell/core";
import {
  bumpDataVersion,
  finishWork,
  recordClaims,
  recordLicenceCommits,
  recordLines,
  recordLook,
  recordReadings,
  refreshOpennessChanges,
  type ClaimQuote,
  type Database,
  type EvidenceFile,
  type NewLine,
  type Executor,
  type Work,
} from "@groundswell/db";
import { READER_EDITION, type LicenceReading } from "@groundswell/openness";
import type { ReadHistory, Walk } from "../fetch/read-histories.ts";
import type { Head } from "../github/repository.ts";

/** What a look leaves behind for the next one. */
export interface OpennessCursor {
  /** The edition of the reader of licences. */
  reader: number;
  /** The README that was read last, by its hash. */
  readme: string | null;
  hubLinks: string[];
  /** Histories that were not read to their end. */
  waiting?: Walk[];
  /** Contents that are links, and were not read yet. */
  links?: string[];
  /** Whether anything is left that a step could read. */
  unfinished?: boolean;
}

/** What contents were read as that came with one answer. */
export interface FoundReadings {
  receipt: Receipt;
  /** By hash. */
  readings: ReadonlyMap<string, LicenceReading>;
}

/** What a commit of the default branch holds; a commit of null is a repository that has none. */
export interface FilesFound {
  commit: string | null;
  tree: string | null;
  /** Whether all files were listed. */
  complete: boolean;
  /** Of the list of files. */
  receipt: Receipt;
  lines: NewLine[];
  histories: ReadHistory[];
  readings: FoundReadings[];
  /** `claims` null: the same content has been read before. The receipt is of its content. */
  readme: (EvidenceFile & { claims: ClaimQuote[] | null; receipt: Receipt }) | null;
  cursor: OpennessCursor;
}

interface Done {
  nextAt: InstantMs;
  succeededAt: InstantMs;
}

/** Notes that the default branch is where it was at the last look, and ends the work, in one transaction. */
export async function recordSameFiles(
  db: Database,
  work: Work,
  { receipt, commit, tree }: Head,
  { complete, done }: { complete: boolean; done: Done },
): Promise<void> {
  await db.transaction(async (tx) => {
    await recordLook(tx, work.projectId, receipt, { at: receipt.fetchedAt, commit, tree, complete });
    await finishWork(tx, work, { ...done, problem: null });
    await bumpDataVersion(tx);
  });
}

/** Stores what was found in a repository's files, and ends the work, in one transaction. */
export async function recordFiles(db: Database, work: Work, found: FilesFound, nextAt: InstantMs): Promise<void> {
  const { projectId } = work;
  const at = found.receipt.fetchedAt;
  await db.transaction(async (tx) => {
    const { commit, tree, complete } = found;
    await recordLook(tx, projectId, found.receipt, { at, commit, tree, complete });
    await recordLines(tx, projectId, found.receipt, { at, commit, lines: found.lines });
    for (const { receipt, readings } of found.readings) {
      await recordReadings(tx, projectId, receipt, { at, reader: READER_EDITION, readings });
    }
    for (const { path, receipt, ...history } of found.histories) {
      await recordLicenceCommits(tx, projectId, receipt, path, { at, ...history });
    }
    await recordReadme(tx, projectId, found);
    await finishWork(tx, work, { nextAt, cursor: found.cursor, succeededAt: at, problem: null });
    await refreshOpennessChanges(tx, projectId);
    await bumpDataVersion(tx);
  });
}

/** A README that is there no more says nothing; one that may be in what was not listed says what it said. */
async function recordReadme(tx: Executor, projectId: number, found: FilesFound): Promise<void> {
  const { readme, commit, complete, receipt } = found;
  if (readme === null && !complete) return;
  if (commit === null || (readme !== null && readme.claims === null)) return;
  const { path = "", blob = "", claims = [] } = readme ?? {};
  // That there is none is in the list of files.
  await recordClaims(tx, projectId, readme?.receipt ?? receipt, {
    at: receipt.fetchedAt,
    path,
    blob,
    commit,
    claims: claims ?? [],
  });
}
