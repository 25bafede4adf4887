import { formatReceiptId, type InstantMs, type ReceiptRef } from "@groundswell/core";
import { and, desc, eq, lte } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { releaseRevisions } from "../schema/index.ts";

/**
 * A release as known: GitHub's word where it has spoken, with the tag's date from wherever it is known. One that GitHub
 * has deleted is left out, unless an archive knows its tag.
 */
export interface ReleaseRow {
  tag: string;
  name: string | null;
  /** When it was published; where that is not known, when it was tagged. */
  at: InstantMs;
  prerelease: boolean;
  taggedAt: InstantMs | null;
  publishedAt: InstantMs | null;
  url: string | null;
  receipt: ReceiptRef;
}

export type ReleaseRevision = typeof releaseRevisions.$inferSelect;

/**
 * A project's releases, newest first.
 * @param asOf what was known then; null for now
 */
export async function readReleases(
  db: Executor,
  projectId: number,
  asOf: InstantMs | null = null,
): Promise<ReleaseRow[]> {
  const { tag, source, knownAt } = releaseRevisions;
  const newest = await db
    .selectDistinctOn([tag, source])
    .from(releaseRevisions)
    .where(and(eq(releaseRevisions.projectId, projectId), asOf === null ? undefined : lte(knownAt, new Date(asOf))))
    .orderBy(tag, source, desc(knownAt));
  const byTag = new Map<string, ReleaseRevision[]>();
  for (const revision of newest) {
    const revisions = byTag.get(revision.tag);
    if (revisions === undefined) byTag.set(revision.tag, [revision]);
    else revisions.push(revision);
  }
  return [...byTag.values()].flatMap(mergeSources).sort((a, b) => b.at - a.at || (a.tag < b.tag ? 1 : -1));
}

/** Leaves out a release whose last word from GitHub, through whichever API, is that it has gone: its tag stays. */
function leaveOutDeleted(byNews: readonly ReleaseRevision[]): readonly ReleaseRevision[] {
  const isGone = byNews.find((r) => r.githubReleaseId !== null)?.deleted === true;
  return isGone ? byNews.filter((r) => r.githubReleaseId === null) : byNews;
}

/** GitHub's release comes before a mere tag of the same name; of equals, what was said last. */
export function mergeSources(revisions: readonly ReleaseRevision[]): ReleaseRow[] {
  const byNews = leaveOutDeleted(revisions.toSorted((a, b) => b.knownAt.getTime() - a.knownAt.getTime()));
  const best = byNews.find((r) => r.githubReleaseId !== null) ?? byNews[0];
  if (best === undefined) return [];
  const taggedAt = byNews.find((r) => r.taggedAt !== null)?.taggedAt?.getTime() ?? null;
  const publishedAt = best.publishedAt?.getTime() ?? null;
  const at = publishedAt ?? taggedAt;
  if (at === null) return [];
  const receipt = formatReceiptId(best.projectId, best.receiptKey);
  const { tag, name, prerelease, url } = best;
  return [{ tag, name, at, prerelease, taggedAt, publishedAt, url, receipt }];
}
