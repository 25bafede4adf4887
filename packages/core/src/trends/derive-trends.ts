import { dayFromNumber, dayOf, type Day } from "../day.ts";
import type { Observation } from "../observation.ts";
import { compareEvents, type ProjectEvent } from "../project-event.ts";
import { completeDays, type CompleteDay } from "./complete-days.ts";
import { eventOfDrop, eventOfGap } from "./corrections/correction-events.ts";
import { findDrops, type Drop } from "./corrections/find-drops.ts";
import { findGaps, type Gap } from "./corrections/find-gaps.ts";
import { findSurges, type SurgeDay } from "./surges/find-surges.ts";
import { momentum } from "./momentum/momentum.ts";
import { MOMENTUM_DAYS } from "./momentum/momentum-counts.ts";
import { findSetAside } from "./corrections/set-aside.ts";
import { SURGE_BASELINE_DAYS, SURGE_GUARD_DAYS, surgeTest } from "./surges/surge-test.ts";
import type { SurgeTest, TrendDay, WeekdayFactors } from "./types.ts";
import { WeekdayCycle } from "./surges/weekday-cycle.ts";

export interface TrendOptions {
  /** First day that is wanted; null: all. */
  from: Day | null;
  /** The weekday factors of a day's quarter. */
  factorsOf: (day: Day) => WeekdayFactors;
  /** Days before `from` that were derived earlier: surges that began in them go on. None by default. */
  earlier?: readonly SurgeDay[];
}

/**
 * The trend of a project: each day's momentum and surge test as they stood when the day was complete, and what is read
 * off them. Nothing that is seen later changes a day: deriving again with more observations gives the same days, and the
 * same events but for surges that grew. Days that a drop falls on count as missing.
 * @param observations sorted by `observedAt`, one an instant, times known. Those before `from` are the look-back: a day
 *   needs 84 days before it, and 56 days with a net figure before them tell what an ordinary fall is.
 * @returns a day for each that has a net figure, from `from` on, oldest first; events newest first: drops and gaps whose
 *   last part was seen on `from` or later, and the surges and steps of `earlier` and of the days
 */
export function deriveTrends(
  observations: readonly Observation[],
  { from, factorsOf, earlier = [] }: TrendOptions,
): { days: TrendDay[]; events: ProjectEvent[] } {
  const complete = completeDays(observations);
  const drops = findDrops(observations, complete);
  const days = listTrendDays(observations, complete, drops, { from, factorsOf });
  const isWanted = ({ after }: Drop | Gap) => from === null || dayOf(after.observedAt) >= from;
  const events = [
    ...drops.filter(isWanted).map(eventOfDrop),
    ...findGaps(observations, complete).filter(isWanted).map(eventOfGap),
    ...findSurges([...earlier, ...days]),
  ];
  return { days, events: events.sort(compareEvents) };
}

function listTrendDays(
  observations: readonly Observation[],
  complete: readonly CompleteDay[],
  drops: readonly Drop[],
  { from, factorsOf }: TrendOptions,
): TrendDay[] {
  const setAside = findSetAside(complete, drops, observations);
  const usable = new UsableDays(complete, setAside);
  const cycle = new WeekdayCycle(factorsOf);
  return complete.flatMap(({ number, net, completedBy }) => {
    const day = dayFromNumber(number);
    const completing = observations[completedBy];
    if (completing === undefined || (from !== null && day < from)) return [];
    return {
      day,
      net,
      setAside: setAside.has(number),
      knownAt: completing.observedAt,
      receipt: completing.receipt,
      momentum: momentum(usable.upTo(number, MOMENTUM_DAYS)),
      surge: testDay(number, usable, cycle),
    };
  });
}

function testDay(number: number, usable: UsableDays, cycle: WeekdayCycle): SurgeTest | null {
  const today = usable.upTo(number, 1)[0] ?? null;
  if (today === null) return null;
  const baseline = usable.upTo(number - SURGE_GUARD_DAYS - 1, SURGE_BASELINE_DAYS);
  return surgeTest({ baseline, today, factors: cycle.factorsFor(number) });
}

/** Net stars of days in a row; null where a day is missing or set aside. */
class UsableDays {
  readonly #first: number;
  readonly #values: (number | null)[];

  constructor(complete: readonly CompleteDay[], setAside: ReadonlySet<number>) {
    // As many missing days before the first as the longest look-back: every slice then has its full length.
    this.#first = (complete[0]?.number ?? 0) - MOMENTUM_DAYS;
    const size = complete.length === 0 ? 0 : (complete.at(-1)?.number ?? 0) - this.#first + 1;
    this.#values = Array.from({ length: size }, () => null);
    for (const { number, net } of complete) {
      if (!setAside.has(number)) this.#values[number - this.#first] = net;
    }
  }

  /** The `length` days up to a day that is complete, at most 84. */
  upTo(number: number, length: number): (number | null)[] {
    const end = number - this.#first + 1;
    return this.#values.slice(end - length, end);
  }
}
