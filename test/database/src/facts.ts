import { contentHash, type Receipt } from "@groundswell/core";
import {
  recordObservations,
  refreshDerived,
  type NewDetails,
  type NewObservation,
  type NewRelease,
} from "@groundswell/db";
import type { OpenDatabase } from "./databases.ts";

export const REST = "GitHub REST API";
export const GRAPHQL = "GitHub GraphQL API";

/** The receipt of a fetch at an instant, written as ISO text. */
export function receiptAt(iso: string, rest: Partial<Receipt> = {}): Receipt {
  return {
    source: REST,
    sourceUrl: "https://api.github.com",
    request: "GET /repos/aaif-goose/goose",
    fetchedAt: Date.parse(iso),
    status: 200,
    contentHash: contentHash(iso),
    method: "as GitHub says",
    ...rest,
  };
}

export function observation(iso: string, stars: number, rest: Partial<NewObservation> = {}): NewObservation {
  return {
    observedAt: Date.parse(iso),
    timeKnown: true,
    archived: false,
    stars,
    forks: null,
    openIssues: null,
    openIssuesAndPulls: null,
    ...rest,
  };
}

/** Records what was read at some instants, each with a receipt of its own, and brings the caches up to date. */
export async function observe(
  { db }: OpenDatabase,
  projectId: number,
  rows: readonly NewObservation[],
  source: string = REST,
): Promise<void> {
  await db.transaction(async (tx) => {
    for (const row of rows) {
      const receipt = receiptAt(new Date(row.observedAt).toISOString(), { source });
      await recordObservations(tx, projectId, receipt, [row]);
    }
    await refreshDerived(tx, projectId, Math.min(...rows.map((row) => row.observedAt)));
  });
}

export function release(tag: string, publishedIso: string, rest: Partial<NewRelease> = {}): NewRelease {
  const publishedAt = Date.parse(publishedIso);
  return {
    tag,
    githubReleaseId: 1,
    name: null,
    prerelease: false,
    taggedAt: null,
    publishedAt,
    url: null,
    knownAt: publishedAt,
    ...rest,
  };
}

/** A tag of an archive: its own date is all that is known of it. */
export function tag(name: string, taggedIso: string): NewRelease {
  const taggedAt = Date.parse(taggedIso);
  return { ...release(name, taggedIso), githubReleaseId: null, publishedAt: null, taggedAt, knownAt: taggedAt };
}

export function details(githubId: number, fullName: string, rest: Partial<NewDetails> = {}): NewDetails {
  return {
    githubId,
    fullName,
    description: null,
    homepage: null,
    license: "Apache-2.0",
    language: "Rust",
    topics: [],
    defaultBranch: "main",
    archived: false,
    disabled: false,
    visibility: "public",
    createdAt: Date.parse("2024-08-23T00:00:00Z"),
    ...rest,
  };
}
