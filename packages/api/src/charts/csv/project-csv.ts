import type { ProjectFacts } from "@groundswell/charts";
import { seriesCsv } from "../../csv/series-csv.ts";
import { nameByStart } from "../facts/gather-totals.ts";
import type { CsvWriter } from "./csv-writer.ts";

/** A project's metric, a row a day, week or month; of stars, with those that survive where that is known. */
export function projectCsv({ context, requestUrl, terms }: CsvWriter, facts: ProjectFacts): string {
  const { project, metric, interval, points, surviving, cited = [], asOf } = facts;
  const series = {
    ...{ repo: project.repo, metric, interval, asOf },
    points: nameByStart(points, interval),
    sources: [...cited],
  };
  const kept = nameByStart(surviving, interval);
  return seriesCsv(context, requestUrl, project.name, series, { particulars: terms, surviving: kept });
}
