import type { Discussion } from "@groundswell/wire";
import { listNotes, type CsvContext } from "../csv/list-notes.ts";
import { writeCsv } from "../csv/write-csv.ts";
import { DISCUSSION_WORDS } from "./words.ts";

const METHOD = "posts that name the project by the rules of mentions, counted by UTC day";

/** A project's public discussion as a table, a row a day and place. */
export function discussionCsv(context: CsvContext, requestUrl: string, name: string, answer: Discussion): string {
  const site = context.publicUrl ?? new URL(requestUrl).origin;
  return writeCsv({
    notes: listNotes(context, requestUrl, {
      title: `${name}: public posts that name it`,
      particulars: [
        `Project: ${answer.repo}`,
        "Posts: sure and unsure ones together. Sure: posts that name the project for certain. Unsure: posts that may.",
        "How many people mention a project says nothing of what they say of it.",
      ],
      asOf: answer.asOf,
      sources: answer.series.map(({ source }) => ({ ...DISCUSSION_WORDS[source], method: METHOD })),
      legend: [
        "Days are UTC days. A day of which nothing is known is an empty cell, never zero.",
        "Coverage: complete: all that the search gave was read; cut off: there were at least so many; not asked: nothing is known",
        `Receipt: where a figure is from, at ${site}/api/v1/receipts/ and the receipt's id`,
      ],
    }),
    columns: ["day", "source", "posts", "sure", "unsure", "coverage", "receipt"],
    rows: answer.series.flatMap(({ source, days }) =>
      days.map(({ t, posts, sure, unsure, coverage, receipt }) => [t, source, posts, sure, unsure, coverage, receipt]),
    ),
  });
}
