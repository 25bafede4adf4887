import { phrasesFor, starsLines, type MarkerInput } from "@groundswell/charts";
import { addDays, dayOf, PROJECT_EVENT_KINDS, STAR_EVENT_KINDS, type Day } from "@groundswell/core";
import type { Project, ProjectEventPage, Receipt, Release, Series, Story } from "@groundswell/wire";
import { redirect, type RequestEvent } from "@sveltejs/kit";
import {
  CHART_METRICS,
  findSpan,
  isTotal,
  parseChartQuery,
  type ChartMetric,
  type ChartQuery,
} from "#lib/chart-query.ts";
import type { NamedRepo } from "#lib/compare/examples.ts";
import { links } from "#lib/links.ts";
import { ask } from "#lib/server/ask.ts";
import { loadLines } from "#lib/server/load-lines.ts";
import { listNearest } from "#lib/server/list-nearest.ts";
import { listReleases } from "#lib/server/list-releases.ts";
import { listStories } from "#lib/server/list-stories.ts";
import { drawChart, type ChartView } from "#lib/server/chart-view.ts";
import { toStoryRow, type StoryRow } from "#lib/server/story-row.ts";
import type { CardImage } from "#lib/share/card-image.ts";
import { projectCard } from "#lib/share/project-card.ts";
import type { ShareSubject } from "#lib/share/share-subject.ts";
import { shareProject } from "#lib/share/share-subjects.ts";
import { METRIC_TEXT } from "#lib/strings/chart.ts";
import { strings } from "#lib/strings/site.ts";

const RELEASES_SHOWN = 15;
const EVENTS_SHOWN = 20;
const STAR_EVENTS_SHOWN = 12;
const REPOSITORY_EVENT_KINDS = PROJECT_EVENT_KINDS.filter(
  (kind) => kind !== "released" && !STAR_EVENT_KINDS.some((of) => of === kind),
);
/** How far back to look for whether a flow has any figure. */
const PROBE_DAYS = 120;

export interface ProjectPageData {
  project: Project;
  query: ChartQuery;
  /** Metrics that have figures, in the order shown. */
  metrics: ChartMetric[];
  /** Null when the project has no figures to draw. */
  chart: ChartView | null;
  sources: Series["sources"];
  /** First and last day drawn, and the first that has a figure. */
  span: { from: Day | null; to: Day; first: Day | null } | null;
  releases: Release[];
  /** Every release known, oldest first, by day: for the timeline. */
  timeline: Pick<Release, "tag" | "at" | "prerelease">[];
  stories: StoryRow[];
  /** What happened to the repository, newest first; releases have a list of their own. */
  events: ProjectEventPage;
  /** Surges, steps, drops and gaps of its stars, newest first. */
  starEvents: ProjectEventPage;
  /** What is unusual about its stars, a sentence each. */
  patterns: string[];
  receipts: Record<string, Receipt>;
  /** How the chart can be used elsewhere; null when there is none. */
  share: ShareSubject | null;
  /** Of its category, those nearest to it in stars. */
  nearest: NamedRepo[];
  /** For links to the page. */
  card: CardImage;
}

/** Loads a project's page; a name that is not today's is sent on to the one that is. */
export async function loadProject(event: RequestEvent, asked: string, demo: boolean): Promise<ProjectPageData> {
  const { api } = event.locals;
  const missing = strings.notFoundProject(asked);
  const project = await ask(api.project(asked), missing);
  const home = links.project(project.repo);
  if (event.url.pathname !== home) redirect(301, home + event.url.search);

  const query = parseChartQuery(event.url.searchParams);
  const [releases, stories, events, starEvents, patterns, metrics, receipts, nearest] = await ask(
    Promise.all([
      listReleases(api, project.repo, findSince(project, query)),
      listStories(api, project.repo),
      api.events(project.repo, { kind: REPOSITORY_EVENT_KINDS, limit: EVENTS_SHOWN }),
      api.events(project.repo, { kind: STAR_EVENT_KINDS, limit: STAR_EVENTS_SHOWN }),
      listPatterns(event, project),
      findMetrics(event, project),
      loadReceipts(event, project),
      listNearest(api, project),
    ]),
    missing,
  );
  const drawn = await ask(loadChart(event, project, { query, metrics, demo }, releases, stories), missing);
  const shown = { project, query, metrics, from: drawn.span?.from ?? null };
  return {
    project,
    query,
    metrics,
    ...drawn,
    releases: releases.slice(0, RELEASES_SHOWN),
    timeline:
      project.stars.value === null
        ? releases.map(({ tag, at, prerelease }) => ({ tag, at, prerelease })).reverse()
        : [],
    stories: stories.map(toStoryRow),
    events,
    starEvents,
    patterns,
    receipts,
    nearest,
    share: drawn.chart === null ? null : shareProject({ ...shown, strings: drawn.chart.spec.strings }),
    card: projectCard({ ...shown, strings: drawn.chart?.spec.strings ?? null }),
  };
}

