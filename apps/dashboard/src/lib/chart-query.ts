import { addDays, daysBetween, GITHUB_FIRST_DAY, isDay, type Day, type Interval } from "@groundswell/core";

export const CHART_METRICS = ["stars", "forks", "net", "gained"] as const;
export type ChartMetric = (typeof CHART_METRICS)[number];

export const CHART_RANGES = ["30d", "90d", "1y", "all"] as const;
export type ChartRange = (typeof CHART_RANGES)[number];

/** What a chart can mark. Events are many: at first the line below the chart tells them. */
export const CHART_MARKERS = ["releases", "stories", "events"] as const;
const MARKERS_AT_FIRST: readonly string[] = ["releases", "stories"];

const RANGE_DAYS: Record<Exclude<ChartRange, "all">, number> = { "30d": 30, "90d": 90, "1y": 365 };

/** Longer than this, one point a week says as much as one a day, and the archive's weekly years hang together. */
const WEEKLY_FROM_DAYS = 400;

/** A project's chart as its address asks for it. */
export interface ChartQuery {
  metric: ChartMetric;
  range: ChartRange;
  /** Days of the reader's own choice; they go before `range`. */
  days: { from: Day; to: Day } | null;
  scale: "linear" | "log";
  releases: boolean;
  stories: boolean;
  events: boolean;
}

/** Reads the chart's part of a project's address. What makes no sense is taken as not given. */
export function parseChartQuery(params: Pick<URLSearchParams, "get">): ChartQuery {
  const metric = CHART_METRICS.find((m) => m === params.get("metric")) ?? "stars";
  const markers = params.get("markers")?.split(",") ?? MARKERS_AT_FIRST;
  return {
    metric,
    range: CHART_RANGES.find((r) => r === params.get("range")) ?? "all",
    days: readDays(params.get("from") ?? "", params.get("to") ?? ""),
    // A flow can be zero or less, which a logarithm can't show.
    scale: params.get("scale") === "log" && isTotal(metric) ? "log" : "linear",
    releases: markers.includes("releases"),
    stories: markers.includes("stories"),
    events: markers.includes("events"),
  };
}

/** Days in either order; a chart of one day alone would have no width. */
function readDays(a: string, b: string): ChartQuery["days"] {
  if (!isDay(a) || !isDay(b) || a === b) return null;
  return a < b ? { from: a, to: b } : { from: b, to: a };
}

/** The address of a chart, changed where asked: what is at its default is left out. A range asked for ends own days. */
export function writeChartQuery(query: ChartQuery, change: Partial<ChartQuery> = {}): string {
  const days = change.range === undefined ? query.days : null;
  const next = { ...query, days, ...change };
  const params = new URLSearchParams();
  if (next.metric !== "stars") params.set("metric", next.metric);
  if (next.range !== "all") params.set("range", next.range);
  if (next.days !== null) {
    params.set("from", next.days.from);
    params.set("to", next.days.to);
  }
  if (next.scale === "log" && isTotal(next.metric)) params.set("scale", "log");
  const markers = CHART_MARKERS.filter((marker) => next[marker]).join(",");
  if (markers !== MARKERS_AT_FIRST.join(",")) params.set("markers", markers);
  return params.toString();
}

/** Whether a metric is a total (a level) and not a flow by day. */
export function isTotal(metric: ChartMetric): boolean {
  return metric === "stars" || metric === "forks";
}

/**
 * The days that a range covers, back from the newest figure: an archive that ends in August is shown to August.
 * @param to day of the newest figure
 * @returns both ends included; `from` is null for all there is
 */
export function findSpan(range: ChartRange, to: Day): { from: Day | null; to: Day } {
  return { from: range === "all" ? null : addDays(to, -RANGE_DAYS[range]), to };
}

/**
 * A query with its own days between GitHub's first and that of the newest figure; days that all are beyond are not asked
 * for any more, and its range is shown, which the page says.
 */
export function clampDays(query: ChartQuery, newest: Day | null): ChartQuery {
  if (query.days === null || newest === null) return query;
  const from = query.days.from < GITHUB_FIRST_DAY ? GITHUB_FIRST_DAY : query.days.from;
  const to = query.days.to < newest ? query.days.to : newest;
  return { ...query, days: from < to ? { from, to } : null };
}

/** The days that a query covers. */
export function findDays(
  { range, days }: Pick<ChartQuery, "range" | "days">,
  newest: Day,
): { from: Day | null; to: Day } {
  return days ?? findSpan(range, newest);
}

/** One point a day, or a week when the span is longer than about a year. */
export function chooseInterval(span: { from: Day | null; to: Day }): Interval {
  return span.from === null || daysBetween(span.from, span.to) > WEEKLY_FROM_DAYS ? "week" : "day";
}
