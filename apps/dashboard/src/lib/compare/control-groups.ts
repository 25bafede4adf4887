import type { ResolvedPathname } from "$app/types";
import type { LinkGroup, LinkOption } from "#lib/chart/link-group.ts";
import {
  COMPARE_MARKERS,
  COMPARE_METRICS,
  isWhole,
  writeCompareQuery,
  type CompareQuery,
} from "#lib/compare/compare-query.ts";
import type { DatedRange } from "#lib/compare/ranges.ts";
import { links } from "#lib/links.ts";
import {
  ALIGN_TEXT,
  COMPARE_METRIC_TEXT,
  compareStrings as text,
  INTERVAL_TEXT,
  ORIGIN_TEXT,
  RANGE_TEXT,
} from "#lib/strings/compare.ts";
import { MARKER_TEXT, SCALE_TEXT } from "#lib/strings/share.ts";

type Group = LinkGroup<ResolvedPathname>;

/** What is shown of the projects, and laid side by side how. */
export function listChoices(query: CompareQuery): Group[] {
  const whole = isWhole(query.metric);
  const aligns = (["date", "age", "index"] as const).filter((align) => whole || align !== "index");
  const origins = query.align === "age" ? (["created", "release"] as const) : [];
  const scales = whole ? (["linear", "log"] as const) : [];
  return [
    listOptions(query, "metric", COMPARE_METRICS, (metric) => COMPARE_METRIC_TEXT[metric]),
    listOptions(query, "align", aligns, (align) => ALIGN_TEXT[align]),
    listOptions(query, "origin", origins, (origin) => ORIGIN_TEXT[origin]),
    listOptions(query, "scale", scales, (scale) => SCALE_TEXT[scale]),
  ];
}

/** Which of its days and points, and what is marked on them. */
export function listDetails(query: CompareQuery, ranges: readonly DatedRange[]): Group[] {
  const range = ranges.map(({ days, from }) => ({
    label: RANGE_TEXT[days ?? "all"],
    href: linkTo(query, { from, to: null }),
    on: query.from === from && query.to === null,
  }));
  const intervals = [null, "day", "week", "month"] as const;
  return [
    { label: text.groups.range, options: range },
    listOptions(query, "interval", intervals, (one) => (one === null ? text.automatic : INTERVAL_TEXT[one])),
    { label: text.groups.markers, options: query.align === "age" ? [] : listMarkers(query) },
  ];
}

/** Each leads to the page with it, or without it where it is marked already. */
function listMarkers(query: CompareQuery): LinkOption<ResolvedPathname>[] {
  return COMPARE_MARKERS.map((marker) => {
    const on = query.markers.includes(marker);
    const markers = COMPARE_MARKERS.filter((one) => (one === marker ? !on : query.markers.includes(one)));
    const does = on ? text.marked : text.unmarked;
    return { label: MARKER_TEXT[marker], href: linkTo(query, { markers }), on, does };
  });
}

function listOptions<Name extends keyof CompareQuery & keyof typeof text.groups>(
  query: CompareQuery,
  name: Name,
  values: readonly CompareQuery[Name][],
  textOf: (value: CompareQuery[Name]) => string,
): Group {
  const options = values.map((value) => ({
    label: textOf(value),
    href: linkTo(query, { [name]: value }),
    on: value === query[name],
  }));
  return { label: text.groups[name], options };
}

function linkTo(query: CompareQuery, change: Partial<CompareQuery>): ResolvedPathname {
  return links.compare(writeCompareQuery(query, change));
}
