import type { Alignment, ComparedSeries, Comparison } from "@groundswell/wire";
import { describeInterval, METRIC_WORDS } from "./describe-metric.ts";
import { listNotes, type CsvContext } from "./list-notes.ts";
import { writeCsv } from "./write-csv.ts";

const ALIGNED: Record<Alignment, string> = {
  date: "compared by date",
  age: "compared by age",
  index: "compared as an index",
};

/**
 * A comparison as a table, a row for each point of each project.
 * @param also what is to be known of it besides
 */
export function compareCsv(
  context: CsvContext,
  requestUrl: string,
  comparison: Comparison,
  also: readonly string[] = [],
): string {
  const { metric, align, interval, base, series, asOf } = comparison;
  const { title, definition } = METRIC_WORDS[metric];
  const isTotal = metric === "stars" || metric === "forks" || align === "index";
  const names = series.map(({ name }) => name).join(", ");
  const isByAge = align === "age";
  const particulars = [
    `Metric: ${metric}: ${definition}`,
    ...(align === "index" ? [describeBase(metric, base)] : []),
    ...(isByAge ? ["Age: days from the project's beginning to the day of the row"] : []),
    `Interval: ${describeInterval(interval, isTotal, align)}`,
    ...series.map(describeSeries),
    ...also,
  ];
  const sources = series.flatMap((one) => one.sources);
  return writeCsv({
    notes: listNotes(context, requestUrl, {
      title: `${names}: ${title}, ${ALIGNED[align]}`,
      particulars,
      asOf,
      sources,
    }),
    columns: ["repo", "day", ...(isByAge ? ["age"] : []), "value", "quality", "receipt"],
    rows: series.flatMap(({ repo, points }) =>
      points.map(({ t, age, value, quality, receipt }) => [
        repo,
        t,
        ...(isByAge ? [age ?? null] : []),
        value,
        quality,
        receipt,
      ]),
    ),
  });
}

function describeBase(metric: Comparison["metric"], base: Comparison["base"]): string {
  if (base === null) return "Index: none, as there is no day on which all have a value";
  const total = metric === "surviving" ? "running total of surviving stars" : "total";
  return `Index: each project's ${total} as a share of its own on ${base.t}, which is 100`;
}

function describeSeries({ repo, askedAs, name, origin, base, asOf }: ComparedSeries): string {
  const from = origin?.of === "release" ? "its first release" : "its creation";
  const parts = [
    name,
    askedAs === repo ? null : `asked for as ${askedAs}`,
    typeof origin?.day === "string" ? `age from ${origin.day}, ${from}` : null,
    origin?.reason,
    typeof base?.value === "number" ? `100 is ${base.value}` : null,
    base?.reason,
    asOf === null ? "nothing is known yet" : `as of ${asOf}`,
  ];
  return `Project: ${repo}: ${parts.filter((part) => typeof part === "string").join("; ")}`;
}
