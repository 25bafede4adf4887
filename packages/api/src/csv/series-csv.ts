import type { Series } from "@groundswell/wire";
import type { RouteContext } from "../deps.ts";
import { describeInterval, METRIC_WORDS } from "./describe-metric.ts";
import { listNotes } from "./list-notes.ts";
import { writeCsv } from "./write-csv.ts";

/** A project's series as a table, a row a day, week or month. */
export function seriesCsv(context: RouteContext, requestUrl: string, name: string, series: Series): string {
  const { repo, metric, interval, points, sources, asOf } = series;
  const { title, definition } = METRIC_WORDS[metric];
  const isTotalled = metric === "surviving";
  const particulars = [
    `Project: ${repo}`,
    `Metric: ${metric}: ${definition}`,
    ...(isTotalled
      ? ["Total: how many of all stars given up to then survive; empty where an earlier day is not known"]
      : []),
    `Interval: ${describeInterval(interval, metric === "stars" || metric === "forks")}`,
  ];
  return writeCsv({
    notes: listNotes(context, requestUrl, { title: `${name}: ${title}`, particulars, asOf, sources }),
    columns: ["day", "value", ...(isTotalled ? ["total"] : []), "quality", "receipt"],
    rows: points.map(({ t, value, total, quality, receipt }) => [
      t,
      value,
      ...(isTotalled ? [total ?? null] : []),
      quality,
      receipt,
    ]),
  });
}
