import {
  addDays,
  dayNumber,
  effectWeeks,
  EFFECT_WEEK_DAYS,
  findConfounders,
  lastDayOf,
  middleStart,
  nearestPeers,
  startEffect,
  sumWeek,
  WEEKS_AFTER,
  type DailyValues,
  type Day,
  type PlaceboLibrary,
  type StoryEffectRecord,
} from "@groundswell/core";
import type { Executor } from "../connect.ts";
import { readHappenings, type Happenings } from "./read-happenings.ts";
import { BASE_DAYS, countKnown } from "./read-net.ts";
import type { StoryEvent } from "./story-events.ts";
import { measureEach, type Surroundings, type SurroundingsQuery } from "./surroundings.ts";

/** Everything of a record that does not depend on other events. */
export type Measures = Pick<
  StoryEffectRecord,
  "starts" | "start" | "end" | "baseDays" | "afterDays" | "stars" | "confounders" | "weeks" | "dataTo"
>;

export interface MeasuredEvent {
  event: StoryEvent;
  measures: Measures;
}

const NOTHING: Happenings = { releases: [], changes: [] };

/**
 * Measures what stars did after each event: the week from each day on which it may have begun, beside its peers, and
 * what else happened then.
 * @param library null: none could be drawn yet
 */
export async function measureEvents(
  tx: Executor,
  events: readonly StoryEvent[],
  { library, ...query }: SurroundingsQuery & { library: PlaceboLibrary | null },
): Promise<MeasuredEvent[]> {
  const happenings = await readAround(tx, events);
  const measured: MeasuredEvent[] = [];
  await measureEach(tx, events, query, (event, surroundings) => {
    const confounders = findConfounders({ starts: event.starts, ...(happenings.get(event.projectId) ?? NOTHING) });
    measured.push({ event, measures: { ...measure(event, surroundings, library), confounders } });
  });
  return measured;
}

function measure(
  { starts }: StoryEvent,
  { own, candidatesAt }: Surroundings,
  library: PlaceboLibrary | null,
): Omit<Measures, "confounders"> {
  const start = middleStart(starts);
  return {
    starts: starts.map((day) => startEffect({ own, start: day, candidates: candidatesAt(day), library })),
    start,
    end: addDays(start, EFFECT_WEEK_DAYS - 1),
    baseDays: countKnown(own, addDays(start, -BASE_DAYS), BASE_DAYS),
    afterDays: countKnown(own, start, EFFECT_WEEK_DAYS),
    stars: sumWeek(own, start),
    weeks: effectWeeks(own, start, nearestPeers(own, start, candidatesAt(start))),
    dataTo: lastKnown(own, addDays(start, EFFECT_WEEK_DAYS * (1 + WEEKS_AFTER) - 1)),
  };
}

async function readAround(tx: Executor, events: readonly StoryEvent[]): Promise<Map<number, Happenings>> {
  const days = events.flatMap(({ starts }) => [...starts]).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return new Map();
  const ids = new Set(events.map(({ projectId }) => projectId));
  return readHappenings(tx, [...ids], { from: addDays(first, -BASE_DAYS), to: lastDayOf([last]) });
}

/** The last day with a figure, up to one: what else was read beside it does not count. */
function lastKnown({ from, values }: DailyValues, upTo: Day): Day | null {
  const known = values.slice(0, Math.max(0, dayNumber(upTo) - dayNumber(from) + 1));
  const place = known.findLastIndex((value) => value !== null);
  return place < 0 ? null : addDays(from, place);
}
