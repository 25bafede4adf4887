import { contentHash } from "@groundswell/core";
import { canonicalJson } from "../hash/canonical-json.ts";
import { clampSize } from "../layout/clamp-size.ts";
import type { Looks, ReleasesFacts } from "../facts.ts";
import { buildFrame } from "../layout/frame.ts";
import { countTicks, shareKey, sizeMetrics } from "../layout/metrics.ts";
import { phrasesFor, type Phrases, type ReleasesDated } from "../phrases/index.ts";
import { pickMarkers } from "../lines/project-input.ts";
import { buildMarkers } from "../lines/spec-markers.ts";
import { RENDER_VERSION, type ChartStrings, type SpecMarker } from "../spec.ts";
import { cleanText } from "../text/text.ts";
import { chooseTimelineDays } from "./timeline-domain.ts";
import { buildMarks, fillLanes, labelLanes, newestOf, type FilledLane } from "./timeline-marks.ts";
import { MARK_RADIUS } from "./timeline-radius.ts";
import type { TimelineSpec } from "./timeline-spec.ts";
import { countMarkers } from "../lines/write-alt.ts";
import { writeFooter } from "../lines/write-footer.ts";
import { buildDateAxis } from "../axes/x-axis.ts";

/**
 * Decides the timeline of a project's releases: lanes by what they change, marks that do not touch, the newest labelled,
 * stories numbered, and every text. Same input, same value. `scale` of the looks has no meaning here.
 * @throws RangeError when a day of the facts is not a calendar day
 */
export function buildTimelineSpec(facts: ReleasesFacts, looks: Looks): TimelineSpec {
  const phrases = phrasesFor(looks.language);
  const size = { width: clampSize(looks.width, 240), height: clampSize(looks.height, 200) };
  const metrics = sizeMetrics(size);
  const domain = chooseTimelineDays(facts);
  const filled = fillLanes(facts.releases, domain, phrases);
  const y = buildLaneAxis(filled);
  const labels = labelLanes(filled, metrics, phrases);
  const { left, right } = buildFrame(y, labels.map(toLineLabel), domain, metrics);
  // A mark on the first day must not touch its lane's name.
  const frame = { left: Math.ceil(left + MARK_RADIUS * metrics.scale), right };
  const plotWidth = Math.max(1, size.width - frame.left - frame.right);
  const room = { domain, plotWidth, minGap: metrics.badgeRadius * 2 + 3 * metrics.scale };
  const releasePlaces = (newsCount: number) => shareKey(metrics, newsCount).releases;
  const markers = buildMarkers(pickMarkers(facts.markers, looks), { ...room, releasePlaces }, phrases);
  const beside = { left: frame.left - metrics.margin, right: frame.right - metrics.margin };
  const spec = {
    renderVersion: RENDER_VERSION,
    id: cleanText(facts.id),
    mark: "timeline" as const,
    language: looks.language,
    theme: looks.theme,
    size,
    frame,
    interval: "day" as const,
    x: { kind: "date" as const, ...buildDateAxis(domain, countTicks(metrics, plotWidth).x, phrases) },
    y,
    series: [],
    receipts: [],
    markers,
    lanes: filled.map(({ items: _, ...lane }) => lane),
    marks: buildMarks(filled, labels, { domain, plotWidth, beside }, metrics, phrases),
    strings: writeStrings(facts, filled, markers, phrases),
  };
  return { ...spec, hash: contentHash(canonicalJson(spec)) };
}

/** A tick in the middle of each lane. */
function buildLaneAxis(lanes: readonly FilledLane[]): TimelineSpec["y"] {
  const ticks = lanes.map(({ y, label }) => ({ value: y, label }));
  return { scale: "linear", domain: [0, Math.max(1, lanes.length)], ticks, cropped: false };
}

function toLineLabel({ lane, x, tag, width }: ReturnType<typeof labelLanes>[number]) {
  return { colour: lane.colour, x, y: lane.y, name: null, value: tag, date: null, width };
}

function writeStrings(
  facts: ReleasesFacts,
  lanes: readonly FilledLane[],
  markers: readonly SpecMarker[],
  phrases: Phrases,
): ChartStrings {
  const { timeline } = phrases;
  const name = cleanText(facts.project.name);
  const first = lanes.flatMap(({ items }) => items.slice(0, 1)).sort((a, b) => a.x - b.x)[0];
  const newest = newestOf(lanes)?.item ?? null;
  const isPart = facts.from !== null || facts.to !== null;
  const lack = facts.list === "unread" ? "unread" : isPart ? "part" : "none";
  const counts = { major: 0, minor: 0, patch: 0, prerelease: 0, other: 0 };
  for (const lane of lanes) counts[lane.key] = lane.count;
  const alt = timeline.alt({
    name,
    from: first?.x ?? null,
    to: newest?.x ?? null,
    counts,
    newest: newest === null ? null : { tag: newest.tag, x: newest.x },
    marked: countMarkers(markers),
    lack,
  });
  return {
    title: phrases.releasesTitle(name),
    subtitle: null,
    notice: facts.simulated ? phrases.simulated : null,
    yLabel: writeSpan(lanes, first?.x ?? null, newest, phrases),
    xLabel: null,
    empty: newest === null ? timeline.empty[lack] : null,
    legend: [],
    footer: writeFooter({ ...facts, isPart, method: timeline.method(chooseDated(facts)) }, phrases),
    alt: facts.simulated ? `${phrases.simulated}${phrases.signs.stop}${phrases.signs.gap}${alt}` : alt,
  };
}

function chooseDated({ releases }: ReleasesFacts): ReleasesDated {
  const tagged = releases.filter(({ dated }) => dated === "tagged").length;
  return tagged === 0 ? "published" : tagged === releases.length ? "tagged" : "both";
}

/** How many there are, and between which days. */
function writeSpan(
  lanes: readonly FilledLane[],
  first: number | null,
  newest: { x: number } | null,
  { timeline, shortDate }: Phrases,
): string {
  if (first === null || newest === null) return "";
  const total = lanes.reduce((sum, lane) => sum + lane.count, 0);
  return timeline.span(total, shortDate(first, true), shortDate(newest.x, true));
}
