import { dayFromNumber, type Day } from "../../day.ts";
import { SURGE_BASELINE_DAYS, SURGE_GUARD_DAYS } from "./surge-test.ts";
import type { WeekdayFactors } from "../types.ts";

interface DayFactors {
  baseline: readonly number[];
  today: number;
}

/** The weekday factors of a surge test, laid out once for each weekday of a quarter. */
export class WeekdayCycle {
  readonly #factorsOf: (day: Day) => WeekdayFactors;
  readonly #known = new WeakMap<WeekdayFactors, DayFactors[]>();

  constructor(factorsOf: (day: Day) => WeekdayFactors) {
    this.#factorsOf = factorsOf;
  }

  /** A day's quarter gives the factors of the day and of its whole baseline. */
  factorsFor(number: number): DayFactors {
    const factors = this.#factorsOf(dayFromNumber(number));
    const known = this.#known.get(factors);
    const cycle = known ?? layOut(factors);
    if (known === undefined) this.#known.set(factors, cycle);
    return cycle[weekdayOf(number)] ?? { baseline: [], today: 1 };
  }
}

/** The ISO weekday of a day by its number, Monday = 0. 1970-01-01 was a Thursday. */
export function weekdayOf(number: number): number {
  return modulo7(number + 3);
}

function layOut(factors: WeekdayFactors): DayFactors[] {
  return factors.map((today, weekday) => ({
    today,
    baseline: Array.from({ length: SURGE_BASELINE_DAYS }, (_, i) => {
      const daysAgo = SURGE_GUARD_DAYS + SURGE_BASELINE_DAYS - i;
      return factors[modulo7(weekday - daysAgo)] ?? 1;
    }),
  }));
}

function modulo7(number: number): number {
  return ((number % 7) + 7) % 7;
}
