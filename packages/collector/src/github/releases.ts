import type { Receipt } from "@groundswell/core";
import type { NewRelease } from "@groundswell/db";
import { z } from "zod";
import type { Answer, Github } from "./client.ts";
import { toMs } from "./repository.ts";

/** What we rely on of `GET /repos/{owner}/{repo}/releases`. */
const RestReleases = z.array(
  z.object({
    id: z.number().int(),
    tag_name: z.string(),
    name: z.string().nullable(),
    draft: z.boolean(),
    prerelease: z.boolean(),
    html_url: z.url(),
    published_at: z.iso.datetime().nullable(),
  }),
);

const PER_PAGE = 100;

/**
 * A page of a repository's releases, newest first.
 * @param repository `/repos/{owner}/{name}`, or `/repositories/{id}`
 */
export async function fetchReleases(
  github: Github,
  repository: string,
  etag: string | null,
): Promise<Answer<{ releases: NewRelease[]; receipt: Receipt }>> {
  const answer = await github.get(`${repository}/releases?per_page=${PER_PAGE}`, RestReleases, etag);
  if (answer.data === null) return { ...answer, data: null };
  const receipt = { ...answer.receipt, method: "tag_name, published_at, prerelease of each published release" };
  const releases = answer.data.flatMap((said): NewRelease[] => {
    // A draft has no publication date, and is nobody else's business yet.
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
        knownAt: receipt.fetchedAt,
      },
    ];
  });
  return { ...answer, data: { releases, receipt } };
}
