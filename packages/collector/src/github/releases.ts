import type { Receipt } from "@groundswell/core";
import type { NewRelease } from "@groundswell/db";
import { z } from "zod";
import type { Answer, Github } from "./client.ts";
import { toMs } from "./repository.ts";
import { Instant } from "./stored.ts";

/** What we rely on of a release over REST. */
export const RestRelease = z.object({
  id: z.number().int(),
  tag_name: z.string(),
  name: z.string().nullable(),
  draft: z.boolean(),
  prerelease: z.boolean(),
  html_url: z.url(),
  published_at: Instant.nullable(),
  assets: z.array(z.object({ name: z.string(), download_count: z.number().int().nonnegative() })).default([]),
});

/** A list of releases, newest first; `complete`: there are no others after these. */
export interface ReleaseList {
  items: NewRelease[];
  complete: boolean;
}

const PER_PAGE = 100;
const METHOD = "tag_name, published_at, prerelease, assets.download_count of each published release";

/**
 * A page of a repository's releases, newest first.
 * @param repository `/repos/{owner}/{name}`, or `/repositories/{id}`
 */
export async function fetchReleases(
  github: Github,
  repository: string,
  page: number,
  etag: string | null,
): Promise<Answer<ReleaseList & { receipt: Receipt }>> {
  const path = `${repository}/releases?per_page=${PER_PAGE}${page === 1 ? "" : `&page=${page}`}`;
  const answer = await github.get(path, z.array(RestRelease), etag);
  if (answer.data === null) return { ...answer, data: null };
  const receipt = { ...answer.receipt, method: METHOD };
  const items = answer.data.flatMap((said) => toRelease(said, receipt.fetchedAt));
  return { ...answer, data: { items, complete: !answer.hasNextPage, receipt } };
}

/**
 * Asks for one release by its tag.
 * @returns what it says; none for a draft
 * @throws GithubFailure of kind "missing", with its receipt, when GitHub knows it no more
 */
export async function fetchRelease(
  github: Github,
  repository: string,
  tag: string,
): Promise<{ items: NewRelease[]; receipt: Receipt }> {
  const answer = await github.get(`${repository}/releases/tags/${encodeURIComponent(tag)}`, RestRelease);
  const receipt = { ...answer.receipt, method: METHOD };
  return { items: answer.data === null ? [] : toRelease(answer.data, receipt.fetchedAt), receipt };
}

/** @returns none for a draft: it has no publication date, and is nobody else's business yet */
export function toRelease(said: z.infer<typeof RestRelease>, knownAt: number): NewRelease[] {
  if (said.draft || said.published_at === null) return [];
  return [
    {
      tag: said.tag_name,
      githubReleaseId: said.id,
      name: said.name === "" ? null : said.name,
      prerelease: said.prerelease,
      taggedAt: null,
      publishedAt: toMs(said.published_at),
      url: said.html_url,
      downloads: Object.fromEntries(said.assets.map((asset) => [asset.name, asset.download_count])),
      knownAt,
    },
  ];
}
