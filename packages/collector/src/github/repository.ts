import type { InstantMs, Receipt } from "@groundswell/core";
import type { NewDetails } from "@groundswell/db";
import { z } from "zod";
import type { Answer, Github } from "./client.ts";
import { Count, FullName, Instant } from "./stored.ts";

/** What we rely on of `GET /repos/{owner}/{repo}`; a webhook's `repository` says the same but who watches. */
export const RestRepository = z.object({
  id: z.int().nonnegative(),
  full_name: FullName,
  description: z.string().nullable(),
  homepage: z.string().nullable(),
  license: z.object({ spdx_id: z.string().nullable() }).nullable(),
  language: z.string().nullable(),
  topics: z.array(z.string()).default([]),
  default_branch: z.string(),
  archived: z.boolean(),
  disabled: z.boolean(),
  visibility: z.string().default("public"),
  created_at: Instant,
  pushed_at: Instant.nullable(),
  stargazers_count: Count,
  forks_count: Count,
  open_issues_count: Count,
  // `watchers_count` is stars by an old name.
  subscribers_count: Count.optional(),
});

/** Totals of a repository at the instant of its receipt. */
export interface Totals {
  stars: number;
  forks: number;
  openIssues: number | null;
  openIssuesAndPulls: number | null;
  watchers?: number;
  pushedAt: InstantMs | null;
}

/** A repository as GitHub describes it. */
export interface RepositoryAnswer {
  totals: Totals;
  details: NewDetails;
  receipt: Receipt;
  /** When it was asked for, by GitHub's clock where ours is badly off: it says nothing of what came after. */
  askedAt: InstantMs;
}

/** With what the default branch ended: both null in a repository without commits. */
export interface Head {
  commit: string | null;
  tree: string | null;
  receipt: Receipt;
}

export const REST_METHOD =
  "stargazers_count, forks_count, subscribers_count, open_issues_count (issues and pull requests)";

/**
 * Totals and details over REST.
 * @param path `/repos/{owner}/{name}`, or `/repositories/{id}`
 * @returns `data` null when nothing has changed since the ETag
 */
export async function fetchRepository(
  github: Github,
  path: string,
  etag: string | null,
): Promise<Answer<RepositoryAnswer>> {
  const answer = await github.get(path, RestRepository, etag);
  const receipt = { ...answer.receipt, method: REST_METHOD };
  return {
    ...answer,
    data: answer.data === null ? null : { ...toRepository(answer.data), receipt, askedAt: answer.askedAt },
  };
}

export function toRepository(said: z.infer<typeof RestRepository>): Omit<RepositoryAnswer, "receipt" | "askedAt"> {
  return {
    totals: {
      stars: said.stargazers_count,
      forks: said.forks_count,
      openIssues: null,
      openIssuesAndPulls: said.open_issues_count,
      ...(said.subscribers_count === undefined ? {} : { watchers: said.subscribers_count }),
      pushedAt: said.pushed_at === null ? null : toMs(said.pushed_at),
    },
    details: {
      githubId: said.id,
      fullName: said.full_name,
      description: said.description,
      homepage: said.homepage === "" ? null : said.homepage,
      license: said.license?.spdx_id ?? null,
      language: said.language,
      topics: said.topics,
      defaultBranch: said.default_branch,
      archived: said.archived,
      disabled: said.disabled,
      visibility: said.visibility,
      createdAt: toMs(said.created_at),
    },
  };
}

export function toMs(instant: string): InstantMs {
  return Date.parse(instant);
}
