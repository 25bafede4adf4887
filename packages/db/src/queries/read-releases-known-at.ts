import type { InstantMs } from "@groundswell/core";
import { and, eq, inArray, lte, max } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { readLastSuccess } from "../poll/read-work.ts";
import { releaseRevisions } from "../schema/index.ts";

/**
 * How far a project's releases are known: when their list was last read from GitHub. Where it was not, when the sources
 * that tell of them told of anybody's release last, as they were gathered no earlier.
 * @param asOf what was known then; null for now
 * @returns null where nothing is known of its releases
 */
export async function readReleasesKnownAt(
  db: Executor,
  projectId: number,
  asOf: InstantMs | null,
): Promise<InstantMs | null> {
  const checkedAt = await readLastSuccess(db, projectId, "releases");
  if (checkedAt !== null && (asOf === null || checkedAt <= asOf)) return checkedAt;
  const { source, knownAt } = releaseRevisions;
  const isKnown = asOf === null ? undefined : lte(knownAt, new Date(asOf));
  const own = db
    .selectDistinct({ source })
    .from(releaseRevisions)
    .where(and(eq(releaseRevisions.projectId, projectId), isKnown));
  const [row] = await db
    .select({ at: max(knownAt) })
    .from(releaseRevisions)
    .where(and(inArray(source, own), isKnown));
  return row?.at?.getTime() ?? null;
}
