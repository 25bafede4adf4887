export type {
  ArchiveFile,
  ArchiveObservation,
  ArchiveRelease,
  ArchiveRows,
  ArchiveSource,
  ReleaseKind,
} from "./types.ts";
export { GIT_TAGS_SOURCE } from "./sources.ts";
export { parseArchiveCsv, type ArchiveReading } from "./parse-archive-csv.ts";
export { encodeArchive } from "./encode-archive.ts";
export { decodeArchive } from "./decode-archive.ts";
export { readArchive, readBundledArchive } from "./read-archive.ts";
export { writeArchiveCsv } from "./write-archive-csv.ts";
