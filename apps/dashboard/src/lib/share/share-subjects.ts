import { projectPath } from "@groundswell/core";
import type { Project, StoryDetail } from "@groundswell/wire";
import { phrasesFor, writeOptions, type ChartSpec } from "@groundswell/charts";
import { isTotal, type ChartMetric, type ChartQuery } from "#lib/chart-query.ts";
import { compareOptions, isWhole, writeCompareQuery, type CompareQuery } from "#lib/compare/compare-query.ts";
import { COMPARE_METRIC_TEXT } from "#lib/strings/compare.ts";
import { shareStrings } from "#lib/strings/share.ts";
import type { MarkerName, SharedChart, ShareSubject } from "#lib/share/share-subject.ts";
import { METRIC_TEXT } from "#lib/strings/chart.ts";

const MARKERS: readonly MarkerName[] = ["releases", "stories"];

interface ProjectWish {
  project: Pick<Project, "repo" | "name" | "releaseCount">;
  query: ChartQuery;
  /** Those that have figures. */
  metrics: readonly ChartMetric[];
  strings: Pick<ChartSpec["strings"], "alt">;
  /** The first day shown; null: all there is. */
  from: string | null;
  /** The last one, where it is not the newest. */
  to?: string | null;
}

/** A project's chart as its page shows it, then its others. */
export function shareProject({ project, query, metrics, strings, from, to = null }: ProjectWish): ShareSubject {
  const { repo, name } = project;
  // As the charts themselves are titled, in the language that the dialog begins with.
  const phrases = phrasesFor("en");
  const ofMetric = (metric: ChartMetric): SharedChart => ({
    address: `${repo}/${metric}`,
    label: METRIC_TEXT[metric].label,
    title: phrases.title(metric, name),
    markers: MARKERS,
    hasScale: isTotal(metric),
  });
  const timeline: SharedChart = {
    address: `${repo}/releases`,
    label: shareStrings.releases,
    title: phrases.releasesTitle(name),
    markers: ["stories"],
    hasScale: false,
  };
  return {
    charts: [
      ofMetric(query.metric),
      ...metrics.filter((metric) => metric !== query.metric).map(ofMetric),
      ...(project.releaseCount > 0 ? [timeline] : []),
    ],
    open: shareStrings.open,
    page: projectPath(repo),
    options: {
      ...((query.range === "all" && query.days === null) || from === null ? {} : { from }),
      ...(to === null ? {} : { to }),
    },
    scale: query.scale,
    markers: MARKERS.filter((marker) => query[marker]),
    alt: strings.alt,
    badges: { repo, name },
  };
}

/** The weeks around a story. */
export function shareEffect(
  story: Pick<StoryDetail, "id">,
  repo: string,
  { title, alt }: { title: string; alt: string },
): ShareSubject {
  return {
    charts: [
      {
        address: `effect/${encodeURIComponent(story.id)}/${repo}`,
        label: shareStrings.effect,
        title,
        markers: [],
        hasScale: false,
      },
    ],
    open: shareStrings.open,
    page: `/stories/${encodeURIComponent(story.id)}`,
    options: {},
    scale: "linear",
    markers: [],
    alt,
    badges: null,
  };
}

/** Several projects laid beside each other, as their page shows them. */
export function shareComparison(
  query: CompareQuery,
  { title, alt }: Pick<ChartSpec["strings"], "title" | "alt">,
): ShareSubject {
  const { metric, scale, align, markers } = query;
  return {
    charts: [
      {
        address: `compare/${metric}`,
        label: COMPARE_METRIC_TEXT[metric],
        title,
        markers: align === "age" ? [] : MARKERS,
        isUnmarked: true,
        hasScale: isWhole(metric),
      },
    ],
    open: shareStrings.open,
    page: `/compare?${writeCompareQuery(query)}`,
    options: { ...compareOptions(query), markers: undefined },
    scale,
    markers,
    alt,
    badges: null,
  };
}

/** The momentum board, of all projects or of a category's. */
export function shareBoard(category: string | null): ShareSubject {
  return {
    charts: [
      {
        address: "board/momentum",
        label: shareStrings.board,
        title: shareStrings.boardTitle(category),
        markers: [],
        hasScale: false,
      },
    ],
    open: shareStrings.openBoard,
    page: `/${writeOptions({ category: category ?? undefined })}`,
    options: category === null ? {} : { category },
    scale: "linear",
    markers: [],
    alt: shareStrings.boardAlt(category),
    badges: null,
  };
}
