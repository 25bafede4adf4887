import type { InstantMs } from "@groundswell/core";
import { dayLabelNumber } from "./day-label.ts";
import type { Withdrawal } from "./world.ts";

/** What was taken back of one repository's stars or forks, in plain columns: a large world has half a million. */
export class Withdrawals {
  /** In the order in which they happened, with the sum up to each. */
  readonly #times: Float64Array;
  readonly #sums: Uint32Array;
  /** The same, in the order of the days that they are of. */
  readonly #days: Int32Array;
  readonly #timesByDay: Float64Array;
  readonly #countsByDay: Uint32Array;

  constructor(withdrawals: readonly Withdrawal[]) {
    const timed = withdrawals.map((w) => ({ day: dayLabelNumber(w.day) ?? 0, at: Date.parse(w.at), count: w.count }));
    timed.sort((a, b) => a.at - b.at);
    let sum = 0;
    this.#times = Float64Array.from(timed, (w) => w.at);
    this.#sums = Uint32Array.from(timed, (w) => (sum += w.count));
    timed.sort((a, b) => a.day - b.day);
    this.#days = Int32Array.from(timed, (w) => w.day);
    this.#timesByDay = Float64Array.from(timed, (w) => w.at);
    this.#countsByDay = Uint32Array.from(timed, (w) => w.count);
  }

  /** How many were taken back by an instant, of all days. */
  takenBy(t: InstantMs): number {
    return this.#sums[countBelow(this.#times, t, true) - 1] ?? 0;
  }

  /** How many of one day's were taken back by an instant. */
  takenOf(day: number, t: InstantMs): number {
    let taken = 0;
    for (let i = countBelow(this.#days, day, false); this.#days[i] === day; i += 1) {
      if ((this.#timesByDay[i] ?? Infinity) <= t) taken += this.#countsByDay[i] ?? 0;
    }
    return taken;
  }
}

/** How many of a sorted list are below a bound, or equal to it where that counts. */
function countBelow(sorted: Float64Array | Int32Array, bound: number, equalToo: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const value = sorted[middle] ?? Infinity;
    if (value < bound || (equalToo && value === bound)) low = middle + 1;
    else high = middle;
  }
  return low;
}
