import { DAY_MS, startOfDay, type InstantMs } from "@groundswell/core";
import { isCount } from "./counts.ts";
import type { Fault } from "./faults.ts";
import { findRangeFault, NOON_MS } from "./instants.ts";
import { findRepoFault, findSourceFault, findTagFault } from "./names.ts";
import { FIRST_OBSERVATION_DAY, type ArchiveObservation, type ArchiveRelease } from "./types.ts";

export const EARLIEST_OBSERVATION: InstantMs = startOfDay(FIRST_OBSERVATION_DAY);

/** Tags may be older than GitHub; none is older than the count of seconds that dates them. */
export const EARLIEST_TAG: InstantMs = 0;

/** The end of the year 9999, after which days are written differently; bounds dates where no clock is consulted. */
const LAST_INSTANT: InstantMs = startOfDay("9999-12-31");

const COUNT_REMEDY = "figures are whole numbers of 0 to 2147483647";

/** What makes an observation unfit to be stored or written, or null. The rules are those of the CSV form. */
export function findObservationFault(row: ArchiveObservation, now: InstantMs): Fault | null {
  return (
    findRepoFault(row.repo) ??
    findSourceFault(row.source) ??
    findTimeFault("observed_at", row.observedAt, now, EARLIEST_OBSERVATION) ??
    findDayFault(row) ??
    findCountFault("stars", row.stars) ??
    findCountFault("forks", row.forks) ??
    findCountFault("open issues", row.openIssues) ??
    findCountFault("open issues and pulls", row.openIssuesAndPulls)
  );
}

/** What makes a release unfit to be stored or written, or null. */
export function findReleaseFault(row: ArchiveRelease, now: InstantMs): Fault | null {
  return (
    findRepoFault(row.repo) ??
    findSourceFault(row.source) ??
    findTagFault(row.tag) ??
    findTimeFault("tagged_at", row.taggedAt, now, EARLIEST_TAG)
  );
}

function findTimeFault(column: string, at: InstantMs, now: InstantMs, earliest: InstantMs): Fault | null {
  if (!Number.isInteger(at) || at > LAST_INSTANT)
    return { message: `${column} is not an instant: ${at}`, remedy: "times are whole milliseconds since 1970" };
  return findRangeFault(column, at, now, earliest);
}

function findDayFault(row: ArchiveObservation): Fault | null {
  if (row.timeKnown || row.observedAt % DAY_MS === NOON_MS) return null;
  return { message: "a bare day is not at its noon", remedy: "put an observation without a time at 12:00 UTC" };
}

function findCountFault(name: string, count: number | null): Fault | null {
  if (count === null || isCount(count)) return null;
  return { message: `${name} out of range: ${count}`, remedy: COUNT_REMEDY };
}
