import type { RepoTruth } from "./truth.ts";
import { simulatedDayOf } from "./world.ts";

/** A line of `collect --json`: printed once its step is stored. */
export interface Acknowledged {
  repo: string;
  resource: string;
  outcome: string;
}

/** One simulated day: what GitHub says on it, and what the program has said that it stored. */
export interface DayRecord {
  truth: ReadonlyMap<number, RepoTruth>;
  acknowledged: Acknowledged[];
  /** True: the day's last run was left alone, so that everything must be there. */
  complete: boolean;
}

/** What GitHub said of a repository on the simulated day of an instant. */
export function truthAt(days: readonly DayRecord[], githubId: number, at: number): RepoTruth | undefined {
  return days[simulatedDayOf(at)]?.truth.get(githubId);
}

/**
 * Whether something was known when it was looked at. Days are compared, not instants: the stand-in's clock stands still
 * within a day, and the program dates by it only once it sees its own to be a minute ahead. So the first run of a day may
 * date what it stores later than the next one does, and all that was said within a day is one truth.
 */
export function wasKnownBy(knownAt: number, lookedAt: number): boolean {
  return simulatedDayOf(knownAt) <= simulatedDayOf(lookedAt);
}

export function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, number> {
  return new Map([...Map.groupBy(items, keyOf)].map(([key, group]) => [key, group.length]));
}
