import {
  addDays,
  closingWeekOf,
  DAY_MS,
  dayOf,
  frozenFrom,
  isoWeekStart,
  lastDayOf,
  startOfDay,
  type InstantMs,
} from "@groundswell/core";
import type { Database, Executor } from "../connect.ts";
import { bumpDataVersion, readDataVersion } from "../state/data-version.ts";
import { noteEffectsState, readCurrentState } from "./effects-state.ts";
import { fillWeeks } from "./fill-weeks.ts";
import { judgeEvents, listWeeks } from "./judge-events.ts";
import { measureEvents } from "./measure-events.ts";
import { ensureLibrary } from "./placebo-libraries.ts";
import { readFrozenTests, readUncached, readUnfinished } from "./read-frozen.ts";
import { readNamedStories, readPairs } from "./read-pairs.ts";
import { dropVanished, freezeVerdicts, storeEffects } from "./store-effects.ts";
import { listEvents, listStarts, type StoryEvent } from "./story-events.ts";
import { takeEffectsTurn } from "./take-effects-turn.ts";

/** What a refresh of story effects did. */
export interface EffectsRefresh {
  /** Pairs of a story and a project, all told. */
  pairs: number;
  /** Those that were computed: all whose verdict is not frozen. */
  computed: number;
  /** Rows that are told otherwise than before, or no more. */
  changed: number;
  /** Verdicts that were frozen now. */
  frozen: number;
  libraryDrawn: boolean;
}

/**
 * Brings what is told of stories and projects up to date with the figures and the clock. Verdicts that are frozen stay as
 * they are; the others are computed anew where the data have changed, a week has closed or a library is due. A run with
 * nothing to do is a glance, and of two at once the second finds nothing to do.
 * @param now decides which days and weeks are over; no figure of a later day is used
 */
export async function refreshEffects(db: Database, { now }: { now: InstantMs }): Promise<EffectsRefresh> {
  return (
    (await glance(db, now)) ??
    db.transaction(async (tx) => {
      await takeEffectsTurn(tx);
      return (await glance(tx, now)) ?? (await refresh(tx, now));
    })
  );
}

async function glance(db: Executor, now: InstantMs): Promise<EffectsRefresh | null> {
  const state = await readCurrentState(db, now);
  return state && { pairs: state.pairs, computed: 0, changed: 0, frozen: 0, libraryDrawn: false };
}

async function refresh(tx: Executor, now: InstantMs): Promise<EffectsRefresh> {
  const version = await readDataVersion(tx);
  const dropped = await dropVanished(tx);
  const pairs = await readPairs(tx);
  const events = listEvents(pairs);
  const query = { startsOf: listStarts(await readNamedStories(tx)), lastDay: addDays(dayOf(now), -1) };
  const unfinished = [...(await readUncached(tx, pairs)), ...(await readUnfinished(tx, pairs, query.lastDay))];
  const filled = await storeEffects(tx, await fillWeeks(tx, unfinished, query), now);
  const pending = events.filter((event) => event.pairs.some((pair) => !pair.frozen));
  const { library, isDrawn } = await libraryFor(tx, pending, { ...query, now });
  const measured = await measureEvents(tx, pending, { ...query, library });
  const tests = await readFrozenTests(tx, listWeeks(measured), events);
  const records = judgeEvents(measured, tests, now);
  const frozen = await freezeVerdicts(
    tx,
    records.filter(({ record }) => record.state === "frozen"),
    now,
  );
  const changed = dropped + filled + (await storeEffects(tx, records, now));
  const nextAt = nextChange(pending, now);
  await noteRefreshed(tx, { version, from: now, nextAt, pairs: pairs.length, isChanged: changed + frozen > 0 });
  return { pairs: pairs.length, computed: records.length, changed, frozen, libraryDrawn: isDrawn };
}

/** Nothing is drawn before the first week of a story is over: there is nothing to be held against it. */
async function libraryFor(
  tx: Executor,
  pending: readonly StoryEvent[],
  { now, ...query }: Parameters<typeof ensureLibrary>[2] & { now: InstantMs },
): ReturnType<typeof ensureLibrary> {
  const isNeeded = pending.some(({ starts }) => lastDayOf(starts.slice(0, 1)) <= query.lastDay);
  return isNeeded ? ensureLibrary(tx, dayOf(now), query) : { library: null, isDrawn: false };
}

/** The first instant from which on the clock alone changes what is told. */
function nextChange(pending: readonly StoryEvent[], now: InstantMs): InstantMs {
  const borders = pending.flatMap(({ starts }) => [
    // Each of its windows may close by itself.
    ...starts.map((start) => startOfDay(lastDayOf([start])) + DAY_MS),
    frozenFrom(closingWeekOf(starts)),
  ]);
  // With the next ISO week comes another library.
  const monday = startOfDay(addDays(isoWeekStart(dayOf(now)), 7));
  return Math.min(monday, ...borders.filter((border) => border > now));
}

async function noteRefreshed(
  tx: Executor,
  { isChanged, ...state }: { isChanged: boolean; version: number; from: InstantMs; nextAt: InstantMs; pairs: number },
): Promise<void> {
  if (isChanged) await bumpDataVersion(tx);
  // What others have changed meanwhile is still to be looked at; our own change is not.
  const own = state.version + (isChanged ? 1 : 0);
  const isOurs = isChanged && (await readDataVersion(tx)) === own;
  await noteEffectsState(tx, isOurs ? { ...state, version: own } : state);
}
