import { flowBars, phrasesFor, starsLines } from "@groundswell/charts";
import { dayOf, type Day } from "@groundswell/core";
import type { Project, Series } from "@groundswell/wire";
import type { RequestEvent } from "@sveltejs/kit";
import { findDays, isTotal, type ChartMetric, type ChartQuery } from "#lib/chart-query.ts";
import { drawChart, type ChartView } from "#lib/server/chart-view.ts";
import { listMarkers, type Markable } from "#lib/server/list-markers.ts";
import { loadLines, type ChartLines } from "#lib/server/load-lines.ts";
import { chartStrings, METRIC_TEXT, RATE_LINE } from "#lib/strings/chart.ts";
import { strings } from "#lib/strings/site.ts";

/** A project's chart, and what is to be said of it. */
export interface ProjectChart {
  /** Null when the project has no figures to draw. */
  chart: ChartView | null;
  sources: Series["sources"];
  /** First and last day drawn, the first that has a figure, and the newest of all. */
  span: { from: Day | null; to: Day; first: Day | null; newest: Day } | null;
}

interface ChartWish {
  query: ChartQuery;
  metrics: readonly ChartMetric[];
  demo: boolean;
}

/** The day of the newest figure. */
export function findNewest({ stars, forks }: Pick<Project, "stars" | "forks">): Day | null {
  const observedAt = stars.observedAt ?? forks.observedAt;
  return observedAt === null ? null : dayOf(Date.parse(observedAt));
}

/** Draws what a query asks for of a project. */
export async function loadProjectChart(
  { locals }: Pick<RequestEvent, "locals">,
  project: Project,
  { query, metrics, demo }: ChartWish,
  markable: Markable,
): Promise<ProjectChart> {
  const newest = findNewest(project);
  if (newest === null || metrics.length === 0) return { chart: null, sources: [], span: null };
  const { metric } = query;
  const days = findDays(query, newest);
  const lines = await loadLines(
    locals.api,
    project.repo,
    metric,
    query.days === null ? { range: query.range, to: newest } : days,
  );
  const span = { from: days.from ?? lines.first, to: days.to, first: lines.first, newest };
  const chart = drawChart({
    id: `${project.repo}/${metric}`,
    title: phrasesFor("en").title(metric, project.name),
    subtitle: describePoints(metric, lines),
    metricLabel: METRIC_TEXT[metric].axis,
    ...readSeries(project, metric, lines),
    isFlow: !isTotal(metric),
    isPart: query.days !== null,
    interval: lines.interval,
    markers: listMarkers(query, markable).filter((m) => m.t >= (span.from ?? m.t) && m.t <= span.to),
    scale: query.scale,
    from: span.from,
    to: span.to,
    asOf: lines.asOf,
    sources: lines.sources.map((source) => source.name),
    notice: demo ? strings.demo : null,
  });
  return { chart, sources: lines.sources, span };
}

function describePoints(metric: ChartMetric, { interval }: ChartLines): string {
  const { about } = METRIC_TEXT[metric];
  if (interval === "day") return about.day;
  return `${about.week}; ${chartStrings.byWeek[isTotal(metric) ? "total" : "flow"]}`;
}

/** Totals are lines; what came about in days or weeks is bars. */
function readSeries({ repo, name }: Project, metric: ChartMetric, { interval, observed, surviving }: ChartLines) {
  if (isTotal(metric)) return starsLines({ key: repo, name }, observed, surviving);
  const label = METRIC_TEXT[metric].axis;
  return flowBars({ key: metric, name, label, rate: RATE_LINE, interval, points: observed });
}
