import {
  archiveRenames,
  compareEvents,
  dayOf,
  deriveTrends,
  formatReceiptId,
  LICENCE_FILE_KINDS,
  projectEvents,
  STAR_EVENT_KINDS,
  type InstantMs,
  type ProjectEvent,
  type ProjectEventKind,
} from "@groundswell/core";
import type { Executor } from "../connect.ts";
import { deriveOpennessChanges, type ChangeRow } from "../openness/derive-changes.ts";
import { readReleases, type ReleaseRow } from "../queries/read-releases.ts";
import { readTimedObservations } from "../trends/read-timed.ts";
import { readKnownFactors } from "../trends/weekday-factors.ts";
import { readDetailLooks, readNameLooks, readNoticeLooks } from "./read-looks.ts";

/**
 * Everything that had happened to a project, newest first, from the facts known at an instant.
 * @param kinds which kinds; null: all. What none of them needs is not derived.
 */
export async function deriveEvents(
  db: Executor,
  projectId: number,
  asOf: InstantMs,
  kinds: readonly ProjectEventKind[] | null = null,
): Promise<ProjectEvent[]> {
  const wants = (some: readonly ProjectEventKind[]) => kinds === null || some.some((kind) => kinds.includes(kind));
  const events = [
    ...(await deriveRepositoryEvents(db, projectId, asOf)),
    ...(wants(STAR_EVENT_KINDS) ? await deriveStarEvents(db, projectId, asOf) : []),
    ...(wants(["released"]) ? releaseEvents(await readReleases(db, projectId, asOf)) : []),
    ...(wants(LICENCE_FILE_KINDS) ? licenceEvents((await deriveOpennessChanges(db, projectId, asOf)).changes) : []),
  ];
  return events.filter(({ kind }) => kinds === null || kinds.includes(kind)).sort(compareEvents);
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

/** Commits that left another licence, as events: of the files of a repository these alone are among them. */
export function licenceEvents(changes: readonly ChangeRow[]): ProjectEvent[] {
  return changes.flatMap(({ kind, key, at, from, to, projectId, receiptKey }) => {
    if (kind !== "licence changed" && kind !== "weights licence changed") return [];
    return {
      ...{ kind: kind === "licence changed" ? "licence file changed" : kind, key, at: at.getTime(), notBefore: null },
      ...{ span: null, from, to, figures: {}, receipt: formatReceiptId(projectId, receiptKey) },
    };
  });
}

/** Surges, steps, drops and gaps, as they stood. */
async function deriveStarEvents(db: Executor, projectId: number, asOf: InstantMs): Promise<ProjectEvent[]> {
  const observations = await readTimedObservations(db, projectId, { from: null, asOf });
  const [first, last] = [observations[0], observations.at(-1)];
  if (first === undefined || last === undefined) return [];
  const factorsOf = await readKnownFactors(db, { from: dayOf(first.observedAt), to: dayOf(last.observedAt) });
  return deriveTrends(observations, { from: null, factorsOf }).events;
}
