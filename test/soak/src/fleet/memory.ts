import { HOUR_MS, type InstantMs } from "@groundswell/core";

const MEGABYTE = 1_048_576;

/** Resident megabytes. */
export interface MemoryFigures {
  most: number;
  /** The most of the third simulated hour and of the 24th: by then the backlog is done in either. */
  hour3: number;
  hour24: number;
  /** At the end of each simulated day, when all garbage had been collected. */
  days: DayMemory[];
}

/** Resident megabytes at a day's end, and what of them are objects of V8's heap and buffers beside it, by process. */
export type DayMemory = Record<string, { resident: number; heap: number; buffers: number }>;

/** What a process held in memory, hour by simulated hour. */
export class Memory {
  readonly #start: InstantMs;
  readonly #most: number[] = [];
  readonly #days: DayMemory[] = [];

  constructor(start: InstantMs) {
    this.#start = start;
  }

  /** @returns whether a new hour has begun */
  note(at: InstantMs, residentBytes: number): boolean {
    const hour = Math.floor((at - this.#start) / HOUR_MS);
    const begins = this.#most[hour] === undefined;
    this.#most[hour] = Math.max(this.#most[hour] ?? 0, residentBytes / MEGABYTE);
    return begins;
  }

  describe(): string {
    return `hour ${this.#most.length}, ${(this.#most.at(-1) ?? 0).toFixed(0)} MB resident`;
  }

  noteDay(processes: Record<string, NodeJS.MemoryUsage>): void {
    const figures = Object.entries(processes).map(([name, { rss, heapUsed, external }]) => [
      name,
      { resident: toMegabytes(rss), heap: toMegabytes(heapUsed), buffers: toMegabytes(external) },
    ]);
    this.#days.push(Object.fromEntries(figures) as DayMemory);
  }

  describeDay(): string {
    const figures = Object.entries(this.#days.at(-1) ?? {}).map(
      ([name, { resident, heap, buffers }]) => `${name} ${resident} MB resident (heap ${heap}, buffers ${buffers})`,
    );
    return `day ${this.#days.length}, all garbage collected: ${figures.join("; ")}`;
  }

  figures(): MemoryFigures {
    const round = (megabytes = 0) => Math.round(megabytes);
    const known = this.#most.filter((megabytes) => megabytes > 0);
    return {
      most: round(Math.max(0, ...known)),
      hour3: round(this.#most[2]),
      hour24: round(this.#most[23]),
      days: this.#days,
    };
  }
}

/** With two decimals: what grows by less than a megabyte a day is no leak. */
function toMegabytes(bytes: number): number {
  return Math.round((100 * bytes) / MEGABYTE) / 100;
}

/** The median of the slopes between all pairs; 0 of fewer than two. */
export function slopeOf(values: readonly number[]): number {
  const slopes = values.flatMap((from, i) => values.slice(i + 1).map((to, ahead) => (to - from) / (ahead + 1)));
  const sorted = slopes.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}
