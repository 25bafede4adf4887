import type { ResolvedPathname } from "$app/types";
import {
  CHART_MARKERS,
  CHART_RANGES,
  isTotal,
  writeChartQuery,
  type ChartMetric,
  type ChartQuery,
} from "#lib/chart-query.ts";
import type { LinkGroup } from "#lib/chart/link-group.ts";
import { links } from "#lib/links.ts";
import type { ProjectChart } from "#lib/server/load-project-chart.ts";
import { chartStrings as text, METRIC_TEXT } from "#lib/strings/chart.ts";
import { SCALE_TEXT } from "#lib/strings/share.ts";

/** What can be chosen of a project's chart, each as the address of the page with it. */
export function groupLinks(
  repo: string,
  query: ChartQuery,
  metrics: readonly ChartMetric[],
): LinkGroup<ResolvedPathname>[] {
  const linkTo = (change: Partial<ChartQuery>) => links.project(repo, writeChartQuery(query, change));
  return [
    {
      label: text.show,
      options: metrics.map((metric) => ({
        label: METRIC_TEXT[metric].label,
        href: linkTo({ metric }),
        on: metric === query.metric,
      })),
    },
    {
      label: text.range,
      options: CHART_RANGES.map((range) => ({
        label: text.ranges[range],
        href: linkTo({ range }),
        on: query.days === null && range === query.range,
      })),
    },
    {
      label: text.scale,
      options: isTotal(query.metric)
        ? (["linear", "log"] as const).map((scale) => ({
            label: SCALE_TEXT[scale],
            href: linkTo({ scale }),
            on: scale === query.scale,
          }))
        : [],
    },
    {
      label: text.mark,
      options: CHART_MARKERS.map((marker) => ({
        label: text.markers[marker],
        href: linkTo({ [marker]: !query[marker] }),
        on: query[marker],
        does: query[marker] ? text.shown : text.hidden,
      })),
    },
  ];
}

/** The days shown as the files of a chart ask for them: nothing of what is all there is. */
export function writeDays({ range, days }: Pick<ChartQuery, "range" | "days">, span: ProjectChart["span"]): string {
  if (span === null) return "";
  const from = range === "all" && days === null ? null : span.from;
  const asked = [from === null ? "" : `from=${from}`, span.to === span.newest ? "" : `to=${span.to}`].filter(Boolean);
  return asked.length === 0 ? "" : `?${asked.join("&")}`;
}
