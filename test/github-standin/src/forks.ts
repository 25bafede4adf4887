import type { InstantMs } from "@groundswell/core";
import type { RepoAt } from "./world-index.ts";

/** A repository's fork: only where it came from and when matters to a watcher. */
export interface Fork {
  id: number;
  /** Its number among all forks that ever were, from 1: it stays when others come and go. */
  serial: number;
  owner: string;
  fullName: string;
  createdAt: InstantMs;
}

const HIGHEST_ID = 2_147_483_647;

/** Forks that are still there, newest first: `limit` of them after the first `offset`. */
export function forksOf(repo: RepoAt, offset: number, limit: number): Fork[] {
  return repo.forks.newestFirst(repo.at, offset, limit).map(({ serial, at }) => {
    const owner = `forker-${repo.id}-${serial}`;
    const id = HIGHEST_ID - ((repo.id * 7919 + serial) % 1_000_000_000);
    return { id, serial, owner, fullName: `${owner}/${repo.name}`, createdAt: at };
  });
}
