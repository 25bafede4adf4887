import {
  daysBetween,
  deriveTrends,
  dayOf,
  HOUR_MS,
  startOfDay,
  type Observation,
  type ProjectEvent,
} from "@groundswell/core";
import type { FallResult } from "@groundswell/methods";
import { compareMomentum } from "./compare-momentum.ts";
import type { DerivedProject, FactorsOf } from "./derive-history.ts";
import type { FallRow } from "./read-table.ts";

/** Looks a known fall up among the drops, and holds the momentum against what it would have been without the fall. */
export function findFall(fall: FallRow, derived: DerivedProject | undefined, factorsOf: FactorsOf): FallResult {
  const days = daysBetween(fall.date_before, fall.date_after);
  const events = derived?.events ?? deriveTrends(asObservations(fall), { from: null, factorsOf }).events;
  const drop = events.find((event) => event.kind === "drop" && covers(event, fall));
  return {
    repo: fall.repo,
    dayBefore: fall.date_before,
    dayAfter: fall.date_after,
    starsBefore: fall.stars_before,
    starsAfter: fall.stars_after,
    outcome: drop !== undefined ? "drop" : days > 1 ? "too far apart" : "ordinary",
    series: derived !== undefined,
    momentum: drop === undefined || derived === undefined ? null : compareMomentum(derived, drop),
  };
}

function covers({ notBefore, at, span }: ProjectEvent, fall: FallRow): boolean {
  const from = notBefore === null ? dayOf(at) : dayOf(notBefore);
  return span !== null && from <= fall.date_before && fall.date_after <= dayOf(Math.max(at, startOfDay(span.to)));
}

/** Two totals at noon of their days: all that is known of a repository without a series. */
function asObservations(fall: FallRow): Observation[] {
  const observe = (day: string, stars: number, forks: number): Observation => ({
    observedAt: startOfDay(day) + 12 * HOUR_MS,
    timeKnown: true,
    stars,
    forks,
    openIssues: null,
    openIssuesAndPulls: null,
    quality: "archived",
    receipt: day,
  });
  return [
    observe(fall.date_before, fall.stars_before, fall.forks_before),
    observe(fall.date_after, fall.stars_after, fall.forks_after),
  ];
}
