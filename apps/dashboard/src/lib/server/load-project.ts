import { tellStanding, type Standing } from "#lib/server/tell-standing.ts";
import { addDays, dayOf, PROJECT_EVENT_KINDS, STAR_EVENT_KINDS } from "@groundswell/core";
import type { Project, ProjectEvent, Receipt, Release } from "@groundswell/wire";
import { redirect, type RequestEvent } from "@sveltejs/kit";
import { CHART_METRICS, clampDays, parseChartQuery, type ChartMetric, type ChartQuery } from "#lib/chart-query.ts";
import { writeBeside, type Beside } from "#lib/server/beside.ts";
import { links } from "#lib/links.ts";
import { ask } from "#lib/server/ask.ts";
import { listNearest } from "#lib/server/list-nearest.ts";
import { listReleases } from "#lib/server/list-releases.ts";
import { listStories } from "#lib/server/list-stories.ts";
import { loadParts, type Parts } from "#lib/server/load-parts.ts";
import { findNewest, loadProjectChart, type ProjectChart } from "#lib/server/load-project-chart.ts";
import { toStoryRow, type StoryRow } from "#lib/server/story-row.ts";
import { listTimeline, type TimelineEntry } from "#lib/server/timeline-entries.ts";
import type { CardImage } from "#lib/share/site-card.ts";
import { projectCard } from "#lib/share/project-card.ts";
import type { ShareSubject } from "#lib/share/share-subject.ts";
import { shareProject } from "#lib/share/share-subjects.ts";
import { strings } from "#lib/strings/site.ts";

const RELEASES_SHOWN = 15;
const EVENTS_SHOWN = 30;
const STAR_EVENTS_SHOWN = 30;
const REPOSITORY_EVENT_KINDS = PROJECT_EVENT_KINDS.filter(
  (kind) => kind !== "released" && !STAR_EVENT_KINDS.some((of) => of === kind),
);
/** How far back to look for whether a flow has any figure. */
const PROBE_DAYS = 120;

export interface ProjectPageData extends ProjectChart, Parts {
  project: Project;
  query: ChartQuery;
  /** Metrics that have figures, in the order shown. */
  metrics: ChartMetric[];
  releases: Release[];
  /** Where there are no figures: every release known, oldest first, by day. */
  releaseDays: Pick<Release, "tag" | "at" | "prerelease">[];
  stories: StoryRow[];
  /** What happened to the repository, newest first. */
  events: ProjectEvent[];
  standing: Standing;
  /** Everything that happened, newest first. */
  timeline: { entries: TimelineEntry[]; hasMore: boolean };
  /** What is unusual about its stars, a sentence each. */
  patterns: string[];
  receipts: Record<string, Receipt>;
  /** How the chart can be used elsewhere; null when there is none. */
  share: ShareSubject | null;
  /** Who to lay beside it: of its category, those nearest to it in stars. */
  beside: Beside;
  /** For links to the page. */
  card: CardImage;
}

/** Loads a project's page; a name that is not today's is sent on to the one that is. */
export async function loadProject(event: RequestEvent, asked: string, demo: boolean): Promise<ProjectPageData> {
  const { api } = event.locals;
  const project = await ask(api.project(asked), strings.notFoundProject(asked));
  const home = links.project(project.repo);
  if (event.url.pathname !== home) redirect(301, home + event.url.search);

  const query = clampDays(parseChartQuery(event.url.searchParams), findNewest(project));
  const [releases, stories, events, starEvents, patterns, metrics, receipts, nearest, parts] = await ask(
    Promise.all([
      listReleases(api, project.repo, null),
      listStories(api, project.repo),
      api.events(project.repo, { kind: REPOSITORY_EVENT_KINDS, limit: EVENTS_SHOWN }),
      api.events(project.repo, { kind: STAR_EVENT_KINDS, limit: STAR_EVENTS_SHOWN }),
      listPatterns(event, project),
      findMetrics(event, project),
      loadReceipts(event, project),
      listNearest(api, project),
      loadParts(api, project.repo),
    ]),
    null,
  );
  const happened = { releases, stories, events: [...events.items, ...starEvents.items] };
  const drawn = await ask(loadProjectChart(event, project, { query, metrics, demo }, happened), null);
  const { span, chart } = drawn;
  const shown = { project, query, metrics, from: span?.from ?? null, to: span === null ? null : lastDay(span) };
  const rows = stories.map(toStoryRow);
  return {
    project,
    query,
    metrics,
    ...drawn,
    releases: releases.slice(0, RELEASES_SHOWN),
    releaseDays:
      project.stars.value === null
        ? releases.map(({ tag, at, prerelease }) => ({ tag, at, prerelease })).reverse()
        : [],
    stories: rows,
    events: events.items,
    standing: tellStanding(project, events.items),
    timeline: {
      entries: listTimeline({ ...happened, stories: rows }),
      hasMore: events.nextCursor !== null || starEvents.nextCursor !== null,
    },
    patterns,
    receipts,
    ...parts,
    beside: writeBeside(project.repo, query.metric, nearest),
    share: chart === null ? null : shareProject({ ...shown, strings: chart.spec.strings }),
    card: projectCard({ ...shown, strings: chart?.spec.strings ?? null }),
  };
}

/** Where a chart ends before the newest figure: there. */
function lastDay({ to, newest }: NonNullable<ProjectChart["span"]>): string | null {
  return to === newest ? null : to;
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

/** The receipts of the project's figures, by id; one that can't be read is left out, and its page says why. */
async function loadReceipts({ locals }: RequestEvent, project: Project): Promise<Record<string, Receipt>> {
  const { stars, forks, openIssues, momentum } = project;
  const ids = new Set([stars.receipt, forks.receipt, openIssues.receipt, momentum.receipt]);
  const known = [...ids].filter((id) => id !== null);
  const receipts = await Promise.all(known.map((id) => locals.api.receipt(id).catch(() => null)));
  return Object.fromEntries(receipts.flatMap((receipt) => (receipt === null ? [] : [[receipt.id, receipt]])));
}
