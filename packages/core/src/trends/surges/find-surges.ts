import { addDays, daysBetween, startOfDay } from "../../day.ts";
import type { ProjectEvent } from "../../project-event.ts";
import { median } from "../../statistics/index.ts";
import type { SurgeTest, TrendDay } from "../types.ts";

/** What of a day surges are told from: a trend day as it was derived, or as it was stored. */
export interface SurgeDay extends Pick<TrendDay, "day" | "net" | "setAside" | "knownAt" | "receipt"> {
  surge: Pick<SurgeTest, "mu" | "p" | "alarm"> | null;
}

interface Alarm extends SurgeDay {
  surge: Pick<SurgeTest, "mu" | "p" | "alarm">;
}

/** Alarms at most this far apart are one episode. */
export const EPISODE_GAP_DAYS = 3;
/** A step shows in the days +7 to +20 after the first alarm. */
export const STEP_FROM_DAYS = 7;
export const STEP_TO_DAYS = 20;
export const STEP_RATIO = 1.5;
/** Of the 14 days of a step: half, as of a surge's baseline. */
export const MIN_STEP_DAYS = 7;

/**
 * Surges and steps of a project. A surge is an episode of alarms at most 3 days apart, seen when the first of them was;
 * its figures are of its alarm days alone (quiet days between them are none of it), so stars ÷ expected is how many
 * times as much those days brought as was to be expected. It grows while alarms follow. A step is an episode that lasted:
 * the median of the days +7 to +20 after its first alarm is above 1.5 times what had been expected of that day. It is
 * known when day +20 is complete (or the first known day after), and needs 7 of the 14 days. Counted from the last alarm
 * it would be known weeks later: a rise that stays raises alarms until it has become its own baseline.
 *
 * Only the past of a day counts: the days known at an instant give the events known at that instant.
 * @param days in order of days; days that are not there are missing
 * @returns in no order
 */
export function findSurges(days: readonly SurgeDay[]): ProjectEvent[] {
  return listEpisodes(days).flatMap((alarms) => {
    const [first] = alarms;
    if (first === undefined) return [];
    const step = findStep(days, first);
    return step === null ? [toSurge(first, alarms)] : [toSurge(first, alarms), step];
  });
}

function listEpisodes(days: readonly SurgeDay[]): Alarm[][] {
  const episodes: Alarm[][] = [];
  for (const day of days) {
    if (!isAlarm(day)) continue;
    const episode = episodes.at(-1);
    const last = episode?.at(-1);
    if (last !== undefined && daysBetween(last.day, day.day) <= EPISODE_GAP_DAYS) episode?.push(day);
    else episodes.push([day]);
  }
  return episodes;
}

function isAlarm(day: SurgeDay): day is Alarm {
  return day.surge?.alarm === true;
}

function toSurge(first: Alarm, alarms: readonly Alarm[]): ProjectEvent {
  const total = (of: (alarm: Alarm) => number) => alarms.reduce((sum, alarm) => sum + of(alarm), 0);
  return {
    ...starEvent("surge", first),
    span: { from: first.day, to: alarms.at(-1)?.day ?? first.day },
    figures: {
      stars: total(({ net }) => net),
      expected: total(({ surge }) => surge.mu),
      p: Math.min(...alarms.map(({ surge }) => surge.p)),
      days: alarms.length,
    },
  };
}

function findStep(days: readonly SurgeDay[], first: Alarm): ProjectEvent | null {
  const from = addDays(first.day, STEP_FROM_DAYS);
  const to = addDays(first.day, STEP_TO_DAYS);
  const start = days.findIndex(({ day }) => day >= from);
  const end = days.findIndex(({ day }) => day >= to);
  const known = days[end];
  if (start < 0 || known === undefined) return null;
  const counted = days.slice(start, end + 1).filter(({ day, setAside }) => day <= to && !setAside);
  const after = median(counted.map(({ net }) => net));
  if (counted.length < MIN_STEP_DAYS || !(after > STEP_RATIO * first.surge.mu)) return null;
  return {
    ...starEvent("step", first),
    at: known.knownAt,
    receipt: known.receipt,
    span: { from, to },
    figures: { before: first.surge.mu, after },
  };
}

function starEvent(kind: "surge" | "step", first: Alarm) {
  const { day, knownAt: at, receipt } = first;
  return { kind, key: day, at, notBefore: startOfDay(day), from: null, to: null, receipt };
}
