import { addDays, DAY_MS, daysBetween, startOfDay, type Day, type InstantMs } from "../../day.ts";
import type { SurvivingDay } from "../../observation.ts";
import { median, sum } from "../../statistics/index.ts";
import { isSettled } from "../../surviving.ts";

/** A day's stars are counted again this many days later. */
export const RETENTION_DAYS = [30, 90] as const;
export type RetentionDays = (typeof RETENTION_DAYS)[number];

/** What became of a day's stars. */
export interface RetainedDay {
  day: Day;
  /** Its first complete count. */
  first: number;
  /** The count of the last reading by the end of the day `after` days later, at most a week before. */
  kept: number;
}

/** Days in a row whose stars went again. */
export interface StarLoss {
  span: { from: Day; to: Day };
  /** The day by whose end they were gone. */
  goneBy: Day;
  /** Stars dated to these days at first, how many of them are gone, and their share. */
  stars: number;
  lost: number;
  share: number;
}

/** Counted again so many days before or later, a day's stars are not known to have been there still. */
const RECOUNT_WITHIN_DAYS = 7;

const MIN_SHARE = 0.2;
const MIN_LOST = 50;
const PEER_FACTOR = 3;
/** As of a story's effect: a median of fewer says little. */
const MIN_PEERS = 8;

/**
 * Each day's surviving stars at their first complete count and again 30 or 90 days later. Source: the methods page,
 * "Unusual star patterns".
 * @param reports what GitHub's history said, in any order; a reading that found a count unchanged is a report too
 * @param readAt the last time that the history was read: days that were not read late enough are left out
 * @returns oldest first; days without a complete count, and days that nobody counted again in that week, are left out:
 *   what was not looked for is not known to be there
 */
export function retention(
  reports: readonly SurvivingDay[],
  { after, readAt }: { after: RetentionDays; readAt: InstantMs },
): RetainedDay[] {
  return [...Map.groupBy(reports, ({ day }) => day)]
    .flatMap(([day, said]) => {
      const until = startOfDay(day) + (after + 1) * DAY_MS;
      const inTime = said
        .filter(({ fetchedAt }) => fetchedAt < until && isSettled(day, fetchedAt))
        .sort((a, b) => a.fetchedAt - b.fetchedAt);
      const [first, last] = [inTime[0], inTime.at(-1)];
      if (readAt < until || first === undefined || last === undefined) return [];
      if (last.fetchedAt < until - RECOUNT_WITHIN_DAYS * DAY_MS) return [];
      return [{ day, first: first.stars, kept: last.stars }];
    })
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** The share of stars that went again; null where there were none. */
export function shareLost(days: readonly RetainedDay[]): number | null {
  const first = sum(days.map((day) => day.first));
  return first === 0 ? null : (first - sum(days.map(({ kept }) => kept))) / first;
}

/**
 * Days in a row that each lost a fifth of their stars or more, where together they lost at least 50 and more than three
 * times the share that the peers' stars of the same time did at the median. With fewer than 8 peers nothing is told: a
 * clean-up of all of GitHub looks the same.
 * @param days of `retention`, oldest first
 * @param peers the peers' `shareLost` over the same days
 * @returns oldest first
 */
export function findLosses(
  days: readonly RetainedDay[],
  { after, peers }: { after: RetentionDays; peers: readonly number[] },
): StarLoss[] {
  if (peers.length < MIN_PEERS) return [];
  const limit = PEER_FACTOR * median(peers);
  return listRuns(days.filter(({ first, kept }) => first > 0 && first - kept >= MIN_SHARE * first))
    .map((run) => toLoss(run, after))
    .filter(({ lost, share }) => lost >= MIN_LOST && share > limit);
}

function listRuns(days: readonly RetainedDay[]): RetainedDay[][] {
  const runs: RetainedDay[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (last !== undefined && daysBetween(last.day, day.day) === 1) run?.push(day);
    else runs.push([day]);
  }
  return runs;
}

function toLoss(run: readonly RetainedDay[], after: RetentionDays): StarLoss {
  const from = run[0]?.day ?? "";
  const to = run.at(-1)?.day ?? from;
  const stars = sum(run.map(({ first }) => first));
  const lost = stars - sum(run.map(({ kept }) => kept));
  return { span: { from, to }, goneBy: addDays(to, after), stars, lost, share: lost / stars };
}
