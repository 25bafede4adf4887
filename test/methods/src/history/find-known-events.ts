import { addDays, daysBetween, type Day, type ProjectEvent } from "@groundswell/core";
import type { KnownEventResult } from "@groundswell/methods";
import type { DerivedProject } from "./derive-history.ts";
import type { KnownEventRow } from "./read-table.ts";

const NEAR_DAYS = 3;
const LATE_DAYS = 7;

/** Looks a known event up in what the shipped code found: the surge nearest to its day. */
export function findKnownEvent(event: KnownEventRow, derived: DerivedProject | undefined): KnownEventResult {
  const { repo, date: day, kind } = event;
  const near = (derived?.days ?? []).filter((trend) => Math.abs(daysBetween(day, trend.day)) <= NEAR_DAYS);
  const known = near.length;
  const tested = near.filter(({ surge }) => surge !== null).length;
  const found = derived === undefined ? null : findNearest(derived.events, kind === "drop" ? "drop" : "surge", day);
  return {
    ...{ repo, day, kind },
    outcome: found === null ? explainNothing(derived, tested) : tellPlace(found, day),
    from: found?.span.from ?? null,
    to: found?.span.to ?? null,
    ratio: found === null ? null : ratioOf(found.event),
    known,
    tested,
  };
}

interface Found {
  event: ProjectEvent;
  span: { from: Day; to: Day };
}

/** Of those that touch the days −3 to +7 the surge that begins nearest to the day, or the largest drop. */
function findNearest(events: readonly ProjectEvent[], kind: "surge" | "drop", day: Day): Found | null {
  const distance = ({ event: { figures }, span }: Found) =>
    kind === "drop"
      ? (figures["starsAfter"] ?? 0) - (figures["starsBefore"] ?? 0)
      : Math.abs(daysBetween(day, span.from));
  const touching = events.flatMap((event) => {
    const { span } = event;
    if (event.kind !== kind || span === null) return [];
    return span.from <= addDays(day, LATE_DAYS) && span.to >= addDays(day, -NEAR_DAYS) ? [{ event, span }] : [];
  });
  return touching.toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
}

function tellPlace({ event, span }: Found, day: Day): KnownEventResult["outcome"] {
  if (event.kind === "drop") return "drop";
  const offset = daysBetween(day, span.from);
  if (offset > NEAR_DAYS) return "late";
  return offset < -NEAR_DAYS ? "under way" : "found";
}

function explainNothing(derived: DerivedProject | undefined, tested: number): KnownEventResult["outcome"] {
  if (derived === undefined) return "no series";
  return tested === 0 ? "too little data" : "nothing";
}

function ratioOf({ figures }: ProjectEvent): number | null {
  const [stars, expected] = [figures["stars"] ?? null, figures["expected"] ?? null];
  return stars === null || expected === null ? null : Number((stars / expected).toPrecision(3));
}
