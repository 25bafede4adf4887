import {
  burstShape,
  dayOf,
  gainedDaily,
  RETENTION_DAYS,
  type BurstShape,
  type Day,
  type InstantMs,
} from "@groundswell/core";
import type { Executor } from "../connect.ts";
import { readCreatedAt } from "../facts/record-details.ts";
import { readSurvivingDays } from "./read-facts.ts";
import { readForkRatios, type ForkRatios } from "./read-fork-ratios.ts";
import { readStarLosses, type StarRetention } from "./read-star-losses.ts";

/** What a project's stars look like beside their own past and beside similar projects. */
export interface StarPatterns {
  /** The days that GitHub's history is known of; null: none. */
  history: { from: Day; to: Day } | null;
  /** Whether that is all of the project's life. */
  complete: boolean;
  retention: StarRetention;
  shape: BurstShape | null;
  forks: ForkRatios;
}

/**
 * Reads what unusual star patterns are told from.
 * @param stars the project's stars in all, as known; null: unknown
 * @param asOf what was known then; null for now
 */
export async function readPatterns(
  db: Executor,
  projectId: number,
  { stars, asOf }: { stars: number | null; asOf: InstantMs | null },
): Promise<StarPatterns> {
  const reports = await readSurvivingDays(db, projectId, { asOf, recountedAfterDays: RETENTION_DAYS });
  const days = reports.map(({ day }) => day);
  const [from, to] = [days[0], days.at(-1)];
  const history = from === undefined || to === undefined ? null : { from, to };
  const createdAt = await readCreatedAt(db, projectId, asOf);
  return {
    history,
    complete: history !== null && createdAt !== null && history.from <= dayOf(createdAt),
    retention: await readStarLosses(db, projectId, reports, asOf),
    shape: history === null || stars === null ? null : shapeOf(gainedDaily(reports, history), history.from, stars),
    forks: await readForkRatios(db, projectId, asOf),
  };
}

function shapeOf(gained: readonly { value: number | null }[], from: Day, stars: number): BurstShape | null {
  return burstShape({ from, values: gained.map(({ value }) => value) }, stars);
}
