import type { BoardFacts, BoardRow } from "@groundswell/charts";
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
        "One-day spike: one day brought half of the stars of the last 7 days or more, and 10 or more",
        "Days lacking: which of the 28 and of the 56 days before have too few figures for an estimate",
        ...(day === null ? [] : [`Day: ${day}, the newest complete day`]),
        ...terms,
      ],
      asOf,
      sources: cited,
      legend: ["What is not known is an empty cell, never zero."],
    }),
    columns: [
      ...["rank", "repo", "name", "label", "one_day_spike", "days_lacking", "last_day"],
      ...["momentum", "momentum_low", "momentum_high", "stars_per_day", "stars"],
    ],
    rows: rows.map(({ repo, name, label, momentum, starsPerDay, stars, spike, lack, to }, i) => [
      ...[i + 1, repo, name, label, spike === undefined ? null : spike ? "yes" : "no", writeLack(lack), to ?? null],
      ...[momentum?.value ?? null, momentum?.low ?? null, momentum?.high ?? null, starsPerDay, stars],
    ]),
  });
}

/** `18 of 28`, or `30 of the 56 before`; null: none lacks, or it was not kept. */
function writeLack(lack: BoardRow["lack"]): string | null {
  if (lack === undefined || lack === null) return null;
  return lack.of === "recent" ? `${lack.known} of ${lack.days}` : `${lack.known} of the ${lack.days} before`;
}
