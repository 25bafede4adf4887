import type { InstantMs } from "@groundswell/core";
import { and, desc, eq, isNotNull } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { releaseRevisions } from "../schema/index.ts";

/** What GitHub said last of a tag's release, through whichever door. */
export interface ReleaseWord {
  githubReleaseId: number | null;
  publishedAt: InstantMs | null;
  deleted: boolean;
}

/** GitHub's last word of the release of a tag; null when it never told of one. */
export async function readReleaseWord(db: Executor, projectId: number, tag: string): Promise<ReleaseWord | null> {
  const { githubReleaseId, publishedAt, deleted, knownAt } = releaseRevisions;
  const [last] = await db
    .select({ githubReleaseId, publishedAt, deleted })
    .from(releaseRevisions)
    .where(and(eq(releaseRevisions.projectId, projectId), eq(releaseRevisions.tag, tag), isNotNull(githubReleaseId)))
    .orderBy(desc(knownAt))
    .limit(1);
  return last === undefined ? null : { ...last, publishedAt: last.publishedAt?.getTime() ?? null };
}
