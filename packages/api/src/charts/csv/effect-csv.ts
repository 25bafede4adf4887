import type { EffectFacts } from "@groundswell/charts";
import { addDays } from "@groundswell/core";
import { listNotes } from "../../csv/list-notes.ts";
import { writeCsv } from "../../csv/write-csv.ts";
import type { CsvWriter } from "./csv-writer.ts";

const LAST_DAY = 6;

/** The weeks of a chart of a project's stars around a story, a row a week. */
export function effectCsv({ context, requestUrl, terms }: CsvWriter, facts: EffectFacts): string {
  const { sentence, weeks, story, repo, name, range, week } = facts.effect;
  const day =
    story.publishedPlusMinusDays === 0
      ? story.published
      : `${story.published}, give or take ${story.publishedPlusMinusDays} days`;
  const particulars = [
    `Story: ${story.title}; ${story.source}, ${day}; ${story.url}`,
    `Project: ${repo}`,
    `Finding: ${sentence}`,
    "Metric: net stars of seven days: net daily change of observed totals",
    `Week 0: begins on ${week.from}${range === null ? "" : `, the middle of the days from ${range.from} to ${range.to} on which it may begin`}`,
    "Peers: what the same week of similar projects would mean at this project's level: tenth percentile, median and ninetieth; empty where there was no control group",
    ...terms,
  ];
  return writeCsv({
    notes: listNotes(context, requestUrl, {
      title: `${name}: net stars by the week around a story`,
      particulars,
      asOf: facts.asOf,
      sources: facts.cited ?? [],
      legend: ["A week with a day that is not known is an empty cell, never zero."],
    }),
    columns: ["week", "from", "to", "stars", "peers_low", "peers_middle", "peers_high"],
    rows: weeks.map(({ k, from, stars, peers }) => [
      ...[k, from, addDays(from, LAST_DAY), stars],
      ...[peers?.low ?? null, peers?.middle ?? null, peers?.high ?? null],
    ]),
  });
}
