import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { readArchive, readBundledArchive, type ArchiveFile } from "@groundswell/archive";
import type { ArchiveData } from "@groundswell/db";
import { FileFaults } from "./load-watchlist.ts";

const BUNDLED = fileURLToPath(new URL("../../../../archive", import.meta.url));

/** The archive that comes with the project. @throws FileFaults when a file of it is damaged */
export async function loadBundledArchive(): Promise<ArchiveData> {
  const { archive, diagnostics } = await readBundledArchive(BUNDLED);
  if (archive === null) throw new FileFaults(BUNDLED, diagnostics);
  return toArchiveData({ ...archive, file: "archive" });
}

/** An archive file that somebody names. @throws FileFaults when it is wrong: all of it, or nothing */
export async function loadArchiveFile(file: string, now: number): Promise<ArchiveData> {
  const { archive, diagnostics } = await readArchive(file, { now });
  if (archive === null) throw new FileFaults(file, diagnostics);
  return toArchiveData(archive);
}

function toArchiveData(archive: ArchiveFile): ArchiveData {
  const urls = archive.sources.flatMap(({ name, url }): [string, string][] => (url === null ? [] : [[name, url]]));
  let newest = 0;
  for (const { observedAt } of archive.observations) newest = Math.max(newest, observedAt);
  for (const { taggedAt } of archive.releases) newest = Math.max(newest, taggedAt);
  return {
    // Receipts are public: they name the file, not the folder that it lay in.
    file: basename(archive.file),
    contentHash: archive.contentHash,
    // An archive holds no date of its own that could be wrong: it is as of its newest figure.
    compiledAt: newest,
    observations: archive.observations,
    releases: archive.releases.map((release) => ({ ...release, prerelease: release.kind === "prerelease" })),
    sourceUrls: new Map(urls),
  };
}
