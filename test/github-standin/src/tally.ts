import { DAY_MS, type InstantMs } from "@groundswell/core";
import { dayLabelNumber } from "./day-label.ts";
import type { DailyCounts, Withdrawal } from "./world.ts";
import { Withdrawals } from "./withdrawals.ts";

/** One of what is counted: its number among all that ever came, from 1, and when it came. */
export interface Counted {
  serial: number;
  at: InstantMs;
}

/**
 * Stars or forks of one repository, counted by day, minus what was taken back.
 *
 * A day's things come evenly spread through it: number k of n at the share (k − ½) / n. The last of a day are taken
 * back first. Days are counted as integers and are those of GitHub's labels, which begin `zoneOffsetMs` before UTC
 * midnight.
 */
export class Tally {
  readonly #first: number;
  readonly #perDay: readonly number[];
  /** `#before[i]`: the sum of the days before index i. */
  readonly #before: Uint32Array;
  readonly #withdrawn: Withdrawals;
  readonly #zoneOffsetMs: number;

  constructor(counts: DailyCounts | undefined, withdrawals: readonly Withdrawal[] | undefined, zoneOffsetMs: number) {
    this.#first = counts === undefined ? 0 : (dayLabelNumber(counts.from) ?? 0);
    this.#perDay = counts?.perDay ?? [];
    this.#before = new Uint32Array(this.#perDay.length + 1);
    for (const [i, count] of this.#perDay.entries()) this.#before[i + 1] = (this.#before[i] ?? 0) + count;
    this.#withdrawn = new Withdrawals(withdrawals ?? []);
    this.#zoneOffsetMs = zoneOffsetMs;
  }

  /** The day, as its label's number, that runs at an instant. */
  dayAt(t: InstantMs): number {
    return Math.floor((t + this.#zoneOffsetMs) / DAY_MS);
  }

  /** The first day that has a count. */
  get firstDay(): number {
    return this.#first;
  }

  /** How many there are at an instant: always the sum of `survivingOn` over all days. */
  totalAt(t: InstantMs): number {
    return this.#givenBy(t) - this.#withdrawn.takenBy(t);
  }

  /** How many of one day's are still there at an instant; 0 for days to come. */
  survivingOn(day: number, t: InstantMs): number {
    return this.#accrued(day, t) - this.#withdrawn.takenOf(day, t);
  }

  /** Those that are still there, newest first: `limit` of them after the first `offset`. */
  newestFirst(t: InstantMs, offset: number, limit: number): Counted[] {
    const found: Counted[] = [];
    let skip = offset;
    const last = Math.min(this.dayAt(t), this.#first + this.#perDay.length - 1);
    for (let day = last; day >= this.#first && found.length < limit; day -= 1) {
      const surviving = this.survivingOn(day, t);
      for (let k = surviving - skip; k >= 1 && found.length < limit; k -= 1) found.push(this.#counted(day, k));
      skip = Math.max(0, skip - surviving);
    }
    return found;
  }

  /** How many are still there whose number is `serial` or more: where a list goes on after that one. */
  countFrom(serial: number, t: InstantMs): number {
    let count = 0;
    for (let i = this.#perDay.length - 1; i >= 0 && (this.#before[i + 1] ?? 0) >= serial; i -= 1) {
      const older = Math.max(0, serial - 1 - (this.#before[i] ?? 0));
      count += Math.max(0, this.survivingOn(this.#first + i, t) - older);
    }
    return count;
  }

  #counted(day: number, k: number): Counted {
    const i = day - this.#first;
    const share = (k - 0.5) / (this.#perDay[i] ?? 1);
    return { serial: (this.#before[i] ?? 0) + k, at: Math.floor((day + share) * DAY_MS - this.#zoneOffsetMs) };
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
}
