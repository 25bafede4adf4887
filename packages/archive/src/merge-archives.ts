import { createHash } from "node:crypto";
import { basename } from "node:path";
import { countOf, FaultList, type Fault } from "./faults.ts";
import { formatInstant } from "./instants.ts";
import type { ArchiveReading } from "./parse-archive-csv.ts";
import { ObservationIndex, ReleaseIndex, type Admission } from "./row-index.ts";
import type { ArchiveFile, ArchiveObservation, ArchiveRelease, ArchiveSource } from "./types.ts";

/**
 * Several archives as one. A row that is in two of them is kept once; two that disagree are an error, and then nothing
 * is returned.
 * @param file what to call the whole, as a folder's path
 */
export function mergeArchives(file: string, archives: readonly ArchiveFile[]): ArchiveReading {
  const faults = new FaultList(file);
  const observations: ArchiveObservation[] = [];
  const releases: ArchiveRelease[] = [];
  const sources = new Map<string, ArchiveSource>();
  const observationIndex = new ObservationIndex<string>();
  const releaseIndex = new ReleaseIndex<string>();
  let duplicates = 0;
  const settle = (admission: Admission<string>, keep: () => void, describe: (earlier: string) => Fault) => {
    if (admission.is === "new") keep();
    else if (admission.is === "duplicate") duplicates += 1;
    else faults.error(1, 1, describe(admission.earlier));
  };
  for (const archive of archives) {
    for (const source of archive.sources) sources.set(source.name, sources.get(source.name) ?? source);
    for (const row of archive.observations)
      settle(
        observationIndex.admit(row, archive.file),
        () => observations.push(row),
        (earlier) => disagree(`${row.repo} at ${formatInstant(row.observedAt)}`, earlier, archive.file),
      );
    for (const row of archive.releases)
      settle(
        releaseIndex.admit(row, archive.file),
        () => releases.push(row),
        (earlier) => disagree(`${row.repo} ${row.tag}`, earlier, archive.file),
      );
  }
  if (duplicates > 0)
    faults.warn(1, 1, {
      message: `${countOf(duplicates, "row")} in two files`,
      remedy: "nothing to do: each is kept once",
    });
  const diagnostics = faults.toDiagnostics();
  if (faults.hasErrors) return { archive: null, diagnostics };
  const contentHash = hashTogether(archives);
  return { archive: { file, contentHash, observations, releases, sources: [...sources.values()] }, diagnostics };
}

/** `sha256:…` of what `sha256sum` prints for the files, in their order: anybody who has them can compute it. */
function hashTogether(archives: readonly ArchiveFile[]): string {
  const hash = createHash("sha256");
  for (const { file, contentHash } of archives)
    hash.update(`${contentHash.slice("sha256:".length)}  ${basename(file)}\n`);
  return `sha256:${hash.digest("hex")}`;
}

function disagree(row: string, a: string, b: string): Fault {
  return { message: `${a} and ${b} disagree on ${row}`, remedy: "remove one of the files, or mend the wrong row" };
}
