import type { InstantMs } from "@groundswell/core";
import { asc, inArray, or, and, eq } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { releaseRevisions } from "../schema/index.ts";
import { mergeSources, type ReleaseRevision, type ReleaseRow } from "./read-releases.ts";

/** A release with its project, and when GitHub last changed its word on it. */
export interface TaggedRelease extends ReleaseRow {
  projectId: number;
  /** Null: what was said of it first still holds. */
  correctedAt: InstantMs | null;
}

/**
 * Single releases of any number of projects, in no particular order; one that is not known, or gone, is left out.
 * @param tags by project
 */
export async function readTaggedReleases(
  db: Executor,
  tags: ReadonlyMap<number, readonly string[]>,
): Promise<TaggedRelease[]> {
  const { projectId, tag, source, knownAt } = releaseRevisions;
  const wanted = [...tags]
    .filter(([, of]) => of.length > 0)
    .map(([id, of]) => and(eq(projectId, id), inArray(tag, [...of])));
  if (wanted.length === 0) return [];
  const rows = await db
    .select()
    .from(releaseRevisions)
    .where(or(...wanted))
    .orderBy(asc(knownAt), asc(source));
  const releases = Map.groupBy(rows, (row) => `${row.projectId} ${row.tag}`);
  return [...releases.values()].flatMap((revisions) => {
    const [first] = revisions;
    const newest = [...new Map(revisions.map((revision) => [revision.source, revision])).values()];
    // As `readReleases` meets them: of two that were said at once, the same one must win.
    newest.sort((a, b) => (a.source < b.source ? -1 : 1));
    return first === undefined
      ? []
      : mergeSources(newest).map((row) => ({
          ...row,
          projectId: first.projectId,
          correctedAt: findCorrection(revisions),
        }));
  });
}

/** Another name, kind or date is a correction; an address is not, as it changes with the repository's name. */
function findCorrection(revisions: readonly ReleaseRevision[]): InstantMs | null {
  const said = revisions.filter((revision) => revision.githubReleaseId !== null && !revision.deleted);
  const words = ({ name, prerelease, publishedAt }: ReleaseRevision) => JSON.stringify([name, prerelease, publishedAt]);
  return (
    said
      .findLast((now, i) => {
        const before = said[i - 1];
        return before !== undefined && words(before) !== words(now);
      })
      ?.knownAt.getTime() ?? null
  );
}
