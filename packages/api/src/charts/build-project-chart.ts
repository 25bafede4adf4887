import { buildChartSpec, type ChartSpec, type MarkerInput } from "@groundswell/charts";
import { daysBetween, dayOf, type Point } from "@groundswell/core";
import { listStories, readReleases, readSeries, type ProjectRow } from "@groundswell/db";
import type { RouteContext } from "../deps.ts";
import { checkDayRange } from "../http/day-range.ts";
import { toInstant } from "../projects/view.ts";
import type { ChartMetric, ChartOptions } from "./options.ts";

/** A series of more days than this is drawn by weeks: its days would be finer than the line. */
const MAX_DAILY_POINTS = 400;
const MAX_STORIES = 50;

const LABELS: Record<ChartMetric, string> = { stars: "Stars", forks: "Forks" };

/** The chart of one metric of a project, from what is known now. */
export async function buildProjectChart(
  { db, world, now }: RouteContext,
  project: ProjectRow,
  metric: ChartMetric,
  options: ChartOptions,
): Promise<ChartSpec> {
  const { markers, from: asked, to: askedTo, ...drawing } = options;
  const { from, to } = checkDayRange({ from: asked, to: askedTo }, now());
  const range = { metric, from, to, asOf: null };
  const daily = await readSeries(db, project.id, { ...range, interval: "day" });
  const long = spanOf(daily.points) > MAX_DAILY_POINTS;
  const series = long ? await readSeries(db, project.id, { ...range, interval: "week" }) : daily;
  return buildChartSpec({
    ...drawing,
    id: `${project.repo}/${metric}`,
    title: `${project.name}: ${LABELS[metric].toLowerCase()} on GitHub`,
    subtitle: project.description,
    metricLabel: LABELS[metric],
    series: [{ key: metric, label: project.name, points: series.points }],
    interval: long ? "week" : "day",
    markers: [
      ...(markers.includes("releases") ? await readReleaseMarkers(db, project.id) : []),
      ...(markers.includes("stories") ? await readStoryMarkers(db, project.id) : []),
    ],
    from,
    to,
    asOf: series.asOf === null ? null : toInstant(series.asOf),
    sources: series.sources.map((source) => source.name),
    notice: world === "demo" ? "Simulated world: these figures are invented" : null,
  });
}

function spanOf(points: readonly Point[]): number {
  const [first, last] = [points[0], points.at(-1)];
  return first === undefined || last === undefined ? 0 : daysBetween(first.t, last.t);
}

async function readReleaseMarkers(db: RouteContext["db"], projectId: number): Promise<MarkerInput[]> {
  const releases = await readReleases(db, projectId);
  return releases
    .filter((release) => !release.prerelease)
    .map(({ at, tag, url }) => ({ t: dayOf(at), plusMinusDays: 0, kind: "release" as const, label: tag, url }));
}

async function readStoryMarkers(db: RouteContext["db"], projectId: number): Promise<MarkerInput[]> {
  const { items } = await listStories(db, { projectId, limit: MAX_STORIES, after: null });
  return items.map(({ published, plusMinusDays, source, title, url }) => ({
    t: published,
    plusMinusDays,
    kind: "story" as const,
    label: `${source}: ${title}`,
    url,
  }));
}
