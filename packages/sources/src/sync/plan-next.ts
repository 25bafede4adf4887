import { DAY_MS, HOUR_MS, type InstantMs } from "@groundswell/core";
import type { SourceFault } from "../source-fault.ts";

/** How often a source is asked. */
const INTERVAL_MS = HOUR_MS;
const MAX_BACKOFF_MS = DAY_MS;
const CUT_OFF_WAIT_MS = 5 * 60_000;

/** When a source is asked next after an answer. */
export function planAfterSuccess(now: InstantMs): InstantMs {
  return now + INTERVAL_MS;
}

/**
 * When a source goes on that was cut off as its time was over: in five minutes, and twice as late for each time in a row
 * that brought nothing new, up to an hour.
 * @param idle such times, this one included; 0: it brought something new
 */
export function planAfterCutOff(now: InstantMs, idle: number): InstantMs {
  return now + Math.min(INTERVAL_MS, CUT_OFF_WAIT_MS * 2 ** Math.min(idle, 10));
}

/**
 * When a source is asked next after a failure: twice as long after each in a row, up to a day, and no sooner than the
 * server wants.
 * @param failures in a row, this one included
 */
export function planAfterFailure(
  now: InstantMs,
  failures: number,
  fault: Pick<SourceFault, "retryAfterMs">,
): InstantMs {
  const backoffMs = Math.min(MAX_BACKOFF_MS, INTERVAL_MS * 2 ** Math.min(Math.max(failures - 1, 0), 10));
  return now + Math.max(backoffMs, fault.retryAfterMs ?? 0);
}
