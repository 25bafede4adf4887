import { dayNumber } from "@groundswell/core";
import type { EffectChartInput, EffectSpec } from "./effect-spec.ts";
import { gatherMarkers, readItem, type MarkerRoom } from "../lines/spec-markers.ts";
import type { Phrases } from "../phrases/index.ts";
import type { MarkerItem, SpecMarker } from "../spec.ts";
import { cleanText } from "../text/text.ts";

/** A day stands in the middle of itself: weeks are drawn from the start of their first day to the end of their last. */
const NOON = 0.5;
/** Under one number so many are named one by one. */
const MOST_NAMED = 3;

/** The day that a story came out, and the first and last on which it may have. */
export interface Published {
  day: number;
  plusMinusDays: number;
  from: number;
  to: number;
}

/** The story is number 1; what else happened follows in a row of its own, oldest first, neighbours gathered. */
export function buildEffectMarkers(
  input: EffectChartInput,
  published: Published,
  room: Omit<MarkerRoom, "releasePlaces"> & { places: number },
  phrases: Phrases,
): SpecMarker[] {
  const { domain } = room;
  const happened = input.happened ?? [];
  // A new owner is among what else happened already, where that may have moved the stars.
  const events = (input.events ?? []).filter(
    ({ t, change }) => change?.of !== "owner" || !happened.some(({ kind, day }) => kind === "transferred" && day === t),
  );
  const items = [
    ...happened.map((each) => readHappened(each, phrases)),
    ...events.map((each) => readItem(each, phrases)),
  ]
    .filter(({ x }) => x >= domain[0] && x < domain[1])
    .sort((a, b) => a.x - b.x || (a.label < b.label ? -1 : 1));
  const others = gatherMarkers(items, "releases", room, room.places).map((group, index): SpecMarker => {
    const [first, last] = [group.items[0]?.x ?? 0, group.items.at(-1)?.x ?? 0];
    return {
      number: index + 2,
      x: Math.min(domain[1], group.x + NOON),
      lane: "releases",
      kind: group.items.some(({ kind }) => kind === "event") ? "event" : "release",
      items: group.items,
      dateText: phrases.dateRange(first, last, false),
      text: nameItems(group.items, phrases),
    };
  });
  return [buildStory(input, published, phrases), ...others];
}

/** Few by their names, as these are what the verdict hangs on. */
function nameItems(items: readonly MarkerItem[], phrases: Phrases): string {
  return items.length <= MOST_NAMED ? phrases.list(items.map(({ label }) => label)) : phrases.markerText(items);
}

function readHappened(
  { kind, day, what }: NonNullable<EffectChartInput["happened"]>[number],
  phrases: Phrases,
): MarkerItem {
  const [name, noun] = [cleanText(what), phrases.effect.happened[kind]];
  const label = noun === undefined ? name : name === "" ? noun : `${noun}${phrases.signs.colon}${name}`;
  return { x: dayNumber(day), plusMinusDays: 0, kind: noun === undefined ? "release" : "event", label, url: null };
}

function buildStory(input: EffectChartInput, { day, plusMinusDays }: Published, phrases: Phrases): SpecMarker {
  const outlet = cleanText(input.outlet ?? "");
  const title = cleanText(input.storyTitle);
  const label = outlet === "" ? title : `${outlet}${phrases.signs.colon}${title}`;
  const url = /^https?:\/\/[^\s"'<>]+$/i.test(input.storyUrl ?? "") ? (input.storyUrl ?? null) : null;
  const doubt = plusMinusDays === 0 ? "" : ` ${phrases.plusMinus(plusMinusDays)}`;
  return {
    number: 1,
    x: day + NOON,
    lane: "news",
    kind: "story",
    items: [{ x: day, plusMinusDays, kind: "story", label, url }],
    dateText: `${phrases.dateRange(day, day, false)}${doubt}`,
    text: label,
  };
}

/** All but the story, their lines in the middle of their days: to be drawn as on any chart. */
export function placeOthers<T extends Pick<EffectSpec, "markers">>(spec: T): T {
  const markers = spec.markers
    .slice(1)
    .map((marker) => ({ ...marker, items: marker.items.map((item) => ({ ...item, x: item.x + NOON })) }));
  return { ...spec, markers };
}
