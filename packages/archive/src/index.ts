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
export { ExportFault } from "./export/export-fault.ts";
export type { ExportHeader, ExportTable } from "./export/export-form.ts";
export { EXPORT_LIMITS, type ExportLimits } from "./export/export-limits.ts";
export { isExport } from "./export/is-export.ts";
export { checkExport, readExport, readExportHeader, type ExportRows } from "./export/read-export.ts";
export { writeExport, type ExportSource, type WrittenExport } from "./export/write-export.ts";
