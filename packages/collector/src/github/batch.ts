import { contentHash, type Receipt } from "@groundswell/core";
import type { NewRelease } from "@groundswell/db";
import { z } from "zod";
import type { Github } from "./client.ts";
import { GithubFailure } from "./failure.ts";
import { toMs, type RepositoryAnswer } from "./repository.ts";

const Count = z.number().int().nonnegative();
const Total = z.object({ totalCount: Count });

/** What the fragment below asks of a repository. */
const Repository = z.object({
  databaseId: Count,
  nameWithOwner: z.string(),
  description: z.string().nullable(),
  homepageUrl: z.string().nullable(),
  licenseInfo: z.object({ spdxId: z.string().nullable() }).nullable(),
  primaryLanguage: z.object({ name: z.string() }).nullable(),
  repositoryTopics: z.object({ nodes: z.array(z.object({ topic: z.object({ name: z.string() }) })) }),
  defaultBranchRef: z.object({ name: z.string() }).nullable(),
  isArchived: z.boolean(),
  createdAt: z.iso.datetime(),
  stargazerCount: Count,
  forkCount: Count,
  issues: Total,
  pullRequests: Total,
  releases: z.object({
    nodes: z.array(
      z.object({
        databaseId: Count,
        tagName: z.string(),
        name: z.string().nullable(),
        isDraft: z.boolean(),
        isPrerelease: z.boolean(),
        publishedAt: z.iso.datetime().nullable(),
        url: z.url(),
      }),
    ),
  }),
});

const FRAGMENT = `fragment Watched on Repository {
  databaseId nameWithOwner description homepageUrl isArchived createdAt stargazerCount forkCount
  licenseInfo { spdxId }
  primaryLanguage { name }
  repositoryTopics(first: 20) { nodes { topic { name } } }
  defaultBranchRef { name }
  issues(states: OPEN) { totalCount }
  pullRequests(states: OPEN) { totalCount }
  releases(first: 20, orderBy: { field: CREATED_AT, direction: DESC }) {
    nodes { databaseId tagName name isDraft isPrerelease publishedAt url }
  }
}`;

const BatchError = z.object({
  type: z.string().optional(),
  message: z.string(),
  path: z.array(z.union([z.string(), z.number()])).optional(),
});

const Batch = z.object({
  // Each repository is checked by itself: one that is odd must not spoil the others.
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(BatchError).optional(),
  /** Instead of both, when a secondary limit was met. */
  message: z.string().optional(),
});

type Batch = z.infer<typeof Batch>;
type BatchError = z.infer<typeof BatchError>;

/** The query asked for too much: less at once may do. */
const RESOURCES_EXCEEDED = "RESOURCE_LIMITS_EXCEEDED";

/** What a batch says of one of its repositories. */
export type BatchItem = (RepositoryAnswer & { releases: NewRelease[] }) | GithubFailure;

/**
 * Totals, details and the newest releases of up to about 50 repositories in one GraphQL query, for a point or two.
 * @returns an item for each repository, in order
 * @throws GithubFailure when the whole query failed
 */
export async function fetchBatch(github: Github, repos: readonly string[]): Promise<BatchItem[]> {
  const variables: Record<string, string> = {};
  const fields = repos.map((repo, i) => {
    const [owner = "", name = ""] = repo.split("/");
    Object.assign(variables, { [`owner${i}`]: owner, [`name${i}`]: name });
    return `r${i}: repository(owner: $owner${i}, name: $name${i}, followRenames: true) { ...Watched }`;
  });
  const declared = repos.map((_, i) => `$owner${i}: String!, $name${i}: String!`).join(", ");
  const query = `query(${declared}) {\n${fields.join("\n")}\n}\n${FRAGMENT}`;
  const answer = await github.graphql(query, variables, Batch);
  const errors = answer.data?.errors ?? [];
  assertUsable(github, answer.data, answer.receipt);
  return repos.map((repo, i) => {
    const alias = `r${i}`;
    const said = answer.data?.data?.[alias] ?? null;
    const error = errors.find((e) => e.path?.[0] === alias);
    if (said === null) return toRefusal(repo, error);
    const item = toItem(repo, said, answer.receipt);
    // An error below the repository, and it left a hole that matters.
    return item instanceof GithubFailure && error !== undefined ? toRefusal(repo, error) : item;
  });
}

function toRefusal(repo: string, error: BatchError | undefined): GithubFailure {
  const kind =
    error?.type === "NOT_FOUND" ? "missing" : error?.type === RESOURCES_EXCEEDED ? "server error" : "refused";
  return new GithubFailure(kind, `${repo}: ${error?.message ?? "GitHub left it out of its answer"}`);
}

/** GraphQL's own exhaustion and failure come as 200 with errors that concern no single repository. */
function assertUsable(
  github: Github,
  said: Batch | null,
  { fetchedAt, status }: { fetchedAt: number; status: number | null },
): void {
  const limited = said?.errors?.find((e) => e.type === "RATE_LIMITED" || e.type === "RATE_LIMIT");
  if (limited !== undefined) {
    github.budgets.exhaust("graphql", fetchedAt);
    throw new GithubFailure("out of budget", limited.message, { status });
  }
  if ((said?.data ?? null) !== null) return;
  const message = said?.errors?.[0]?.message ?? said?.message ?? "GitHub answered without data";
  const paused = !github.budgets.allows("graphql", fetchedAt);
  throw new GithubFailure(paused ? "out of budget" : "server error", message, { status });
}

function toItem(repo: string, said: unknown, receipt: Omit<Receipt, "method">): BatchItem {
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
    method: "stargazerCount, forkCount, issues and pullRequests that are open; the 20 newest releases",
  };
  return {
    receipt: own,
    totals: {
      stars: data.stargazerCount,
      forks: data.forkCount,
      openIssues: data.issues.totalCount,
      openIssuesAndPulls: data.issues.totalCount + data.pullRequests.totalCount,
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
      createdAt: toMs(data.createdAt),
    },
    releases: data.releases.nodes.flatMap((release) => toRelease(release, own.fetchedAt)),
  };
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
