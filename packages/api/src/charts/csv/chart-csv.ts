import { CHART_LICENCE, type ChartFacts } from "@groundswell/charts";
import { compareCsv } from "../../csv/compare-csv.ts";
import type { CsvContext } from "../../csv/list-notes.ts";
import type { ChartPlace } from "../answers/site.ts";
import { boardCsv } from "./board-csv.ts";
import type { CsvWriter } from "./csv-writer.ts";
import { effectCsv } from "./effect-csv.ts";
import { projectCsv } from "./project-csv.ts";
import { releasesCsv } from "./releases-csv.ts";
import { toComparison } from "./to-comparison.ts";

/** The figures of a chart as a table. */
export function chartCsv({ world }: CsvContext, { site, path }: ChartPlace, facts: ChartFacts): string {
  const writer: CsvWriter = {
    // Wherever it was asked for, it is cited by its own address.
    context: { world, publicUrl: site },
    requestUrl: new URL(path, "http://localhost").href,
    terms: [
      `Licence: of the chart, ${CHART_LICENCE.name} (${CHART_LICENCE.url}); figures are from the sources below`,
      ...(facts.pinned === null ? [] : [`Pinned: as known on ${facts.pinned}; it does not change`]),
      ...(facts.staleSince === null ? [] : [`${nameStale(facts)}No newer figures since ${facts.staleSince}`]),
    ],
  };
  switch (facts.kind) {
    case "project":
      return projectCsv(writer, facts);
    case "releases":
      return releasesCsv(writer, facts);
    case "compare":
      return compareCsv(writer.context, writer.requestUrl, toComparison(facts), writer.terms);
    case "effect":
      return effectCsv(writer, facts);
    case "board":
      return boardCsv(writer, facts);
  }
}

/** Whose figures are not newer, where it is not so of all. */
function nameStale(facts: ChartFacts): string {
  const repos = facts.kind === "compare" ? (facts.staleRepos ?? []) : [];
  return repos.length === 0 ? "" : `${repos.join(", ")}: `;
}
