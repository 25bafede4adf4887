import { isDeepStrictEqual } from "node:util";
import type { InstantMs, Receipt } from "@groundswell/core";
import { desc, eq } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { releaseDownloads, releaseRevisions } from "../schema/index.ts";
import { recordReceipt } from "./record-receipt.ts";
import { lastWord, saysAnew } from "./says-anew.ts";

/** What a source says of a release. */
export interface NewRelease {
  tag: string;
  githubReleaseId: number | null;
  name: string | null;
  prerelease: boolean;
  taggedAt: InstantMs | null;
  publishedAt: InstantMs | null;
  url: string | null;
  /** GitHub was asked for it and knows it no more; default false. */
  deleted?: boolean;
  /** Downloads by file's name; absent where the source does not say. */
  downloads?: Record<string, number>;
  /** When this was known: an archived tag at its own date, a fetched release at its fetch. */
  knownAt: InstantMs;
}

/** What a list of releases brought. */
export interface ReleaseNews {
  /** Rows: releases that are new or are said anew. */
  added: number;
  /**
   * Releases that the same source had not told of before. Where all are such, more may lie between them and what it had
   * told: another source that knows some of them has not closed that gap.
   */
  newTags: number;
  /** Known ones that should have been in the list. */
  missing: NewRelease[];
}

type Stored = typeof releaseRevisions.$inferSelect;

/** Releases a statement: PostgreSQL takes 65,535 parameters. */
const BATCH = 1_000;

/**
 * Records what a source says of a project's releases: a row for each that is new, or is said anew.
 * @param complete whether these are all that there are, be it none; else they are the newest
 * @param before the list goes on from a page that had those published from then on: they are not missed here
 */
export async function recordReleases(
  db: Executor,
  projectId: number,
  receipt: Receipt,
  releases: readonly NewRelease[],
  { complete = false, before = Infinity }: { complete?: boolean; before?: InstantMs } = {},
): Promise<ReleaseNews> {
  if (releases.length === 0 && !complete) return { added: 0, newTags: 0, missing: [] };
  const known = await readNewest(db, projectId);
  const missing = findMissing(known, releases, { complete, before });
  if (releases.length === 0) return { added: 0, newTags: 0, missing };
  const receiptKey = await recordReceipt(db, projectId, receipt);
  const rows = releases.map((release) => toRow(projectId, receipt.source, receiptKey, release));
  const changed = rows.filter((row) => saysAnew(row, known.get(row.tag) ?? []));
  let added = 0;
  for (let start = 0; start < changed.length; start += BATCH) {
    const rows = await db
      .insert(releaseRevisions)
      .values(changed.slice(start, start + BATCH))
      .onConflictDoNothing()
      .returning({ tag: releaseRevisions.tag });
    added += rows.length;
  }
  await recordDownloads(db, projectId, receipt, receiptKey, releases);
  const newTags = rows.filter(
    (row) => !row.deleted && !known.get(row.tag)?.some((k) => k.source === row.source),
  ).length;
  return { added, missing, newTags };
}

/**
 * Releases that should be among these and are not. A list is ordered by when a release was begun, which nobody else is
 * told of: one that was long a draft may be missing though it is there, so whoever wants to know must ask for it.
 */
function findMissing(
  known: ReadonlyMap<string, Stored[]>,
  said: readonly NewRelease[],
  { complete, before }: { complete: boolean; before: InstantMs },
): NewRelease[] {
  const tags = new Set(said.map(({ tag }) => tag));
  // What is said to have gone is no part of a list, and says nothing of what should be in it.
  const listed = said.filter(({ deleted = false }) => !deleted);
  const since = complete ? -Infinity : Math.min(...listed.map(({ publishedAt }) => publishedAt ?? Infinity));
  return [...known].flatMap(([tag, newest]) => {
    const last = lastWord(newest);
    if (tags.has(tag) || last === undefined || last.deleted) return [];
    const at = last.publishedAt?.getTime() ?? null;
    if (at === null || at <= since || at >= before) return [];
    const { name, prerelease, url, githubReleaseId } = last;
    const [taggedAt, knownAt] = [last.taggedAt?.getTime() ?? null, last.knownAt.getTime()];
    return [{ tag, name, prerelease, url, githubReleaseId, taggedAt, publishedAt: at, knownAt }];
  });
}

/** What each source said last of each tag. */
async function readNewest(db: Executor, projectId: number): Promise<Map<string, Stored[]>> {
  const { tag, source, knownAt } = releaseRevisions;
  const rows = await db
    .selectDistinctOn([tag, source])
    .from(releaseRevisions)
    .where(eq(releaseRevisions.projectId, projectId))
    .orderBy(tag, source, desc(knownAt));
  return Map.groupBy(rows, (row) => row.tag);
}

/** An observation for each release whose downloads are not what was seen last. */
async function recordDownloads(
  db: Executor,
  projectId: number,
  { fetchedAt }: Receipt,
  receiptKey: string,
  releases: readonly NewRelease[],
): Promise<void> {
  const said = releases.flatMap(({ githubReleaseId, downloads = {} }) =>
    githubReleaseId === null || Object.keys(downloads).length === 0 ? [] : [{ githubReleaseId, downloads }],
  );
  if (said.length === 0) return;
  const { githubReleaseId, observedAt, downloads } = releaseDownloads;
  const known = await db
    .selectDistinctOn([githubReleaseId], { githubReleaseId, downloads })
    .from(releaseDownloads)
    .where(eq(releaseDownloads.projectId, projectId))
    .orderBy(githubReleaseId, desc(observedAt));
  const last = new Map(known.map((row) => [row.githubReleaseId, row.downloads]));
  const rows = said
    .filter((row) => !isDeepStrictEqual(row.downloads, last.get(row.githubReleaseId)))
    .map((row) => ({ ...row, projectId, receiptKey, observedAt: new Date(fetchedAt) }));
  if (rows.length > 0) await db.insert(releaseDownloads).values(rows).onConflictDoNothing();
}

function toRow(projectId: number, source: string, receiptKey: string, release: NewRelease): Stored {
  const date = (instant: InstantMs | null) => (instant === null ? null : new Date(instant));
  const { downloads: _, deleted = false, ...said } = release;
  return {
    ...said,
    deleted,
    projectId,
    source,
    receiptKey,
    knownAt: new Date(release.knownAt),
    taggedAt: date(release.taggedAt),
    publishedAt: date(release.publishedAt),
  };
}
