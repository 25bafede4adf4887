import type { InstantMs } from "@groundswell/core";
import { z } from "zod";
import { BATCH } from "../plan/resources.ts";
import { fetchAliases } from "./aliases.ts";
import { Budgets } from "./budgets.ts";
import type { AccessOptions } from "./check-access.ts";
import { Github } from "./client.ts";
import { GithubFailure } from "./failure.ts";
import { RestRepository, toMs } from "./repository.ts";
import { FullName } from "./stored.ts";

/** Without a token a look at many names takes no more of the hour than this: a collector may need the rest. */
const ANONYMOUS_SHARE = 0.5;
const TIMEOUT_MS = 5_000;

/** A repository as GitHub shows it today. */
export interface FoundRepository {
  state: "found";
  githubId: number;
  /** Its name today, as GitHub spells it. */
  fullName: string;
  description: string | null;
  topics: string[];
  archived: boolean;
  private: boolean;
  createdAt: InstantMs;
  stars: number;
  forks: number;
}

/** What GitHub says of a name; "unknown": it was not asked, or gave no clear answer. */
export type LookedUp = FoundRepository | { state: "missing" | "taken down" | "unknown" };

export interface LookUp {
  /** One for each name, in order. */
  results: LookedUp[];
  /** How many names GitHub gave a clear answer about. */
  answered: number;
  /** Why it was not asked about the others; null: it was asked about all. */
  problem: string | null;
}

/**
 * Asks GitHub about names, within its limits: with a token fifty at once, else one by one with no more than half of
 * what the hour has left. Stores nothing. Throws nothing but bugs.
 * @param repos each an owner/name, the more important first
 */
export async function lookUpRepositories(options: AccessOptions, repos: readonly string[]): Promise<LookUp> {
  const { apiUrl, token, version, now, timeoutMs = TIMEOUT_MS } = options;
  const userAgent = `groundswell/${version}`;
  const github = new Github({ apiUrl, token, userAgent, budgets: new Budgets(), now, timeoutMs, simulated: false });
  const results: LookedUp[] = repos.map(() => ({ state: "unknown" }));
  const ask = async (): Promise<string | null> => {
    if (repos.length === 0) return null;
    // Costs nothing, and its headers say what is left.
    await github.get("/rate_limit", z.unknown());
    return token === null ? askOneByOne(github, repos, results) : askInBatches(github, repos, results);
  };
  const problem = await ask().catch((error: unknown) => {
    if (error instanceof GithubFailure) return error.message;
    throw error;
  });
  return { results, answered: results.filter(({ state }) => state !== "unknown").length, problem };
}

/** @returns why it ended before the last name, or null */
async function askOneByOne(github: Github, repos: readonly string[], results: LookedUp[]): Promise<string | null> {
  const usable = github.budgets.usable("core", github.now());
  const limit = Number.isFinite(usable) ? Math.floor(usable * ANONYMOUS_SHARE) : repos.length;
  for (const [i, repo] of repos.entries()) {
    if (i >= limit || !github.budgets.allows("core", github.now())) {
      return "without a token no more than half of what is left of GitHub's hour is used (GITHUB_TOKEN allows more)";
    }
    results[i] = await askOne(github, repo);
  }
  return null;
}

async function askOne(github: Github, repo: string): Promise<LookedUp> {
  try {
    const { data } = await github.get(`/repos/${repo}`, RestRepository);
    if (data === null) return { state: "unknown" };
    return {
      ...{ state: "found", githubId: data.id, fullName: data.full_name, description: data.description },
      ...{ topics: data.topics, archived: data.archived, private: data.visibility !== "public" },
      ...{ createdAt: toMs(data.created_at), stars: data.stargazers_count, forks: data.forks_count },
    };
  } catch (error) {
    return toResult(error);
  }
}

const Said = z.object({
  databaseId: z.number().int(),
  nameWithOwner: FullName,
  description: z.string().nullable(),
  repositoryTopics: z.object({ nodes: z.array(z.object({ topic: z.object({ name: z.string() }) })) }),
  isArchived: z.boolean(),
  visibility: z.string(),
  createdAt: z.iso.datetime(),
  stargazerCount: z.number().int(),
  forkCount: z.number().int(),
});

const FIELDS = `databaseId nameWithOwner description isArchived visibility createdAt stargazerCount forkCount
  repositoryTopics(first: 20) { nodes { topic { name } } }`;

/** @returns why it ended before the last name, or null */
async function askInBatches(github: Github, repos: readonly string[], results: LookedUp[]): Promise<string | null> {
  for (let from = 0; from < repos.length; from += BATCH) {
    if (!github.budgets.allows("graphql", github.now())) return "the token's hour is used up";
    const asked = repos.slice(from, from + BATCH).map((repo) => ({ repo, fields: FIELDS }));
    const answers = await fetchAliases(github, asked);
    for (const [i, answer] of answers.entries()) {
      const result = answer instanceof GithubFailure ? toResult(answer) : toFound(answer.said);
      // REST says more of why one is not there.
      const isOdd = result.state === "unknown" && github.budgets.allows("core", github.now());
      results[from + i] = isOdd ? await askOne(github, asked[i]?.repo ?? "") : result;
    }
  }
  return null;
}

function toFound(said: unknown): LookedUp {
  const parsed = Said.safeParse(said);
  if (!parsed.success) return { state: "unknown" };
  const { data } = parsed;
  return {
    ...{ state: "found", githubId: data.databaseId, fullName: data.nameWithOwner, description: data.description },
    topics: data.repositoryTopics.nodes.map(({ topic }) => topic.name),
    ...{ archived: data.isArchived, private: data.visibility.toLowerCase() !== "public" },
    ...{ createdAt: toMs(data.createdAt), stars: data.stargazerCount, forks: data.forkCount },
  };
}

/** @throws GithubFailure that concerns more than the one name */
function toResult(error: unknown): LookedUp {
  if (!(error instanceof GithubFailure) || error.concernsAll) throw error;
  return { state: error.kind === "missing" || error.kind === "taken down" ? error.kind : "unknown" };
}
