import type { BoardFacts } from "@groundswell/charts";
import { listNotes } from "../../csv/list-notes.ts";
import { writeCsv } from "../../csv/write-csv.ts";
import type { CsvWriter } from "./csv-writer.ts";

/** The momentum board, a row a project, the leader first. */
export function boardCsv({ context, requestUrl, terms }: CsvWriter, facts: BoardFacts): string {
  const { rows, category, day, cited = [], asOf } = facts;
  return writeCsv({
    notes: listNotes(context, requestUrl, {
      title: category === null ? "Momentum of stars" : `Momentum of stars, ${category}`,
      particulars: [
        "Momentum: stars a day of the last 28 days over those of the 56 days before, with the ends of its 90 % interval",
        "Stars a day: of the last 28 days, the latest weighing most",
        ...(day === null ? [] : [`Day: ${day}, the newest complete day`]),
        ...terms,
      ],
      asOf,
      sources: cited,
      legend: ["What is not known is an empty cell, never zero."],
    }),
    columns: ["rank", "repo", "name", "label", "momentum", "momentum_low", "momentum_high", "stars_per_day", "stars"],
    rows: rows.map(({ repo, name, label, momentum, starsPerDay, stars }, i) => [
      ...[i + 1, repo, name, label],
      ...[momentum?.value ?? null, momentum?.low ?? null, momentum?.high ?? null, starsPerDay, stars],
    ]),
  });
}
