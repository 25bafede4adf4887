import type { CompleteDay } from "../complete-days.ts";

const DAYS = 56;
const SHARE = 0.1;
/** However few days are known, the two worst are not ordinary: a fall is smeared over two. */
const MIN_LEFT_OUT = 2;

/**
 * How many stars a project loses on an ordinary bad day: what it lost at most on its last 56 days with a net figure when
 * the worst tenth of them (two days at least) is left out; 0 where it gained on all of those. Drops are not left out
 * otherwise, so a project that begins to lose stars day after day is ordinary again within a week.
 */
export class OrdinaryFall {
  readonly #days: readonly CompleteDay[];
  #known = 0;

  constructor(days: readonly CompleteDay[]) {
    this.#days = days;
  }

  /** As it stood at an observation, by its place. To be asked in order of places. */
  before(place: number): number {
    while ((this.#days[this.#known]?.completedBy ?? Infinity) <= place) this.#known++;
    const nets = this.#days.slice(Math.max(0, this.#known - DAYS), this.#known).map(({ net }) => net);
    const leftOut = Math.max(MIN_LEFT_OUT, Math.floor(nets.length * SHARE));
    return Math.max(0, -(Float64Array.from(nets).sort()[leftOut] ?? 0));
  }
}