/** What is unusual about a project's stars; what can't be told is left out. */
async function listPatterns({ locals }: RequestEvent, project: Project): Promise<string[]> {
  if (project.stars.value === null) return [];
  const { patterns } = await locals.api.trend(project.repo);
  return [patterns.retention, patterns.shape, patterns.forks].flatMap(({ unusual, text }) => (unusual ? [text] : []));
}

/** Totals are known from the project itself; whether a flow has figures, only its series tells. */
async function findMetrics({ locals }: RequestEvent, project: Project): Promise<ChartMetric[]> {
  const { value, observedAt } = project.stars;
  const to = observedAt === null ? null : dayOf(Date.parse(observedAt));
  const known = await Promise.all(
    CHART_METRICS.map(async (metric) => {
      if (metric === "stars") return value !== null;
      if (metric === "forks") return project.forks.value !== null;
      if (to === null) return false;
      const recent = await locals.api.series(project.repo, { metric, from: addDays(to, -PROBE_DAYS), to });
      return recent.points.some((point) => point.value !== null);
    }),
  );
  return CHART_METRICS.filter((_, i) => known[i] === true);
}

/** The first day of the chart's range, by the newest total; null for all of it. */
function findSince(project: Project, query: ChartQuery): Day | null {
  const newest = project.stars.observedAt;
  return newest === null ? null : findSpan(query.range, dayOf(Date.parse(newest))).from;
}

interface ChartWish {
  query: ChartQuery;
  metrics: readonly ChartMetric[];
  demo: boolean;
}

async function loadChart(
  { locals }: RequestEvent,
  project: Project,
  { query, metrics, demo }: ChartWish,
  releases: readonly Release[],
  stories: readonly Story[],
): Promise<Pick<ProjectPageData, "chart" | "sources" | "span">> {
  const newest = project.stars.observedAt ?? project.forks.observedAt;
  if (newest === null || metrics.length === 0) return { chart: null, sources: [], span: null };
  const { metric } = query;
  const to = dayOf(Date.parse(newest));
  const lines = await loadLines(locals.api, project.repo, metric, { range: query.range, to });
  const { interval, first, sources } = lines;
  const span = { from: findSpan(query.range, to).from ?? first, to, first };
  const text = METRIC_TEXT[metric];
  const chart = drawChart({
    id: `${project.repo}/${metric}`,
    title: phrasesFor("en").title(metric, project.name),
    subtitle:
      interval === "day"
        ? text.about.day
        : `${text.about.week}; ${isTotal(metric) ? "each at its own day" : "weeks are named by their Monday"}`,
    metricLabel: text.axis,
    ...starsLines({ key: project.repo, name: project.name }, lines.observed, lines.surviving),
    isFlow: !isTotal(metric),
    interval,
    markers: listMarkers(query, releases, stories).filter((m) => m.t >= (span.from ?? m.t) && m.t <= span.to),
    scale: query.scale,
    from: span.from,
    to: span.to,
    asOf: lines.asOf,
    sources: sources.map((source) => source.name),
    notice: demo ? strings.demo : null,
  });
  return { chart, sources, span };
}

/** What is marked on a chart. Pre-releases are left out: the list below the chart has them. */
export function listMarkers(
  shown: Pick<ChartQuery, "releases" | "stories">,
  releases: readonly Release[],
  stories: readonly Pick<Story, "id" | "title" | "published" | "publishedPlusMinusDays">[],
): MarkerInput[] {
  const released = releases.filter((release) => !release.prerelease);
  return [
    ...(shown.stories
      ? stories.map((story) => ({
          t: story.published,
          plusMinusDays: story.publishedPlusMinusDays,
          kind: "story" as const,
          label: story.title,
          url: links.story(story.id),
        }))
      : []),
    ...(shown.releases
      ? released.map((release) => ({
          t: release.at.slice(0, 10),
          plusMinusDays: 0,
          kind: "release" as const,
          label: release.tag,
          url: release.url,
        }))
      : []),
  ];
}

/** The receipts of the project's totals, by id; one that can't be read is left out, and its page says why. */
async function loadReceipts({ locals }: RequestEvent, project: Project): Promise<Record<string, Receipt>> {
  const ids = new Set([project.stars.receipt, project.forks.receipt, project.openIssues.receipt]);
  const known = [...ids].filter((id) => id !== null);
  const receipts = await Promise.all(known.map((id) => locals.api.receipt(id).catch(() => null)));
  return Object.fromEntries(receipts.flatMap((receipt) => (receipt === null ? [] : [[receipt.id, receipt]])));
}
