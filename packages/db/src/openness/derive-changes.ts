import type { InstantMs } from "@groundswell/core";
import {
  isLicenceFile,
  isWeightsLicence,
  listSetChanges,
  NOT_READ_YET,
  type LicenceReading,
  type LicenceSet,
} from "@groundswell/openness";
import type { Executor } from "../connect.ts";
import type { opennessChanges } from "../schema/index.ts";
import { joinRows } from "./history-start.ts";
import { readCommits, readLines, readLooks, readReadings, type CommitRow, type KnownReading } from "./read-facts.ts";
import { LICENCE_LINES, traceLine } from "./trace-line.ts";

export type ChangeRow = typeof opennessChanges.$inferSelect;

/**
 * Everything that had become otherwise in a project's files by an instant, in no order; null for now. What the first look
 * found is no change, as nobody had looked before; of licences the repository's own history tells.
 */
export async function deriveOpennessChanges(
  db: Executor,
  projectId: number,
  asOf: InstantMs | null,
): Promise<ChangeRow[]> {
  const commits = await readCommits(db, projectId, asOf);
  const readings = await readReadings(db, projectId, asOf);
  const [ofWeights, ofCode] = [true, false].map((own) =>
    deriveLicences(
      own ? "weights licence changed" : "licence changed",
      commits.filter(({ path }) => isWeightsLicence(path) === own || !isLicenceName(path)),
      readings,
    ),
  );
  return [...(ofCode ?? []), ...(ofWeights ?? []), ...(await deriveLines(db, projectId, asOf))];
}

/** Others are followed where a link leads to them. */
function isLicenceName(path: string): boolean {
  return isLicenceFile(path) || isWeightsLicence(path);
}

function deriveLicences(
  kind: ChangeRow["kind"],
  rows: readonly CommitRow[],
  readings: ReadonlyMap<string, KnownReading>,
): ChangeRow[] {
  const held = new Map<string, string | null>();
  const { commits, start } = joinRows(rows, readings);
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
  return listSetChanges(read, start).flatMap(({ commit, rows: [first], files, before, after, readingReceiptKeys }) =>
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
