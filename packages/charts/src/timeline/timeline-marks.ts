import { dayNumber } from "@groundswell/core";
import type { ReleaseFact } from "../facts.ts";
import type { LineLabel } from "../layout/frame.ts";
import type { Metrics } from "../layout/metrics.ts";
import type { Phrases, ReleaseLane } from "../phrases/index.ts";
import { cleanText, measureText, truncateText } from "../text/text.ts";
import { gatherReleases, type Gathered } from "./timeline-gather.ts";
import { chooseLane } from "./timeline-lane.ts";
import { nameReleases } from "./timeline-names.ts";
import { MARK_RADIUS } from "./timeline-radius.ts";
import type { TimelineItem, TimelineLane, TimelineMark } from "./timeline-spec.ts";

const LOOKS: Record<ReleaseLane, Pick<TimelineLane, "shape" | "colour">> = {
  major: { shape: "diamond", colour: 0 },
  minor: { shape: "circle", colour: 2 },
  patch: { shape: "square", colour: 3 },
  other: { shape: "ring", colour: 7 },
  prerelease: { shape: "triangle", colour: 1 },
};

/** From top to bottom. */
const ORDER = ["major", "minor", "patch", "other", "prerelease"] as const;

const SHARE_OF_LABELS = 0.26;

/** A lane with its releases, oldest first. */
export interface FilledLane extends TimelineLane {
  items: TimelineItem[];
}

/** The lanes that have a release between the two days, with theirs. */
export function fillLanes(releases: readonly ReleaseFact[], [from, to]: [number, number], phrases: Phrases) {
  const lanes = new Map<ReleaseLane, TimelineItem[]>(ORDER.map((key) => [key, []]));
  for (const { t, tag, prerelease, url } of releases) {
    const x = dayNumber(t);
    if (x < from || x > to) continue;
    const isLink = url !== null && /^https?:\/\/[^\s"'<>]+$/i.test(url);
    lanes.get(chooseLane(tag, prerelease))?.push({ x, tag: cleanText(tag), url: isLink ? url : null });
  }
  const filled = [...lanes].filter(([, items]) => items.length > 0);
  return filled.map(([key, items], i): FilledLane => {
    items.sort((a, b) => a.x - b.x);
    return { key, label: phrases.timeline[key], ...LOOKS[key], y: filled.length - i - 0.5, count: items.length, items };
  });
}

/** The newest of all lanes; of one day, that of the highest lane. */
export function newestOf(lanes: readonly FilledLane[]): { lane: FilledLane; item: TimelineItem } | null {
  let newest: { lane: FilledLane; item: TimelineItem } | null = null;
  for (const lane of lanes) {
    const item = lane.items.at(-1);
    if (item !== undefined && (newest === null || item.x > newest.item.x)) newest = { lane, item };
  }
  return newest;
}

/** What stands beside the newest release of each lane. */
export function labelLanes(lanes: readonly FilledLane[], metrics: Metrics, phrases: Phrases): LaneLabel[] {
  const { width, body, small, narrow } = metrics;
  const newest = newestOf(lanes)?.lane;
  return lanes.flatMap((lane) => {
    const item = lane.items.at(-1);
    if (item === undefined) return [];
    const date = lane === newest && !narrow ? phrases.shortDate(item.x, true) : null;
    const tag = truncateText(item.tag, width * SHARE_OF_LABELS, body, "bold");
    const room = measureText(tag, body, "bold") + (date === null ? 0 : small * 0.5 + measureText(date, small));
    return [{ lane, x: item.x, tag, date, width: room + MARK_RADIUS * metrics.scale }];
  });
}

export interface LaneLabel extends Pick<LineLabel, "x" | "width"> {
  lane: FilledLane;
  tag: string;
  date: string | null;
}

export interface MarkRoom {
  domain: [number, number];
  /** Of the plot, in pixels. */
  plotWidth: number;
  /** Pixels beside the plot into which a name may reach. */
  beside: { left: number; right: number };
}

/** All marks, lane by lane, each oldest first. */
export function buildMarks(
  lanes: readonly FilledLane[],
  labels: readonly LaneLabel[],
  { domain: [from, to], plotWidth, beside }: MarkRoom,
  metrics: Metrics,
  phrases: Phrases,
): TimelineMark[] {
  const { scale } = metrics;
  const perDay = Math.max(1, plotWidth) / (to - from);
  const widthOf = (count: number) => markWidth(count, metrics) + 2 * scale;
  return lanes.flatMap((lane, index) => {
    const gathered = gatherReleases(lane.items, { perDay, widthOf });
    const label = labels.find((of) => of.lane === lane);
    const marks = gathered.map((mark, i): TimelineMark => {
      const isLast = i === gathered.length - 1 && label !== undefined;
      return {
        lane: index,
        ...mark,
        text: describe(mark, phrases),
        name: null,
        label: isLast ? { tag: label.tag, date: label.date } : null,
      };
    });
    if (lane.key !== "major" && lane.key !== "minor") return marks;
    return nameReleases(marks, { perDay, from, room: [-beside.left, plotWidth + beside.right] }, metrics);
  });
}

/** Width in pixels: a shape for one release, a count in a pill for several. */
export function markWidth(count: number, { small, scale }: Metrics): number {
  const shape = 2 * MARK_RADIUS * scale;
  return count === 1 ? shape : Math.max(shape * 1.35, measureText(String(count), small, "bold") + 8 * scale);
}

/** `v1.40.0, 30 Jun 2026`, or how many from which to which. */
function describe({ items }: Gathered, phrases: Phrases): string {
  const [first, last] = [items[0], items.at(-1)];
  if (first === undefined || last === undefined) return "";
  if (first === last) return [first.tag, phrases.shortDate(first.x, true)].join(phrases.signs.comma);
  const days = phrases.dateRange(first.x, last.x, true);
  return `${phrases.timeline.gathered(items.length, first.tag, last.tag)}${phrases.signs.open}${days}${phrases.signs.close}`;
}
