import type { InstantMs } from "@groundswell/core";
import {
  isLicenceFile,
  isWeightsLicence,
  listSetChanges,
  NOT_READ_YET,
  resolveLink,
  type LicenceReading,
  type LicenceSet,
} from "@groundswell/openness";
import type { Executor } from "../connect.ts";
import type { opennessChanges } from "../schema/index.ts";
import { joinRows } from "./join-rows.ts";
import { readCommits, readLines, readLooks, readReadings, type CommitRow, type KnownReading } from "./read-facts.ts";
import { LICENCE_LINES, traceLine } from "./trace-line.ts";

export type ChangeRow = typeof opennessChanges.$inferSelect;

export interface DerivedChanges {
  /** In no order. */
  changes: ChangeRow[];
  /**
   * Where what is known of licence files begins, as its commit is dated, if older ones or their contents were not read;
   * null: at the files' own beginnings.
   */
  historyFrom: InstantMs | null;
}

/**
 * Everything that had become otherwise in a project's files by an instant; null for now. What the first look found is no
 * change, as nobody had looked before; of licences the repository's own history tells.
 */
export async function deriveOpennessChanges(
  db: Executor,
  projectId: number,
  asOf: InstantMs | null,
): Promise<DerivedChanges> {
  const commits = await readCommits(db, projectId, asOf);
  const readings = await readReadings(db, projectId, asOf);
  const ofCode = deriveLicences("licence changed", isCodeLicence, commits, readings);
  const ofWeights = deriveLicences("weights licence changed", isWeightsLicence, commits, readings);
  const starts = [ofCode, ofWeights].flatMap(({ historyFrom }) => historyFrom ?? []);
  return {
    changes: [...ofCode.changes, ...ofWeights.changes, ...(await deriveLines(db, projectId, asOf))],
    historyFrom: starts.length === 0 ? null : Math.max(...starts),
  };
}

function isCodeLicence(path: string): boolean {
  return isLicenceFile(path) && !isWeightsLicence(path);
}

function deriveLicences(
  kind: ChangeRow["kind"],
  isLicence: (path: string) => boolean,
  all: readonly CommitRow[],
  readings: ReadonlyMap<string, KnownReading>,
): DerivedChanges {
  const held = new Map<string, string | null>();
  const { commits, start } = joinRows(pickRows(all, readings, isLicence), readings);
  const read = commits.map(({ files, ...commit }) => ({
    ...commit,
    rows: files.map(({ entry }) => entry.row),
    readingReceiptKeys: takeReceipts(
      held,
      files.map(({ entry }) => entry.row),
      readings,
    ),
    files: files.map(({ path, entry: { row } }) => ({ path, reading: readingOf(row.blob, readings) })),
  }));
  const found = listSetChanges(read, start, isLicence);
  const changes = found.flatMap(({ commit, rows: [first], files, before, after, readingReceiptKeys }) =>
    first === undefined
      ? []
      : [
          {
            ...{ projectId: first.projectId, kind, key: commit, commit, notBefore: null },
            // A commit that is dated later than it was seen has a wrong date.
            at: new Date(Math.min(first.committedAt.getTime(), first.knownAt.getTime())),
            ...{ knownAt: first.knownAt, from: nameSet(before), to: nameSet(after) },
            ...{ osiBefore: before.osiApproved, osiAfter: after.osiApproved },
            paths: files.map(({ path }) => path).toSorted(),
            ...{ receiptKey: first.receiptKey, readingReceiptKeys },
          },
        ],
  );
  return { changes, historyFrom: commits[start]?.committedAt ?? null };
}

/** The commits of licence files, and of whatever others their links have ever led to. */
function pickRows(
  rows: readonly CommitRow[],
  readings: ReadonlyMap<string, KnownReading>,
  isLicence: (path: string) => boolean,
): CommitRow[] {
  const byPath = Map.groupBy(rows, ({ path }) => path);
  const reached = new Set([...byPath.keys()].filter(isLicence));
  // What is added meanwhile is gone through, too: a link may lead to a link.
  for (const path of reached) {
    for (const { blob } of byPath.get(path) ?? []) {
      const reading = readings.get(blob ?? "")?.reading;
      const to = reading?.kind === "link" ? resolveLink(path, reading.to) : null;
      if (to !== null) reached.add(to);
    }
  }
  return rows.filter(({ path }) => reached.has(path));
}

/** Null: the file is gone. What was never read is not known to be anything. */
function readingOf(blob: string | null, readings: ReadonlyMap<string, KnownReading>): LicenceReading | null {
  return blob === null ? null : (readings.get(blob)?.reading ?? NOT_READ_YET);
}

/**
 * The receipts of the contents before a commit and of those that it left.
 * @param held what each file holds, by path; is brought up to the commit
 */
function takeReceipts(
  held: Map<string, string | null>,
  rows: readonly CommitRow[],
  readings: ReadonlyMap<string, KnownReading>,
): string[] {
  const blobs = [...held.values(), ...rows.map(({ blob }) => blob)];
  for (const { path, blob } of rows) held.set(path, blob);
  return [...new Set(blobs.flatMap((blob) => readings.get(blob ?? "")?.receiptKey ?? []))].toSorted();
}

function nameSet({ labels }: LicenceSet): string | null {
  return labels.length === 0 ? null : labels.join(" + ");
}

async function deriveLines(db: Executor, projectId: number, asOf: InstantMs | null): Promise<ChangeRow[]> {
  const looks = (await readLooks(db, projectId, asOf)).map(({ lookedAt }) => lookedAt.getTime());
  const byLine = Map.groupBy(await readLines(db, projectId, asOf), ({ line }) => line);
  return [...byLine]
    .filter(([line]) => !LICENCE_LINES.includes(line))
    .flatMap(([line, rows]) =>
      traceLine(rows, looks).turns.map(({ row, from, to, notBefore, files }) => ({
        ...({ projectId, kind: to === "observed" ? "found" : "not found", key: line, at: row.knownAt } as const),
        notBefore: notBefore === null ? null : new Date(notBefore),
        ...{ knownAt: row.knownAt, from, to, osiBefore: null, osiAfter: null, commit: row.commit },
        paths: files.map(({ path }) => path),
        ...{ receiptKey: row.receiptKey, readingReceiptKeys: [] },
      })),
    );
}
