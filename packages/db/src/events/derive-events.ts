import {
  archiveRenames,
  compareEvents,
  dayOf,
  deriveTrends,
  projectEvents,
  type InstantMs,
  type ProjectEvent,
} from "@groundswell/core";
import type { Executor } from "../connect.ts";
import { readReleases, type ReleaseRow } from "../queries/read-releases.ts";
import { readTimedObservations } from "../trends/read-timed.ts";
import { readKnownFactors } from "../trends/weekday-factors.ts";
import { readDetailLooks, readNameLooks, readNoticeLooks } from "./read-looks.ts";

/** Everything that had happened to a project, of all kinds, newest first, from the facts known at an instant. */
export async function deriveEvents(db: Executor, projectId: number, asOf: InstantMs): Promise<ProjectEvent[]> {
  const events = [
    ...(await deriveRepositoryEvents(db, projectId, asOf)),
    ...(await deriveStarEvents(db, projectId, asOf)),
    ...releaseEvents(await readReleases(db, projectId, asOf)),
  ];
  return events.sort(compareEvents);
}

/**
 * What happened to the repository: as GitHub told it, and renames that only an archive's rows show.
 * @param asOf what was known then; null for now
 */
export async function deriveRepositoryEvents(
  db: Executor,
  projectId: number,
  asOf: InstantMs | null,
): Promise<ProjectEvent[]> {
  const revisions = await readDetailLooks(db, projectId, asOf);
  const told = projectEvents(revisions, await readNoticeLooks(db, projectId, asOf));
  return [...told, ...archiveRenames(await readNameLooks(db, projectId, asOf), told)];
}

/** Each release as an event, at its publication; where that is not known, when it was tagged. */
export function releaseEvents(releases: readonly ReleaseRow[]): ProjectEvent[] {
  return releases.map(({ tag, at, receipt }) => ({
    ...{ kind: "released", key: tag, at, notBefore: null, span: null, from: null, to: tag, figures: {} },
    receipt,
  }));
}

/** Surges, steps, drops and gaps, as they stood. */
async function deriveStarEvents(db: Executor, projectId: number, asOf: InstantMs): Promise<ProjectEvent[]> {
  const observations = await readTimedObservations(db, projectId, { from: null, asOf });
  const [first, last] = [observations[0], observations.at(-1)];
  if (first === undefined || last === undefined) return [];
  const factorsOf = await readKnownFactors(db, { from: dayOf(first.observedAt), to: dayOf(last.observedAt) });
  return deriveTrends(observations, { from: null, factorsOf }).events;
}
