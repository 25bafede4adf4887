import type { Diagnostic, InstantMs } from "@groundswell/core";
import { recogniseHeader, type CsvForm } from "./csv-header.ts";
import { columnOfField, firstLineOf, forEachLine, splitCsvLine } from "./csv-lines.ts";
import { createObservationReader, createReleaseReader, type Complain } from "./csv-rows.ts";
import { countOf, FaultList, quoteText } from "./faults.ts";
import { hashContent, readFileText } from "./file-text.ts";
import { ObservationIndex, ReleaseIndex, type Admission } from "./row-index.ts";
import { listSources } from "./sources.ts";
import type { ArchiveFile, ArchiveObservation, ArchiveRelease } from "./types.ts";

/** Rows, or null when anything is wrong with any of them; warnings may come with either. */
export interface ArchiveReading {
  archive: ArchiveFile | null;
  diagnostics: Diagnostic[];
}

/** Takes the fields of one row; says whether they became a row, a duplicate, or a conflict with an earlier line. */
type TakeRow = (fields: readonly string[], line: number, complain: Complain) => Admission<number> | null;

/**
 * Reads the documented CSV form, recognised by its header line:
 * observations `observed_at,repo,stars,forks,open_issues,source`, or releases `repo,tag,tagged_at,kind[,source]`.
 *
 * Every wrong line is reported (the first 20, then how many more), and then nothing is returned. Exact duplicates are
 * dropped with a warning that counts them. A header alone is an archive without rows, with a warning.
 * @param content bytes or text; a byte order mark and CRLF are tolerated
 * @param options.now dates more than a day past it are refused
 */
export function parseArchiveCsv(
  content: string | Uint8Array,
  file: string,
  options: { now: InstantMs },
): ArchiveReading {
  const faults = new FaultList(file);
  const text = readFileText(content, faults);
  const observations: ArchiveObservation[] = [];
  const releases: ArchiveRelease[] = [];
  if (text !== null) readRows(text, options.now, { observations, releases }, faults);
  const diagnostics = faults.toDiagnostics();
  if (faults.hasErrors) return { archive: null, diagnostics };
  const sources = listSources(observations, releases);
  return { archive: { file, contentHash: hashContent(content), observations, releases, sources }, diagnostics };
}

interface Rows {
  observations: ArchiveObservation[];
  releases: ArchiveRelease[];
}

function readRows(text: string, now: InstantMs, rows: Rows, faults: FaultList): void {
  const form = readHeader(firstLineOf(text), faults);
  if (form === null) return;
  const takeRow = form.rows === "observations" ? takeObservations(rows, now) : takeReleases(rows, now);
  let lines = 0;
  let duplicates = 0;
  let firstDuplicate = 0;
  forEachLine(text, (line, number) => {
    lines = number;
    if (number === 1) return true;
    const admission = readRow(line, number, form, takeRow, faults);
    if (admission?.is === "duplicate") {
      duplicates += 1;
      firstDuplicate ||= number;
    } else if (admission?.is === "conflict") reportConflict(number, admission.earlier, form, faults);
    return !faults.isHopeless;
  });
  if (duplicates > 0) warnOfDuplicates(firstDuplicate, duplicates, faults);
  if (lines === 1)
    faults.warn(1, 1, { message: "a header and no rows", remedy: "nothing to do if that is what you meant" });
}

function readHeader(line: string, faults: FaultList): CsvForm | null {
  const fields = splitCsvLine(line);
  if (!Array.isArray(fields)) {
    faults.error(1, line.indexOf('"') + 1, fields);
    return null;
  }
  const header = recogniseHeader(fields);
  if (!("fault" in header)) return header;
  faults.error(1, columnOfField(line, header.field), header.fault);
  return null;
}

function readRow(line: string, number: number, form: CsvForm, takeRow: TakeRow, faults: FaultList) {
  const fields = splitCsvLine(line);
  if (!Array.isArray(fields)) {
    faults.error(number, line.indexOf('"') + 1, fields);
    return null;
  }
  if (fields.length !== form.columns.length) {
    reportFieldCount(line, number, fields.length, form, faults);
    return null;
  }
  return takeRow(fields, number, (field, fault) => faults.error(number, columnOfField(line, field), fault));
}

function takeObservations(rows: Rows, now: InstantMs): TakeRow {
  const read = createObservationReader(now);
  const index = new ObservationIndex<number>();
  return (fields, line, complain) => {
    const row = read(fields, complain);
    if (row === null) return null;
    const admission = index.admit(row, line);
    if (admission.is === "new") rows.observations.push(row);
    return admission;
  };
}

function takeReleases(rows: Rows, now: InstantMs): TakeRow {
  const read = createReleaseReader(now);
  const index = new ReleaseIndex<number>();
  return (fields, line, complain) => {
    const row = read(fields, complain);
    if (row === null) return null;
    const admission = index.admit(row, line);
    if (admission.is === "new") rows.releases.push(row);
    return admission;
  };
}

function reportFieldCount(line: string, number: number, found: number, form: CsvForm, faults: FaultList): void {
  const wanted = form.columns.length;
  if (line.trim() === "") {
    faults.error(number, 1, { message: "an empty line", remedy: "delete it: every line after the first is a row" });
    return;
  }
  faults.error(number, columnOfField(line, Math.min(found, wanted)), {
    message: `${countOf(found, "field")} instead of ${wanted}: ${quoteText(line)}`,
    remedy: `write ${form.columns.join()}`,
  });
}

function reportConflict(line: number, earlier: number, form: CsvForm, faults: FaultList): void {
  const what = form.rows === "observations" ? "repo, time and source" : "repo, tag and source";
  faults.error(line, 1, {
    message: `the same ${what} as line ${earlier}, with other values`,
    remedy: `keep the right one of lines ${earlier} and ${line}`,
  });
}

function warnOfDuplicates(line: number, count: number, faults: FaultList): void {
  faults.warn(line, 1, {
    message: `${countOf(count, "exact duplicate")} dropped, the first of them here`,
    remedy: "nothing to do: each row is kept once",
  });
}
