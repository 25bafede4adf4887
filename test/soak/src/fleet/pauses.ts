import { HOUR_MS, type InstantMs } from "@groundswell/core";

/** From the first request after `at`, GitHub asks for a pause of so many seconds. */
export interface Pause {
  at: InstantMs;
  seconds: number;
}

/** Hours after the start, while there is much to do and while there is little, and what is asked for then. */
const PLAN = [
  { hours: 0.005, seconds: 45 },
  { hours: 0.3, seconds: 120 },
  { hours: 2, seconds: 90 },
  { hours: 7.01, seconds: 30 },
  { hours: 13, seconds: 180 },
  { hours: 20, seconds: 61 },
  { hours: 24.1, seconds: 75 },
];

/** The pauses along the way, soonest first. */
export function listPauses(start: InstantMs, end: InstantMs): Pause[] {
  return PLAN.map(({ hours, seconds }) => ({ at: start + hours * HOUR_MS, seconds })).filter(({ at }) => at < end);
}
