import type { Day, RepoName } from "@groundswell/core";
import { repoKey, splitRepoName } from "@groundswell/core";
import type { z } from "zod";
import type { Coverage, Discussion, ProjectEntry, WatchlistFile } from "./schema.ts";

/** A watched project, with everything that its entry left out filled in. */
export interface WatchedProject {
  repo: RepoName;
  /** As people write it; the repository's own name where the entry gives none. */
  name: string;
  /** Earlier names, newest first; never today's. */
  formerly: RepoName[];
  aliases: string[];
  homepage: string | null;
  packages: { npm: string[]; pypi: string[]; huggingface: string[] };
  maintainers: string[];
  notContext: string[];
  context: string[];
  category: string | null;
  description: string | null;
  topics: string[];
  added: Day | null;
  why: string | null;
}

export interface ExcludedRepo {
  repo: RepoName;
  reason: string | null;
}

/** `watchlist.yaml`, read and found good. Projects keep the file's order. */
export interface Watchlist {
  projects: WatchedProject[];
  coverage: Coverage[];
  /** Where public posts are counted. */
  discussion: Discussion[];
  excluded: ExcludedRepo[];
}

/** Fills in defaults. */
export function toWatchlist(file: WatchlistFile): Watchlist {
  return {
    projects: file.projects.map(toProject),
    coverage: file.coverage ?? [],
    discussion: file.discussion ?? [],
    excluded: (file.excluded ?? []).map(({ repo, reason }) => ({ repo, reason: reason ?? null })),
  };
}

function toProject(entry: z.infer<typeof ProjectEntry>): WatchedProject {
  const given = typeof entry === "string" ? { repo: entry } : entry;
  const { npm = [], pypi = [], huggingface = [] } = given.packages ?? {};
  return {
    repo: given.repo,
    name: given.name ?? splitRepoName(given.repo).name,
    formerly: distinctFormerNames(given.repo, given.formerly ?? []),
    aliases: given.aliases ?? [],
    homepage: given.homepage ?? null,
    packages: { npm, pypi, huggingface },
    maintainers: given.maintainers ?? [],
    notContext: given.notContext ?? [],
    context: given.context ?? [],
    category: given.category ?? null,
    description: given.description ?? null,
    topics: given.topics ?? [],
    added: given.added ?? null,
    why: given.why ?? null,
  };
}

function distinctFormerNames(repo: RepoName, formerly: readonly RepoName[]): RepoName[] {
  const seen = new Set([repoKey(repo)]);
  return formerly.filter((name) => !seen.has(repoKey(name)) && seen.add(repoKey(name)));
}
