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
  /** The days that GitHub's history is known of, up to the last with a complete count; null: none. */
  history: StarHistory | null;
  /** The day that the repository was created; null: unknown. */
  created: Day | null;
  retention: StarRetention;
  /** Null unless the history is complete from the day that the repository was created on, and long enough. */
  shape: BurstShape | null;
  forks: ForkRatios;
}

export interface StarHistory {
  from: Day;
  to: Day;
  /** How many of its days have no complete count. */
  missing: number;
}

/**
 * Reads what unusual star patterns are told from, with a handful of queries whatever there is to tell.
 * @param asOf what was known then; null for now
 */
export async function readPatterns(
  db: Executor,
  projectId: number,
  { asOf }: { asOf: InstantMs | null },
): Promise<StarPatterns> {
  const reports = await readSurvivingDays(db, projectId, { asOf, recountedAfterDays: RETENTION_DAYS });
  const createdAt = await readCreatedAt(db, projectId, asOf);
  const created = createdAt === null ? null : dayOf(createdAt);
  const [from, last] = [reports[0]?.day, reports.at(-1)?.day];
  const points = from === undefined || last === undefined ? [] : gainedDaily(reports, { from, to: last });
  // The newest days are not complete yet: they are no gap.
  const gained = points.slice(0, 1 + points.findLastIndex(({ value }) => value !== null));
  const to = gained.at(-1)?.t;
  const values = gained.map(({ value }) => value);
  const history =
    from === undefined || to === undefined
      ? null
      : { from, to, missing: values.filter((value) => value === null).length };
  const whole = history !== null && created !== null && history.from <= created;
  return {
    history,
    created,
    retention: await readStarLosses(db, projectId, reports, asOf),
    shape: whole ? burstShape({ from: history.from, values }) : null,
    forks: await readForkRatios(db, projectId, asOf),
  };
}
