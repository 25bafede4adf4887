import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import type { ReleaseRow } from "../queries/read-releases.ts";
import type { ChangeRow } from "../openness/derive-changes.ts";
import { deriveRepositoryEvents, licenceEvents, releaseEvents } from "./derive-events.ts";
import { storeEvents } from "./store-events.ts";

/** What is read off the star series is kept up to date with the trend days. */
const STAR_KINDS = sql`('surge', 'step', 'drop', 'data gap')`;
/** What is read off commits is kept up to date with the openness ledger. */
const LICENCE_KINDS = sql`('licence file changed', 'weights licence changed')`;
/** Whatever has a part of its own. */
const OTHERS = sql`kind = 'released' or kind in ${STAR_KINDS} or kind in ${LICENCE_KINDS}`;

/** Brings what happened to a project's repository up to date with what is known of it. */
export async function refreshRepositoryEvents(db: Executor, projectId: number): Promise<void> {
  const events = await deriveRepositoryEvents(db, projectId, null);
  await storeEvents(db, projectId, sql`not (${OTHERS})`, events);
}

/** Brings a project's releases among the events up to date. */
export async function refreshReleaseEvents(
  db: Executor,
  projectId: number,
  releases: readonly ReleaseRow[],
): Promise<void> {
  await storeEvents(db, projectId, sql`kind = 'released'`, releaseEvents(releases));
}

/** Brings a project's changes of licence files among the events up to date. */
export async function refreshLicenceEvents(
  db: Executor,
  projectId: number,
  changes: readonly ChangeRow[],
): Promise<void> {
  await storeEvents(db, projectId, sql`kind in ${LICENCE_KINDS}`, licenceEvents(changes));
}
