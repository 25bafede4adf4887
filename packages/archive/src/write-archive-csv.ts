import { assertWritable } from "./check-rows.ts";
import { OBSERVATION_COLUMNS, RELEASE_COLUMNS, SOURCED_RELEASE_COLUMNS } from "./csv-header.ts";
import { formatInstant, formatObservedAt } from "./instants.ts";
import { guardFormula } from "./names.ts";
import { pickOpenIssues } from "./open-issues.ts";
import { GIT_TAGS_SOURCE } from "./sources.ts";
import type { ArchiveObservation, ArchiveRelease, ArchiveRows } from "./types.ts";

/**
 * Writes the documented CSV form, rows in their order, lines ended by LF. A CSV file holds rows of one kind.
 *
 * `open_issues` is the figure that the column means on that date (with pull requests until 2021-08-19, without from
 * then on) and empty where that one is not known; the compact form keeps both.
 *
 * A tag may begin with what a spreadsheet runs as a formula (`@scope/package@1.0`, `=1+1`), and quotes don't stop it.
 * Such a tag, and one that begins with `'`, gets one `'` in front, which the reader takes away again. No other text
 * that is accepted can begin so.
 * @throws RangeError when a row is one that the reader would refuse
 */
export function writeArchiveCsv(rows: ArchiveRows, kind: "observations" | "releases"): string {
  assertWritable(rows);
  const lines = kind === "observations" ? writeObservations(rows.observations) : writeReleases(rows.releases);
  return lines.map((fields) => `${fields.map(quoteField).join()}\n`).join("");
}

function writeObservations(rows: readonly ArchiveObservation[]): string[][] {
  return [
    [...OBSERVATION_COLUMNS],
    ...rows.map((row) => [
      formatObservedAt(row),
      row.repo,
      String(row.stars),
      String(row.forks),
      String(pickOpenIssues(row) ?? ""),
      row.source,
    ]),
  ];
}

/** The source's column is left out where every row has the one that is meant without it. */
function writeReleases(rows: readonly ArchiveRelease[]): string[][] {
  const isSourced = rows.some((row) => row.source !== GIT_TAGS_SOURCE);
  return [
    [...(isSourced ? SOURCED_RELEASE_COLUMNS : RELEASE_COLUMNS)],
    ...rows.map((row) => {
      const fields = [row.repo, guardFormula(row.tag), formatInstant(row.taggedAt), row.kind];
      return isSourced ? [...fields, row.source] : fields;
    }),
  ];
}

function quoteField(text: string): string {
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
