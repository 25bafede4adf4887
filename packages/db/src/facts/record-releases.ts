import type { InstantMs, Receipt } from "@groundswell/core";
import { and, desc, eq } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { releaseRevisions } from "../schema/index.ts";
import { recordReceipt } from "./record-receipt.ts";

/** What a source says of a release. */
export interface NewRelease {
  tag: string;
  githubReleaseId: number | null;
  name: string | null;
  prerelease: boolean;
  taggedAt: InstantMs | null;
  publishedAt: InstantMs | null;
  url: string | null;
  /** When this was known: an archived tag at its own date, a fetched release at its fetch. */
  knownAt: InstantMs;
}

type Stored = typeof releaseRevisions.$inferSelect;

/** Releases a statement: PostgreSQL takes 65,535 parameters. */
const BATCH = 1_000;

/**
 * Records what a source says of a project's releases: a row for each that is new, or is said anew.
 * @returns how many rows that were
 */
export async function recordReleases(
  db: Executor,
  projectId: number,
  receipt: Receipt,
  releases: readonly NewRelease[],
): Promise<number> {
  if (releases.length === 0) return 0;
  const receiptKey = await recordReceipt(db, projectId, receipt);
  const known = await readNewest(db, projectId, receipt.source);
  const rows = releases.map((release) => toRow(projectId, receipt.source, receiptKey, release));
  const changed = rows.filter((row) => saysAnew(row, known.get(row.tag)));
  let added = 0;
  for (let start = 0; start < changed.length; start += BATCH) {
    const rows = await db
      .insert(releaseRevisions)
      .values(changed.slice(start, start + BATCH))
      .onConflictDoNothing()
      .returning({ tag: releaseRevisions.tag });
    added += rows.length;
  }
  return added;
}

async function readNewest(db: Executor, projectId: number, source: string): Promise<Map<string, Stored>> {
  const rows = await db
    .selectDistinctOn([releaseRevisions.tag])
    .from(releaseRevisions)
    .where(and(eq(releaseRevisions.projectId, projectId), eq(releaseRevisions.source, source)))
    .orderBy(releaseRevisions.tag, desc(releaseRevisions.knownAt));
  return new Map(rows.map((row) => [row.tag, row]));
}

function toRow(projectId: number, source: string, receiptKey: string, release: NewRelease): Stored {
  const date = (instant: InstantMs | null) => (instant === null ? null : new Date(instant));
  return {
    ...release,
    projectId,
    source,
    receiptKey,
    knownAt: new Date(release.knownAt),
    taggedAt: date(release.taggedAt),
    publishedAt: date(release.publishedAt),
  };
}

function saysAnew(row: Stored, known: Stored | undefined): boolean {
  if (known === undefined) return true;
  return (
    row.name !== known.name ||
    row.prerelease !== known.prerelease ||
    row.url !== known.url ||
    row.githubReleaseId !== known.githubReleaseId ||
    row.taggedAt?.getTime() !== known.taggedAt?.getTime() ||
    row.publishedAt?.getTime() !== known.publishedAt?.getTime()
  );
}
