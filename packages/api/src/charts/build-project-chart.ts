import { buildChartSpec, lastOfEachWeek, starsLines, type ChartSpec, type MarkerInput } from "@groundswell/charts";
import { dayOf, daysBetween, pickSurvivingTotals, type Day, type Point } from "@groundswell/core";
import { listStories, readReleases, readSeries, type ProjectRow } from "@groundswell/db";
import type { RouteContext } from "../deps.ts";
import { checkDayRange } from "../http/day-range.ts";
import { toInstant } from "../http/instant.ts";
import { noticeOf } from "../http/simulated.ts";
import type { ChartMetric, ChartOptions } from "./options.ts";

/** A series of more days than this is drawn by weeks: its days would be finer than the line. */
const MAX_DAILY_POINTS = 400;
const MAX_STORIES = 200;

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
  const { observed, surviving, sources, knownAt } = await readLines(db, project.id, metric, { from, to });
  const interval = spanOf([observed, surviving]) > MAX_DAILY_POINTS ? "week" : "day";
  const gather = (points: readonly Point[]) => (interval === "week" ? lastOfEachWeek(points) : points);
  return buildChartSpec({
    ...drawing,
    id: `${project.repo}/${metric}`,
    title: `${project.name}: ${LABELS[metric].toLowerCase()} on GitHub`,
    subtitle: project.description,
    metricLabel: LABELS[metric],
    ...starsLines({ key: metric, name: project.name }, gather(observed), gather(surviving)),
    interval,
    markers: [
      ...(markers.includes("releases") ? await readReleaseMarkers(db, project.id) : []),
      ...(markers.includes("stories") ? await readStoryMarkers(db, project.id) : []),
    ],
    from,
    to,
    asOf: toInstant(knownAt),
    sources,
    notice: noticeOf(world),
  });
}

interface Lines {
  observed: Point[];
  /** The stars among them that survive; none where that is not known of any day. */
  surviving: Point[];
  sources: string[];
  knownAt: number | null;
}

/** What the chart draws, by day. */
async function readLines(
  db: RouteContext["db"],
  projectId: number,
  metric: ChartMetric,
  range: { from: Day | null; to: Day | null },
): Promise<Lines> {
  const query = { ...range, interval: "day", asOf: null } as const;
  const totals = await readSeries(db, projectId, { ...query, metric });
  const names = (sources: readonly { name: string }[]) => sources.map((source) => source.name);
  const alone = { observed: totals.points, surviving: [], sources: names(totals.sources), knownAt: totals.asOf };
  if (metric !== "stars") return alone;
  const given = await readSeries(db, projectId, { ...query, metric: "surviving" });
  const surviving = pickSurvivingTotals(given.points);
  if (surviving.every((point) => point.value === null)) return alone;
  const knownAt = Math.max(totals.asOf ?? 0, given.asOf ?? 0);
  return { ...alone, surviving, sources: [...new Set(names([...totals.sources, ...given.sources]))], knownAt };
}

/** Days from where the first line begins to where the last one ends. */
function spanOf(lines: readonly (readonly Point[])[]): number {
  const [first] = lines.flatMap((points) => points[0]?.t ?? []).sort();
  const last = lines
    .flatMap((points) => points.at(-1)?.t ?? [])
    .sort()
    .at(-1);
  return first === undefined || last === undefined ? 0 : daysBetween(first, last);
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
