import { dayOf, type Day, type InstantMs } from "@groundswell/core";

/** Figures are read every few hours, or daily: when none has come for this long, collection has failed, or there is none. */
const STALE_MS = 48 * 60 * 60 * 1_000;

/** Whose figures of the chart's own metric they are, and when the newest of them was known; null: there is none. */
export interface NewestFigure {
  repo: string;
  at: InstantMs | null;
}

export interface Staleness {
  /** Day of the stalest newest figure, where newer ones should be there and the chart would show them; null: all is well. */
  since: Day | null;
  /** Whose figures end on that day. Empty: everybody's who has any, or all is well. */
  repos: string[];
  /** The last instant at which this is so: the next of them turns stale then. Null: none will. */
  until: InstantMs | null;
}

/**
 * How stale the figures of a live chart are: as stale as the stalest.
 * @param to the last day that it was asked to show; null: today
 */
export function findStale(figures: readonly NewestFigure[], now: InstantMs, to: Day | null): Staleness {
  const ends = figures.flatMap(({ repo, at }) => (at === null ? [] : [{ repo, at, day: dayOf(at) }]));
  const open = ends.filter(({ day }) => to === null || to > day);
  const stale = open.filter(({ at }) => now - at > STALE_MS);
  const coming = open.filter(({ at }) => now - at <= STALE_MS).map(({ at }) => at + STALE_MS);
  const [since = null] = stale.map(({ day }) => day).toSorted();
  const oldest = stale.filter(({ day }) => day === since).map(({ repo }) => repo);
  return {
    since,
    repos: oldest.length === ends.length ? [] : oldest,
    until: coming.length === 0 ? null : Math.min(...coming),
  };
}
