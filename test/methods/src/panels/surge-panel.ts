import type { WorldName } from "./worlds.ts";

/** How much is simulated to measure surges and steps. */
export interface SurgePanel {
  world: WorldName;
  perDay: number;
  /** Years in which nothing is to be found. */
  repoYears: number;
  /** Series in which something is to be found, of each kind. */
  series: number;
  seed: number;
}
