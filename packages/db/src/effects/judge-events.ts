import {
  closingWeekOf,
  DAY_MS,
  frozenFrom,
  judgeEffect,
  judgeWeek,
  lastDayOf,
  pairP,
  startOfDay,
  type InstantMs,
  type JudgedPair,
  type StoryEffectRecord,
} from "@groundswell/core";
import type { MeasuredEvent } from "./measure-events.ts";
import type { StoryPair } from "./read-pairs.ts";
import type { PairRecord } from "./store-effects.ts";

/** A frozen verdict's part in its week: it was one of the tests, and remains one. */
export interface FrozenTest {
  /** Of its event. */
  key: string;
  week: string;
  p: number | null;
}

/** The weeks whose tests have to be known in order to judge these events. */
export function listWeeks(measured: readonly MeasuredEvent[]): string[] {
  return [...new Set(measured.filter((each) => pairP(each.measures.starts) !== null).map(weekOf))];
}

/**
 * Judges events beside all others of their ISO weeks, those that are frozen among them.
 * @param now decides what is over, and what is frozen
 * @returns a record for each pair of theirs that is not frozen yet
 */
export function judgeEvents(
  measured: readonly MeasuredEvent[],
  frozen: readonly FrozenTest[],
  now: InstantMs,
): PairRecord[] {
  const tests = measured.map((each) => ({ key: each.event.key, week: weekOf(each), p: pairP(each.measures.starts) }));
  // What is frozen comes last: of an event that has since grown, the p of its verdict stands.
  const weeks = Map.groupBy([...tests, ...frozen.filter(({ p }) => p !== null)], ({ week }) => week);
  const judged = new Map([...weeks].map(([week, own]) => [week, judgeWeek(own)]));
  return measured.flatMap((each) => {
    const week = weekOf(each);
    const own = judged.get(week)?.get(each.event.key) ?? null;
    return each.event.pairs
      .filter((pair) => !pair.frozen)
      .map((pair) => ({ pair, record: toRecord(each, pair, { week, own, now }) }));
  });
}

function toRecord(
  { event, measures }: MeasuredEvent,
  pair: StoryPair,
  { week, own, now }: { week: string; own: JudgedPair | null; now: InstantMs },
): StoryEffectRecord {
  const sharedWith = event.pairs.map(({ storyId }) => storyId).filter((id) => id !== pair.storyId);
  const pAdjusted = own?.pAdjusted ?? null;
  const verdict = judgeEffect({ ...measures, pAdjusted, sharedWith });
  const state = stateAt({ verdict, endsAt: startOfDay(lastDayOf(event.starts)) + DAY_MS, week, now });
  return {
    ...measures,
    verdict,
    state,
    pAdjusted,
    week,
    // Without a p it was none of the tests.
    pairs: pAdjusted === null ? 0 : (own?.pairs ?? 0),
    sharedWith,
    frozenAt: state === "frozen" ? new Date(now).toISOString() : null,
  };
}

function stateAt({
  verdict,
  endsAt,
  week,
  now,
}: {
  verdict: StoryEffectRecord["verdict"];
  /** The end of the last day on which its week may end. */
  endsAt: InstantMs;
  week: string;
  now: InstantMs;
}): StoryEffectRecord["state"] {
  if (now < endsAt) return "open";
  // Too little data is no verdict to keep: figures may still come.
  return now >= frozenFrom(week) && verdict !== "too little data" ? "frozen" : "provisional";
}

function weekOf({ event }: MeasuredEvent): string {
  return closingWeekOf(event.starts);
}
