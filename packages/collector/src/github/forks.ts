import { contentHash, type InstantMs, type Receipt } from "@groundswell/core";
import { z } from "zod";
import { fetchAliases, type AliasAnswer } from "./aliases.ts";
import type { Answer, Github } from "./client.ts";
import { GithubFailure } from "./failure.ts";
import { toMs } from "./repository.ts";
import { Instant } from "./stored.ts";

/** Where a page of forks begins: a position over REST, which shifts when forks come and go; a cursor over GraphQL. */
export type ForkPlace = { page: number } | { after: string };

/** When the forks of a page were made, newest first. Whose they are is not kept. */
export interface ForkPage {
  createdAt: InstantMs[];
  /** Where the next page begins; null when this was the last. */
  next: ForkPlace | null;
  receipt: Receipt;
}

export const FORKS_METHOD = "forks that exist when fetched, by the UTC day they were created";
const PER_PAGE = 100;

/** All of a fork that is read. */
const RestForks = z.array(z.object({ created_at: Instant }));

/**
 * A page of a repository's forks over REST.
 * @param repository `/repos/{owner}/{name}`, or `/repositories/{id}`
 */
export async function fetchForks(
  github: Github,
  repository: string,
  page: number,
  etag: string | null,
): Promise<Answer<ForkPage>> {
  const answer = await github.get(`${repository}/forks?sort=newest&per_page=${PER_PAGE}&page=${page}`, RestForks, etag);
  if (answer.data === null) return { ...answer, data: null };
  const createdAt = answer.data.map((fork) => toMs(fork.created_at));
  const next = answer.hasNextPage ? { page: page + 1 } : null;
  return { ...answer, data: { createdAt, next, receipt: { ...answer.receipt, method: FORKS_METHOD } } };
}

const Forks = z.object({
  databaseId: z.number().int(),
  forks: z.object({
    nodes: z.array(z.object({ createdAt: Instant })),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
});

/** What a batch says of one repository's forks. */
export type ForkItem = (ForkPage & { githubId: number }) | GithubFailure;

/**
 * A page of forks for each of many repositories, in one GraphQL query: a point for all of them.
 * @returns an item for each, in order
 * @throws GithubFailure when the whole query failed
 */
export async function fetchForksBatch(
  github: Github,
  asked: readonly { repo: string; after: string | null }[],
): Promise<ForkItem[]> {
  const items = await fetchAliases(
    github,
    asked.map(({ repo, after }) => ({
      repo,
      fields: `databaseId forks(first: ${PER_PAGE}, after: ${JSON.stringify(after)}, orderBy: { field: CREATED_AT, direction: DESC }) {
        nodes { createdAt } pageInfo { hasNextPage endCursor } }`,
    })),
  );
  return items.map((item, i) => {
    const { repo = "", after = null } = asked[i] ?? {};
    return item instanceof GithubFailure ? item : toItem(repo, after, item);
  });
}

function toItem(repo: string, after: string | null, { said, receipt }: AliasAnswer): ForkItem {
  const parsed = Forks.safeParse(said);
  const endCursor = parsed.data?.forks.pageInfo.endCursor ?? null;
  if (!parsed.success || (parsed.data.forks.pageInfo.hasNextPage && endCursor === null)) {
    return new GithubFailure("bad answer", `${repo}: its forks are not what the schema promises`);
  }
  const { databaseId, forks } = parsed.data;
  return {
    githubId: databaseId,
    createdAt: forks.nodes.map((fork) => toMs(fork.createdAt)),
    next: forks.pageInfo.hasNextPage && endCursor !== null ? { after: endCursor } : null,
    receipt: {
      ...receipt,
      request: `POST /graphql repository(${repo}) forks(after: ${after ?? "none"})`,
      contentHash: contentHash(JSON.stringify(said)),
      method: FORKS_METHOD,
    },
  };
}
