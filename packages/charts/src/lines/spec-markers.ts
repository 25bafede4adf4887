import { dayFromNumber, dayNumber } from "@groundswell/core";
import { describeChange } from "../phrases/change-words.ts";
import type { Phrases } from "../phrases/index.ts";
import type { MarkerInput, MarkerItem, SpecMarker } from "../spec.ts";
import { cleanText } from "../text/text.ts";

interface Group {
  lane: SpecMarker["lane"];
  items: MarkerItem[];
  x: number;
}

export interface MarkerRoom {
  /** First and last day of the plot. */
  domain: [number, number];
  plotWidth: number;
  /** Least distance between two numbers, in pixels. */
  minGap: number;
  /** How many lines the key has for releases, which are gathered further until they fit. */
  releasePlaces: (newsCount: number) => number;
}

/**
 * Numbers what happened, stories and events before releases, each oldest first. The two have lanes of their own, so
 * that a release never swallows a story; within a lane, neighbours too close for two numbers share one.
 */
export function buildMarkers(markers: readonly MarkerInput[], room: MarkerRoom, phrases: Phrases): SpecMarker[] {
  const items = markers.map((marker) => readItem(marker, phrases)).filter((item) => isWithin(item, room.domain));
  items.sort((a, b) => a.x - b.x || (a.label < b.label ? -1 : 1));
  const released = items.filter((item) => item.kind === "release");
  const told = items.filter((item) => item.kind !== "release");
  const news = gatherMarkers(told, "news", room, Infinity);
  const releases = gatherMarkers(released, "releases", room, room.releasePlaces(news.length));
  const withYear = spansYears(room.domain);
  return [...news, ...releases].map((group, index) => ({
    number: index + 1,
    x: group.x,
    lane: group.lane,
    kind: group.items.find((item) => item.kind === "story")?.kind ?? group.items[0]?.kind ?? "event",
    items: group.items,
    dateText: describeDates(group.items, withYear, phrases),
    text: phrases.markerText(group.items),
  }));
}

export function readItem(
  { t, plusMinusDays, kind, label, change, url }: MarkerInput,
  { language }: Pick<Phrases, "language">,
): MarkerItem {
  return {
    x: dayNumber(t),
    plusMinusDays: Number.isFinite(plusMinusDays) ? Math.max(0, Math.round(plusMinusDays)) : 0,
    kind,
    label: cleanText((change === undefined ? null : describeChange(change, language)) ?? label),
    url: url !== null && /^https?:\/\/[^\s"'<>]+$/i.test(url) ? url : null,
  };
}

/** Its day is shown, or a day that it may have been. */
function isWithin({ x, plusMinusDays }: MarkerItem, [from, to]: [number, number]): boolean {
  return x + plusMinusDays >= from && x - plusMinusDays <= to;
}

/** Items of one lane, oldest first, under as many numbers as there is room for. */
export function gatherMarkers(
  items: readonly MarkerItem[],
  lane: SpecMarker["lane"],
  { domain, plotWidth, minGap }: Omit<MarkerRoom, "releasePlaces">,
  maxGroups: number,
): Group[] {
  const days = (minGap / Math.max(1, plotWidth)) * (domain[1] - domain[0]);
  const groups = bundle(items, days / 2, lane, domain);
  mergeNearest(groups, domain, (gap) => gap < days || groups.length > maxGroups);
  return groups;
}

/** Items within the same short stretch, in one pass: keeps the next step small however many there are. */
function bundle(items: readonly MarkerItem[], stretch: number, lane: SpecMarker["lane"], domain: [number, number]) {
  const groups: Group[] = [];
  for (const item of items) {
    const group = groups.at(-1);
    const first = group?.items[0];
    if (group !== undefined && first !== undefined && item.x - first.x <= stretch) group.items.push(item);
    else groups.push({ lane, items: [item], x: 0 });
  }
  for (const group of groups) group.x = placeOf(group.items, domain);
  return groups;
}

function mergeNearest(groups: Group[], domain: [number, number], isTooMany: (gap: number) => boolean): void {
  for (;;) {
    let nearest = -1;
    let gap = Infinity;
    for (let i = 1; i < groups.length; i += 1) {
      const distance = (groups[i]?.x ?? 0) - (groups[i - 1]?.x ?? 0);
      if (distance < gap) [nearest, gap] = [i, distance];
    }
    const [left, right] = [groups[nearest - 1], groups[nearest]];
    if (left === undefined || right === undefined || !isTooMany(gap)) return;
    left.items.push(...right.items);
    left.x = placeOf(left.items, domain);
    groups.splice(nearest, 1);
  }
}

/** The mean day, to the half day, within the plot. */
function placeOf(items: readonly MarkerItem[], [from, to]: [number, number]): number {
  const mean = items.reduce((sum, item) => sum + item.x, 0) / Math.max(1, items.length);
  return Math.min(to, Math.max(from, Math.round(mean * 2) / 2));
}

function describeDates(items: readonly MarkerItem[], withYear: boolean, phrases: Phrases): string {
  const [first, last] = [items[0], items.at(-1)];
  if (first === undefined || last === undefined) return "";
  const doubt = Math.max(...items.map((item) => item.plusMinusDays));
  const range = phrases.dateRange(first.x, last.x, withYear);
  return doubt === 0 ? range : `${range} ${phrases.plusMinus(doubt)}`;
}

function spansYears([from, to]: [number, number]): boolean {
  return dayFromNumber(Math.ceil(from)).slice(0, 4) !== dayFromNumber(Math.floor(to)).slice(0, 4);
}
