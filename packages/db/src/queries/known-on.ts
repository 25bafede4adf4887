import {
  addDays,
  isSettled,
  lastOfEachDay,
  startOfDay,
  starsAt,
  type Day,
  type InstantMs,
  type Observation,
  type Point,
  type SurvivingDay,
} from "@groundswell/core";

/** When the newest fact behind a day's figure was known: of days with a figure. */
export type KnownOn = ReadonlyMap<Day, InstantMs>;

/** By day, when the fact that completed it was known. */
type LookUp = (day: Day) => InstantMs | undefined;

export function dateFigures(points: readonly Point[], lookUp: LookUp): KnownOn {
  return new Map(
    points.flatMap(({ t, value }): [Day, InstantMs][] => {
      const at = value === null ? undefined : lookUp(t);
      return at === undefined ? [] : [[t, at]];
    }),
  );
}

/** Of totals: the day's last observation. */
export function lookUpLast(observations: readonly Observation[]): LookUp {
  const byDay = lastOfEachDay(observations);
  return (day) => byDay.get(day)?.observedAt;
}

/** Of net changes: the observation that completed the midnight at the day's end, as in `netDaily`. */
export function lookUpCompleting(observations: readonly Observation[]): LookUp {
  const timed = observations.filter((o) => o.timeKnown);
  return (day) => starsAt(timed, startOfDay(addDays(day, 1)))?.after.observedAt;
}

/** Of surviving stars: the day's newest report. */
export function lookUpNewest(reports: readonly SurvivingDay[]): LookUp {
  const byDay = new Map<Day, InstantMs>();
  for (const { day, fetchedAt } of reports) byDay.set(day, latest(fetchedAt, byDay.get(day) ?? null));
  return (day) => byDay.get(day);
}

/** Of sums of surviving stars: the newest report of any day up to this. */
export function lookUpNewestUpTo(reports: readonly SurvivingDay[]): LookUp {
  const byDay = new Map<Day, InstantMs>();
  let newest: InstantMs | null = null;
  for (const { day, fetchedAt } of reports.toSorted((a, b) => (a.day < b.day ? -1 : 1))) {
    newest = latest(fetchedAt, newest);
    byDay.set(day, newest);
  }
  return (day) => byDay.get(day);
}

/** Of stars gained: the day's first complete report, as in `gainedDaily`. */
export function lookUpGained(reports: readonly SurvivingDay[]): LookUp {
  const byDay = new Map<Day, InstantMs>();
  for (const { day, fetchedAt } of reports) {
    if (isSettled(day, fetchedAt)) byDay.set(day, Math.min(fetchedAt, byDay.get(day) ?? Infinity));
  }
  return (day) => byDay.get(day);
}

/**
 * When the newest fact behind some points was known; null when none of them has a figure.
 * @param startOf the first day of the week or month that a day falls into, by which a point is named; null: into none
 */
export function newestOf(
  points: readonly Point[],
  knownOn: KnownOn,
  startOf: (day: Day) => Day | null,
): InstantMs | null {
  const shown = new Set<Day | null>(points.flatMap(({ t, value }) => (value === null ? [] : [t])));
  let newest: InstantMs | null = null;
  for (const [day, at] of knownOn) if (shown.has(startOf(day))) newest = latest(at, newest);
  return newest;
}

export function latest(at: InstantMs, other: InstantMs | null): InstantMs {
  return other === null ? at : Math.max(at, other);
}
