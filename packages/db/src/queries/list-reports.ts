import { DAY_MS, settledAt, startOfDay, type Day, type InstantMs } from "@groundswell/core";

/** What a fetch said anew of a day. */
export interface SaidDay {
  day: Day;
  at: InstantMs;
  count: number;
  receiptKey: string;
}

/** A fetch: of each of these days without a row of its own it said what was known already. */
export interface CoveringFetch {
  at: InstantMs;
  /** Both included. */
  fromDay: Day;
  toDay: Day;
  receiptKey: string;
}

/**
 * Everything that was said of each day and matters: a count that later fetches found unchanged was said again by them,
 * and of these the first after the day had settled and the newest are listed.
 *
 * Fetches accrue for years, one a day, while each covers but some months. So days are gone through in order, with the
 * fetches that cover the day in hand kept ready to be searched: (rows + fetches) × log(fetches) steps.
 * @param said by day, then by instant
 * @param fetches oldest first
 * @param recountedAfterDays of what was said again by the end of so many days after the day, the last is listed too
 * @returns in the order of `said`, each followed by what said it again, oldest first
 */
export function listReports(
  said: readonly SaidDay[],
  fetches: readonly CoveringFetch[],
  recountedAfterDays: readonly number[] = [],
): SaidDay[] {
  const covering = new PlaceSet(fetches.length);
  const places = fetches.map((_, place) => place);
  const byStart = places.toSorted((a, b) => compare(fetches[a]?.fromDay, fetches[b]?.fromDay));
  const byEnd = places.toSorted((a, b) => compare(fetches[a]?.toDay, fetches[b]?.toDay));
  let [begun, ended] = [0, 0];
  return said.flatMap((row, i) => {
    while (isBefore(fetches[byStart[begun] ?? -1]?.fromDay, row.day, true)) covering.add(byStart[begun++] ?? 0, 1);
    while (isBefore(fetches[byEnd[ended] ?? -1]?.toDay, row.day, false)) covering.add(byEnd[ended++] ?? 0, -1);
    const next = said[i + 1];
    const from = placeAfter(fetches, row.at);
    const to = next?.day === row.day ? placeFrom(fetches, next.at) : fetches.length;
    const settled = settledAt(row.day);
    const settling = row.at >= settled ? null : covering.firstWithin(Math.max(from, placeFrom(fetches, settled)), to);
    const recounted = recountedAfterDays.map((days) => {
      const end = startOfDay(row.day) + (days + 1) * DAY_MS;
      return covering.lastWithin(from, Math.min(to, placeFrom(fetches, end)));
    });
    const again = [...new Set([settling, ...recounted, covering.lastWithin(from, to)])];
    if (recounted.length > 0) again.sort((a, b) => (a ?? 0) - (b ?? 0));
    const confirming = again.flatMap((place) => (place === null ? [] : (fetches[place] ?? [])));
    return [row, ...confirming.map(({ at, receiptKey }) => ({ ...row, at, receiptKey }))];
  });
}

function compare(a: Day | undefined, b: Day | undefined): number {
  return a === b ? 0 : (a ?? "") < (b ?? "") ? -1 : 1;
}

function isBefore(day: Day | undefined, than: Day, orOnIt: boolean): boolean {
  return day !== undefined && (day < than || (orOnIt && day === than));
}

/** The first place whose fetch was at the instant or later. */
function placeFrom(fetches: readonly CoveringFetch[], instant: InstantMs): number {
  let [low, high] = [0, fetches.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((fetches[middle]?.at ?? Infinity) < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first place whose fetch was later than the instant. */
function placeAfter(fetches: readonly CoveringFetch[], instant: InstantMs): number {
  // Instants are whole milliseconds.
  return placeFrom(fetches, instant + 1);
}

/** A changing set of places 0…size − 1 that finds the first and last within a stretch: a Fenwick tree of counts. */
class PlaceSet {
  readonly #counts: Int32Array;
  readonly #top: number;

  constructor(size: number) {
    this.#counts = new Int32Array(size + 1);
    this.#top = 2 ** Math.floor(Math.log2(Math.max(1, size)));
  }

  add(place: number, change: 1 | -1): void {
    for (let i = place + 1; i < this.#counts.length; i += i & -i) this.#counts[i] = (this.#counts[i] ?? 0) + change;
  }

  /** `from` is in it, `to` is not. */
  firstWithin(from: number, to: number): number | null {
    const before = this.#countBelow(from);
    return from < to && before < this.#countBelow(to) ? this.#find(before) : null;
  }

  lastWithin(from: number, to: number): number | null {
    const below = this.#countBelow(to);
    return from < to && this.#countBelow(from) < below ? this.#find(below - 1) : null;
  }

  #countBelow(place: number): number {
    let count = 0;
    for (let i = place; i > 0; i -= i & -i) count += this.#counts[i] ?? 0;
    return count;
  }

  /** The place that has so many before it. */
  #find(before: number): number {
    let [at, left] = [0, before];
    for (let step = this.#top; step > 0; step >>= 1) {
      const count = this.#counts[at + step];
      if (count === undefined || count > left) continue;
      at += step;
      left -= count;
    }
    return at;
  }
}
