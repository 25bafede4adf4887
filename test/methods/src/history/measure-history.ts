import { dayOf, type ProjectEventKind } from "@groundswell/core";
import type { HistoryFigures } from "@groundswell/methods";
import { deriveHistory, poolHistory } from "./derive-history.ts";
import { findFall } from "./find-falls.ts";
import { findKnownEvent } from "./find-known-events.ts";
import { makeCatalogue } from "./make-catalogue.ts";
import { measureStoryEffects } from "./measure-story-effects.ts";
import type { RealHistory } from "./read-history.ts";

const LAST_QUARTER = "2026-07-01";

/** Runs the shipped trends over every day of the real history and looks up what is known of it. */
export function measureHistory(history: RealHistory): HistoryFigures {
  const factorsOf = poolHistory(history);
  const derived = deriveHistory(history, factorsOf);
  const days = [...derived.values()].flatMap((project) => project.days);
  const events = [...derived.values()].flatMap((project) => project.events);
  const count = (kind: ProjectEventKind) => events.filter((event) => event.kind === kind).length;
  return {
    names: history.names,
    projects: derived.size,
    projectDays: days.length,
    testedDays: days.filter(({ surge }) => surge !== null).length,
    surges: count("surge"),
    steps: count("step"),
    drops: count("drop"),
    gaps: count("data gap"),
    weekdays: factorsOf(LAST_QUARTER).map((factor) => Number(factor.toFixed(3))),
    events: history.events.map((event) =>
      findKnownEvent(event, derived.get(history.projectOf(event.repo, event.date))),
    ),
    falls: history.falls.map((fall) => {
      const project = derived.get(history.projectOf(fall.repo, fall.date_before));
      // A series that does not reach the fall says nothing of it.
      const reaches = project?.project.observations.some(({ observedAt }) => dayOf(observedAt) === fall.date_before);
      return findFall(fall, reaches === true ? project : undefined, factorsOf);
    }),
    stories: measureStoryEffects(makeCatalogue(derived.values())),
  };
}
