import { contentHash, type Receipt } from "@groundswell/core";
import type { NewRelease } from "@groundswell/db";
import { z } from "zod";
import { fetchAliases, type AliasAnswer } from "./aliases.ts";
import type { Github } from "./client.ts";
import { GithubFailure } from "./failure.ts";
import type { ReleaseList } from "./releases.ts";
import { toMs, type Head, type RepositoryAnswer } from "./repository.ts";
import { Count, FullName, Instant } from "./stored.ts";

const Total = z.object({ totalCount: Count });

/** What the fragment below asks of a repository. */
const Repository = z.object({
  databaseId: z.int().nonnegative(),
  nameWithOwner: FullName,
  description: z.string().nullable(),
  homepageUrl: z.string().nullable(),
  licenseInfo: z.object({ spdxId: z.string().nullable() }).nullable(),
  primaryLanguage: z.object({ name: z.string() }).nullable(),
  repositoryTopics: z.object({ nodes: z.array(z.object({ topic: z.object({ name: z.string() }) })) }),
  defaultBranchRef: z
    .object({
      name: z.string(),
      target: z.object({ oid: z.string(), tree: z.object({ oid: z.string() }).optional() }).nullable(),
    })
    .nullable(),
  isArchived: z.boolean(),
  isDisabled: z.boolean(),
  visibility: z.string(),
  pushedAt: Instant.nullable(),
  createdAt: Instant,
  stargazerCount: Count,
  forkCount: Count,
  issues: Total,
  pullRequests: Total,
  watchers: Total,
  releases: z.object({
    pageInfo: z.object({ hasNextPage: z.boolean() }),
    nodes: z.array(
      z.object({
        databaseId: z.int().nonnegative(),
        tagName: z.string(),
        name: z.string().nullable(),
        isDraft: z.boolean(),
        isPrerelease: z.boolean(),
        publishedAt: Instant.nullable(),
        url: z.url(),
      }),
    ),
  }),
});

const FRAGMENT = `fragment Watched on Repository {
  databaseId nameWithOwner description homepageUrl isArchived isDisabled visibility createdAt pushedAt
  stargazerCount forkCount
  watchers { totalCount }
  licenseInfo { spdxId }
  primaryLanguage { name }
  repositoryTopics(first: 20) { nodes { topic { name } } }
  defaultBranchRef { name target { oid ... on Commit { tree { oid } } } }
  issues(states: OPEN) { totalCount }
  pullRequests(states: OPEN) { totalCount }
  releases(first: 20, orderBy: { field: CREATED_AT, direction: DESC }) {
    pageInfo { hasNextPage }
    nodes { databaseId tagName name isDraft isPrerelease publishedAt url }
  }
}`;

/** What a batch says of one of its repositories. */
export type BatchItem = (RepositoryAnswer & { releases: ReleaseList; head: Head }) | GithubFailure;

/**
 * Totals, details and the newest releases of up to about 50 repositories in one GraphQL query, for a point or two.
 * @returns an item for each repository, in order
 * @throws GithubFailure when the whole query failed
 */
export async function fetchBatch(github: Github, repos: readonly string[]): Promise<BatchItem[]> {
  const answers = await fetchAliases(
    github,
    repos.map((repo) => ({ repo, fields: "...Watched" })),
    FRAGMENT,
  );
  return answers.map((answer, i) => (answer instanceof GithubFailure ? answer : toItem(repos[i] ?? "", answer)));
}

function toItem(repo: string, { said, receipt, askedAt }: AliasAnswer): BatchItem {
  const parsed = Repository.safeParse(said);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return new GithubFailure("bad answer", `${repo}: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`);
  }
  const { data } = parsed;
  // A batch's receipt is kept once per project, with the hash of what the answer says of that project.
  const own: Receipt = {
    ...receipt,
    request: `POST /graphql repository(${repo})`,
    contentHash: contentHash(JSON.stringify(said)),
    method: "stargazerCount, forkCount, watchers, issues and pullRequests that are open; the 20 newest releases",
  };
  return {
    receipt: own,
    askedAt,
    head: toHead(data, own),
    totals: {
      stars: data.stargazerCount,
      forks: data.forkCount,
      openIssues: data.issues.totalCount,
      openIssuesAndPulls: data.issues.totalCount + data.pullRequests.totalCount,
      watchers: data.watchers.totalCount,
      pushedAt: data.pushedAt === null ? null : toMs(data.pushedAt),
    },
    details: {
      githubId: data.databaseId,
      fullName: data.nameWithOwner,
      description: data.description,
      homepage: data.homepageUrl === "" ? null : data.homepageUrl,
      license: data.licenseInfo?.spdxId ?? null,
      language: data.primaryLanguage?.name ?? null,
      topics: data.repositoryTopics.nodes.map((node) => node.topic.name),
      defaultBranch: data.defaultBranchRef?.name ?? null,
      archived: data.isArchived,
      disabled: data.isDisabled,
      visibility: data.visibility.toLowerCase(),
      createdAt: toMs(data.createdAt),
    },
    releases: {
      items: data.releases.nodes.flatMap((release) => toRelease(release, own.fetchedAt)),
      complete: !data.releases.pageInfo.hasNextPage,
    },
  };
}

/** What a default branch ends with is a commit. One that had no tree would be told by no documentation. */
function toHead({ defaultBranchRef }: z.infer<typeof Repository>, receipt: Receipt): Head {
  const target = defaultBranchRef?.target ?? null;
  return { commit: target?.oid ?? null, tree: target?.tree?.oid ?? null, receipt };
}

type ReleaseNode = z.infer<typeof Repository>["releases"]["nodes"][number];

function toRelease(said: ReleaseNode, knownAt: number): NewRelease[] {
  if (said.isDraft || said.publishedAt === null) return [];
  return [
    {
      tag: said.tagName,
      githubReleaseId: said.databaseId,
      name: said.name === "" ? null : said.name,
      prerelease: said.isPrerelease,
      taggedAt: null,
      publishedAt: toMs(said.publishedAt),
      url: said.url,
      knownAt,
    },
  ];
}
