import type { InstantMs } from "@groundswell/core";
import { repositoryNodeId } from "./node-id.ts";
import type { RepoAt } from "./world-index.ts";

/** A repository's fork: only where it came from and when matters to a watcher. */
export interface Fork {
  id: number;
  nodeId: string;
  owner: string;
  fullName: string;
  createdAt: InstantMs;
}

const HIGHEST_ID = 2_147_483_647;

/** Forks that are still there, newest first: `limit` of them after the first `offset`. */
export function forksOf(repo: RepoAt, offset: number, limit: number): Fork[] {
  const total = repo.forks.totalAt(repo.at);
  return repo.forks.newestFirst(repo.at, offset, limit).map((createdAt, i) => {
    const number = total - offset - i;
    const owner = `forker-${repo.id}-${number}`;
    const id = HIGHEST_ID - ((repo.id * 7919 + number) % 1_000_000_000);
    return { id, nodeId: repositoryNodeId(id), owner, fullName: `${owner}/${repo.name}`, createdAt };
  });
}
