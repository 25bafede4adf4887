import { HOUR_MS, type InstantMs } from "@groundswell/core";

const MEGABYTE = 1_048_576;

/** Resident megabytes. */
export interface MemoryFigures {
  most: number;
  /** The most of the third simulated hour and of the 24th: by then the backlog is done in either. */
  hour3: number;
  hour24: number;
  /** The most of the last six hours of each simulated day. */
  days: number[];
}

/** What a process held in memory, hour by simulated hour. */
export class Memory {
  readonly #start: InstantMs;
  readonly #most: number[] = [];

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

  /** With a decimal: what grows by less than a megabyte a day is no leak. */
  #days(): number[] {
    return Array.from({ length: Math.floor(this.#most.length / 24) }, (_, day) => {
      const hours = this.#most.slice(24 * day + 18, 24 * day + 24).filter((megabytes) => megabytes > 0);
      return Math.round(10 * Math.max(0, ...hours)) / 10;
    });
  }

  figures(): MemoryFigures {
    const round = (megabytes = 0) => Math.round(megabytes);
    const known = this.#most.filter((megabytes) => megabytes > 0);
    return {
      most: round(Math.max(0, ...known)),
      hour3: round(this.#most[2]),
      hour24: round(this.#most[23]),
      days: this.#days(),
    };
  }
}
