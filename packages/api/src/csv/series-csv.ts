import { missingPoint } from "@groundswell/core";
import type { Point, Series } from "@groundswell/wire";
import { describeInterval, METRIC_WORDS } from "./describe-metric.ts";
import { listNotes, type CsvContext } from "./list-notes.ts";
import { writeCsv } from "./write-csv.ts";

/** What a chart's table has besides those of the series. */
export interface AlsoTold {
  particulars: readonly string[];
  /** Of stars: the running total of those that survive; none where it is not known. */
  surviving: readonly Omit<Point, "total">[];
}

const NOTHING: AlsoTold = { particulars: [], surviving: [] };

/** A project's series as a table, a row a day, week or month. */
export function seriesCsv(
  context: CsvContext,
  requestUrl: string,
  name: string,
  series: Series,
  also: AlsoTold = NOTHING,
): string {
  const { repo, metric, interval, points, sources, asOf } = series;
  const { title, definition } = METRIC_WORDS[metric];
  const isTotalled = metric === "surviving";
  const particulars = [
    `Project: ${repo}`,
    `Metric: ${metric}: ${definition}`,
    ...(isTotalled
      ? ["Total: how many of all stars given up to then survive; empty where an earlier day is not known"]
      : []),
    ...(also.surviving.length > 0
      ? ["Surviving: how many of the stars given up to then survive; empty where an earlier day is not known"]
      : []),
    `Interval: ${describeInterval(interval, metric === "stars" || metric === "forks")}`,
    ...also.particulars,
  ];
  const rows = also.surviving.length === 0 ? points.map((point) => ({ ...point, kept: null })) : joinRows(points, also);
  return writeCsv({
    notes: listNotes(context, requestUrl, { title: `${name}: ${title}`, particulars, asOf, sources }),
    columns: [
      ...["day", "value", ...(isTotalled ? ["total"] : []), "quality", "receipt"],
      ...(also.surviving.length > 0 ? ["surviving"] : []),
    ],
    rows: rows.map(({ t, value, total, quality, receipt, kept }) => [
      ...[t, value],
      ...(isTotalled ? [total ?? null] : []),
      ...[quality, receipt],
      ...(also.surviving.length > 0 ? [kept] : []),
    ]),
  });
}

/** A row for each day that either line has. */
function joinRows(points: readonly Point[], { surviving }: AlsoTold): (Point & { kept: number | null })[] {
  const keptOn = new Map(surviving.map(({ t, value }) => [t, value]));
  const valueOn = new Map(points.map((point) => [point.t, point]));
  const days = [...new Set([...valueOn.keys(), ...keptOn.keys()])].sort();
  return days.map((t) => ({ ...(valueOn.get(t) ?? missingPoint(t)), kept: keptOn.get(t) ?? null }));
}
