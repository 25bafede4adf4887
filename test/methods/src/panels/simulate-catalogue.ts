import type { PlaceboProject } from "@groundswell/core";
import type { Random } from "./random.ts";
import { FIRST_DAY } from "./read-totals.ts";
import { simulateSeries } from "./simulate-series.ts";
import { RATES, WORLDS, type WorldName } from "./worlds.ts";

/** Standard deviations of the logarithms of what a week does to all projects alike, and of rates around those measured. */
export const SHARED_SD = 0.15;
export const RATE_SD = 0.3;
const CATEGORY = "simulated";

/** Eight weeks before, the week itself, and one more, so that it may begin on any day of a week. */
export const SCENE_WEEKS = 10;
const BASE_DAYS = 56;

/** A day of a scene from which on a week is complete, as are the eight before it; by its index. */
export function drawStart(random: Random): number {
  return BASE_DAYS + Math.floor(7 * random.uniform());
}

/** Weeks that all projects share, to be filled with projects. */
export class Scene {
  readonly #random: Random;
  readonly #world: WorldName;
  readonly #shared: number[];

  constructor(random: Random, world: WorldName, weeks: number) {
    this.#random = random;
    this.#world = world;
    this.#shared = Array.from({ length: weeks }, () => Math.exp(SHARED_SD * random.normal()));
  }

  /**
   * A project with a rate around `perDay`.
   * @param boost what its stars are multiplied with in the seven days from a day on
   */
  addProject(id: number, perDay: number, boost: { from: number; by: number } | null = null): PlaceboProject {
    const { counts } = simulateSeries(this.#random, WORLDS[this.#world], {
      perDay: perDay * Math.exp(RATE_SD * this.#random.normal()),
      days: 7 * this.#shared.length,
      boost: (day) => {
        const own = boost !== null && boost.from <= day && day < boost.from + 7 ? boost.by : 1;
        return own * (this.#shared[Math.floor(day / 7)] ?? 1);
      },
    });
    return { id, category: CATEGORY, net: { from: FIRST_DAY, values: counts }, storyStarts: [] };
  }

  /** As many projects around each rate. */
  addCatalogue(perRate: number): PlaceboProject[] {
    return RATES.flatMap((perDay, place) =>
      Array.from({ length: perRate }, (_, i) => this.addProject(place * perRate + i, perDay)),
    );
  }
}
