import { lastOfEachWeek } from "@groundswell/charts";
import type { Client } from "@groundswell/client";
import { pickSurvivingTotals, type Day, type Interval, type Point } from "@groundswell/core";
import type { Series } from "@groundswell/wire";
import { chooseInterval, findSpan, isTotal, type ChartMetric, type ChartRange } from "#lib/chart-query.ts";

/** What a chart draws of a project. */
export interface ChartLines {
  interval: Interval;
  observed: Point[];
  /** Of stars: how many of all given so far survive; none where that is not known of any day. */
  surviving: Point[];
  sources: Series["sources"];
  /** When the newest fact in it was known. */
  asOf: string | null;
  /** The first day, or week, that has a figure. */
  first: Day | null;
}

type Api = Pick<Client, "series">;

/**
 * Asks for a chart's lines over a range, by day or week, whichever its length needs.
 * @param span the days shown: from the range's first on, or another `from`
 */
export async function loadLines(
  api: Api,
  repo: string,
  metric: ChartMetric,
  span: { range: ChartRange; to: Day } | { from: Day | null; to: Day },
): Promise<ChartLines> {
  const { from, to } = "range" in span ? findSpan(span.range, span.to) : span;
  if (isTotal(metric)) {
    const lines = await askLines(api, repo, metric, { from, to, interval: "day" });
    return chooseInterval({ from: from ?? lines.first, to }) === "day" ? lines : toWeeks(lines);
  }
  const interval = from === null ? "week" : chooseInterval({ from, to });
  const lines = await askLines(api, repo, metric, { from, to, interval });
  // A young project's whole history may be short enough for one point a day.
  const isShort = lines.first !== null && chooseInterval({ from: lines.first, to }) === "day";
  return interval === "week" && isShort ? askLines(api, repo, metric, { from: null, to, interval: "day" }) : lines;
}

/** Totals of each week stand at the day that they are of. */
function toWeeks(lines: ChartLines): ChartLines {
  const [observed, surviving] = [lastOfEachWeek(lines.observed), lastOfEachWeek(lines.surviving)];
  return { ...lines, interval: "week", observed, surviving };
}

async function askLines(
  api: Api,
  repo: string,
  metric: ChartMetric,
  { from, to, interval }: { from: Day | null; to: Day; interval: Interval },
): Promise<ChartLines> {
  const query = { to, interval, ...(from === null ? {} : { from }) };
  const [totals, given] = await Promise.all([
    api.series(repo, { ...query, metric }),
    metric === "stars" ? api.series(repo, { ...query, metric: "surviving" }) : null,
  ]);
  const surviving = pickSurvivingTotals(given?.points ?? []);
  const isKnown = surviving.some((point) => point.value !== null);
  const drawn = given !== null && isKnown ? [totals, given] : [totals];
  const firsts = [totals.points, surviving].flatMap((points) => points.find((p) => p.value !== null)?.t ?? []);
  return {
    interval,
    observed: totals.points,
    surviving: isKnown ? surviving : [],
    sources: mergeSources(drawn),
    asOf: drawn.map((series) => series.asOf).reduce(laterOf),
    first: firsts.sort()[0] ?? null,
  };
}

function mergeSources(series: readonly Series[]): Series["sources"] {
  const sources = series.flatMap((one) => one.sources);
  return [...new Map(sources.map((source) => [JSON.stringify(source), source])).values()];
}

function laterOf(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return Date.parse(a) < Date.parse(b) ? b : a;
}
