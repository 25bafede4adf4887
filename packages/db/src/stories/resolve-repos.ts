import { repoKey, type RepoKey } from "@groundswell/core";
import type { Executor } from "../connect.ts";
import { findProject } from "../projects/find-project.ts";
import type { ProjectRow } from "../projects/types.ts";

/** The stored projects that bear names or bore them, watched today or not; by name in lower case. */
export async function resolveRepos(tx: Executor, repos: Iterable<string>): Promise<Map<RepoKey, ProjectRow>> {
  const found = new Map<RepoKey, ProjectRow>();
  for (const key of new Set([...repos].map(repoKey))) {
    const project = await findProject(tx, key);
    if (project !== null) found.set(key, project);
  }
  return found;
}
