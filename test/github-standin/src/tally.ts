import { DAY_MS, type InstantMs } from "@groundswell/core";
import { dayLabelNumber } from "./day-label.ts";
import type { DailyCounts, Withdrawal } from "./world.ts";

/**
 * Stars or forks of one repository, counted by day, minus what was taken back.
 *
 * A day's things come evenly spread through it: number k of n at the share (k − ½) / n. Days are counted as integers
 * and are those of GitHub's labels, which begin `zoneOffsetMs` before UTC midnight.
 */
export class Tally {
  readonly #first: number;
  readonly #perDay: readonly number[];
  /** `#before[i]`: the sum of the days before index i. */
  readonly #before: readonly number[];
  readonly #withdrawals: readonly { at: InstantMs; sum: number }[];
  readonly #withdrawnByDay = new Map<number, { at: InstantMs; count: number }[]>();
  readonly #zoneOffsetMs: number;

  constructor(counts: DailyCounts | undefined, withdrawals: readonly Withdrawal[] | undefined, zoneOffsetMs: number) {
    this.#first = counts === undefined ? 0 : (dayLabelNumber(counts.from) ?? 0);
    this.#perDay = counts?.perDay ?? [];
    let sum = 0;
    this.#before = [0, ...this.#perDay.map((n) => (sum += n))];
    this.#zoneOffsetMs = zoneOffsetMs;
    const timed = (withdrawals ?? []).map((w) => ({
      day: dayLabelNumber(w.day) ?? 0,
      at: Date.parse(w.at),
      count: w.count,
    }));
    for (const { day, at, count } of timed) {
      const list = this.#withdrawnByDay.get(day);
      if (list === undefined) this.#withdrawnByDay.set(day, [{ at, count }]);
      else list.push({ at, count });
    }
    let withdrawn = 0;
    this.#withdrawals = timed
      .toSorted((a, b) => a.at - b.at)
      .map(({ at, count }) => ({ at, sum: (withdrawn += count) }));
  }

  /** The day, as its label's number, that runs at an instant. */
  dayAt(t: InstantMs): number {
    return Math.floor((t + this.#zoneOffsetMs) / DAY_MS);
  }

  /** How many there are at an instant: always the sum of `survivingOn` over all days. */
  totalAt(t: InstantMs): number {
    return this.#givenBy(t) - this.#withdrawnBy(t);
  }

  /** How many of one day's are still there at an instant; 0 for days to come. */
  survivingOn(day: number, t: InstantMs): number {
    let count = this.#accrued(day, t);
    for (const w of this.#withdrawnByDay.get(day) ?? []) if (w.at <= t) count -= w.count;
    return count;
  }

  /** When those that are still there came, newest first: `limit` of them after the first `offset`. */
  newestFirst(t: InstantMs, offset: number, limit: number): InstantMs[] {
    const instants: InstantMs[] = [];
    let skip = offset;
    for (let day = this.dayAt(t); day >= this.#first && instants.length < limit; day -= 1) {
      const surviving = this.survivingOn(day, t);
      for (let k = surviving - skip; k >= 1 && instants.length < limit; k -= 1) instants.push(this.#cameAt(day, k));
      skip = Math.max(0, skip - surviving);
    }
    return instants;
  }

  #cameAt(day: number, k: number): InstantMs {
    const share = (k - 0.5) / (this.#perDay[day - this.#first] ?? 1);
    return Math.floor((day + share) * DAY_MS - this.#zoneOffsetMs);
  }

  #accrued(day: number, t: InstantMs): number {
    const given = this.#perDay[day - this.#first] ?? 0;
    const share = (t + this.#zoneOffsetMs) / DAY_MS - day;
    if (share <= 0) return 0;
    return share >= 1 ? given : Math.floor(given * share + 0.5);
  }

  #givenBy(t: InstantMs): number {
    const running = this.dayAt(t) - this.#first;
    if (running < 0) return 0;
    if (running >= this.#perDay.length) return this.#before.at(-1) ?? 0;
    return (this.#before[running] ?? 0) + this.#accrued(running + this.#first, t);
  }

  #withdrawnBy(t: InstantMs): number {
    let low = 0;
    let high = this.#withdrawals.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#withdrawals[middle]?.at ?? Infinity) <= t) low = middle + 1;
      else high = middle;
    }
    return this.#withdrawals[low - 1]?.sum ?? 0;
  }
}
