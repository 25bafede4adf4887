import { chooseOrigin, dayOf, type Day, type InstantMs, type Origin, type OriginKind } from "@groundswell/core";
import { readReleases, type Database } from "@groundswell/db";

/**
 * The days from which the age of projects is counted. Releases are read only where the answer depends on them.
 * @param created the day of each repository's creation; null where not known
 * @param asOf what was known then; null for now
 */
export function findOrigins(
  db: Database,
  projects: readonly { id: number; created: Day | null }[],
  asked: OriginKind,
  asOf: InstantMs | null,
): Promise<Origin[]> {
  return Promise.all(
    projects.map(async ({ id, created }) => {
      const isEnough = asked === "created" && created !== null;
      const release = isEnough ? null : await readFirstRelease(db, id, asOf);
      return chooseOrigin({ created, release }, asked);
    }),
  );
}

/** The day of the first full release; where there never was one, of the first of any kind. */
async function readFirstRelease(db: Database, projectId: number, asOf: InstantMs | null): Promise<Day | null> {
  const releases = await readReleases(db, projectId, asOf);
  const first = releases.findLast(({ prerelease }) => !prerelease) ?? releases.at(-1);
  return first === undefined ? null : dayOf(first.at);
}
