import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import type { ReleaseRow } from "../queries/read-releases.ts";
import { deriveRepositoryEvents, releaseEvents } from "./derive-events.ts";
import { storeEvents } from "./store-events.ts";

/** What is read off the star series is kept up to date with the trend days. */
const STAR_KINDS = sql`('surge', 'step', 'drop', 'data gap')`;

/** Brings what happened to a project's repository up to date with what is known of it. */
export async function refreshRepositoryEvents(db: Executor, projectId: number): Promise<void> {
  const events = await deriveRepositoryEvents(db, projectId, null);
  await storeEvents(db, projectId, sql`kind <> 'released' and kind not in ${STAR_KINDS}`, events);
}

/** Brings a project's releases among the events up to date. */
export async function refreshReleaseEvents(
  db: Executor,
  projectId: number,
  releases: readonly ReleaseRow[],
): Promise<void> {
  await storeEvents(db, projectId, sql`kind = 'released'`, releaseEvents(releases));
}
