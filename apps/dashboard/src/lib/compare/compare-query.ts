import { writeOptions, type ChartOptions, type Scale } from "@groundswell/charts";
import { ALIGNMENTS, INTERVALS, type Alignment, type Interval, type Metric, type OriginKind } from "@groundswell/core";
import { readRepo } from "#lib/compare/read-repo.ts";

/** What can be compared, in the order shown. */
export const COMPARE_METRICS = ["stars", "surviving", "forks", "gained", "lost", "net"] as const satisfies Metric[];
export type CompareMetric = (typeof COMPARE_METRICS)[number];

/** What can be marked on the days of a comparison. */
export const COMPARE_MARKERS = ["releases", "stories"] as const;
export type CompareMarker = (typeof COMPARE_MARKERS)[number];

/** As many as a chart of them has lines for. */
export const MOST_COMPARED = 10;

/**
 * A comparison as its address asks for it. Names and days are as they stand there, those in
 * addresses of GitHub's without the rest: whether they are right, the API says.
 */
export interface CompareQuery {
  /** `owner/name` each, each once. */
  projects: readonly string[];
  metric: CompareMetric;
  align: Alignment;
  /** Of an index: the day that is 100; null: the first on which all have a figure. */
  base: string | null;
  /** By age: what it is counted from. */
  origin: OriginKind;
  from: string | null;
  to: string | null;
  /** Null: whichever suits. */
  interval: Interval | null;
  scale: Scale;
  /** By age there are no days to mark: none. */
  markers: readonly CompareMarker[];
}

/** Reads a comparison's address. A choice that makes no sense is taken as not made. */
export function parseCompareQuery(params: Pick<URLSearchParams, "get">): CompareQuery {
  const textOf = (name: string) => params.get(name)?.trim() ?? "";
  const names = textOf("projects")
    .split(",")
    .map((name) => readRepo(name.trim()));
  const metric = COMPARE_METRICS.find((one) => one === textOf("metric")) ?? "stars";
  const align = ALIGNMENTS.find((one) => one === textOf("align")) ?? "date";
  return {
    projects: [...new Set(names.filter((name) => name !== ""))],
    metric,
    align,
    base: align === "index" ? orNull(textOf("base")) : null,
    origin: align === "age" && textOf("origin") === "release" ? "release" : "created",
    from: orNull(textOf("from")),
    to: orNull(textOf("to")),
    interval: INTERVALS.find((one) => one === textOf("interval")) ?? null,
    scale: textOf("scale") === "log" && isWhole(metric) ? "log" : "linear",
    markers: align === "age" ? [] : readMarkers(textOf("markers")),
  };
}

function readMarkers(text: string): CompareMarker[] {
  const given = text.split(",");
  return COMPARE_MARKERS.filter((marker) => given.includes(marker));
}

function orNull(text: string): string | null {
  return text === "" ? null : text;
}

/** Whether a metric counts a whole on a day, of which an index can be made; not what came or went. */
export function isWhole(metric: CompareMetric): boolean {
  return metric === "stars" || metric === "surviving" || metric === "forks";
}

/** What a comparison tells, as options of its chart; those at their defaults are left out. */
export function compareOptions(query: CompareQuery): ChartOptions {
  const { projects, align, base, origin, from, to, interval, markers } = query;
  return {
    projects: projects.length === 0 ? undefined : projects.join(","),
    align: align === "date" ? undefined : align,
    base: align === "index" ? (base ?? undefined) : undefined,
    origin: align === "age" && origin === "release" ? origin : undefined,
    from: from ?? undefined,
    to: to ?? undefined,
    interval: interval ?? undefined,
    markers: align === "age" || markers.length === 0 ? undefined : markers.join(","),
  };
}

/** A comparison's address, changed where asked. What does not go together is not kept: there is no index of what came. */
export function writeCompareQuery(query: CompareQuery, change: Partial<CompareQuery> = {}): string {
  const next = { ...query, ...change };
  const { metric, align, scale } = next;
  const isKept = change.metric === undefined || isWhole(metric) || align !== "index";
  return writeOptions({
    ...compareOptions(isKept ? next : { ...next, align: "date" }),
    scale: scale === "log" && isWhole(metric) ? scale : undefined,
    metric: metric === "stars" ? undefined : metric,
  }).slice(1);
}

/** Whether two addresses ask for the same in other words: order and escapes are nothing. */
export function isSameSearch(a: URLSearchParams, b: URLSearchParams): boolean {
  const sort = (params: URLSearchParams) => [...params].map((pair) => JSON.stringify(pair)).sort();
  return sort(a).join() === sort(b).join();
}

/** A comparison of nobody, every choice as it is when nobody has chosen. */
export const NO_COMPARISON: CompareQuery = parseCompareQuery(new URLSearchParams());
