import type { ReleasesFacts } from "@groundswell/charts";
import { listNotes } from "../../csv/list-notes.ts";
import { writeCsv } from "../../csv/write-csv.ts";
import type { CsvWriter } from "./csv-writer.ts";

/** A project's releases, a row each. */
export function releasesCsv({ context, requestUrl, terms }: CsvWriter, facts: ReleasesFacts): string {
  const { project, releases, cited = [], asOf } = facts;
  return writeCsv({
    notes: listNotes(context, requestUrl, {
      title: `${project.name}: releases`,
      particulars: [`Project: ${project.repo}`, ...terms],
      asOf,
      sources: cited,
      legend: ["Days are UTC days: of publication, or of the tag where that alone is known."],
    }),
    columns: ["day", "tag", "prerelease", "url"],
    rows: releases.map(({ t, tag, prerelease, url }) => [t, tag, prerelease ? "yes" : "no", url]),
  });
}
