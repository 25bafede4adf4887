import { readLastSuccess, type Work } from "@groundswell/db";
import { GithubFailure } from "../github/failure.ts";
import type { CollectContext } from "../collect/context.ts";

/**
 * Asks for one of a repository's lists. They don't say whose they are, so they are asked for by GitHub's id once it is
 * known: under the name there may be another repository by now. The documentation knows the lists by name alone,
 * though: where the id leads nowhere, the name is asked, if the totals have just confirmed whose it is.
 * @param ask given `/repos/{owner}/{name}` or `/repositories/{id}`
 */
export async function askForList<T>(
  { db, github, now, intervalMs, byNameOnly }: CollectContext,
  { projectId, repo, githubId, resource }: Work,
  ask: (repository: string) => Promise<T>,
): Promise<T> {
  if (githubId === null || byNameOnly.has(resource)) return ask(`/repos/${repo}`);
  try {
    return await ask(`/repositories/${githubId}`);
  } catch (error) {
    const confirmedAt = await readLastSuccess(db, projectId, "totals");
    const isOurs = confirmedAt !== null && now() - confirmedAt < intervalMs;
    if (!(error instanceof GithubFailure) || error.kind !== "missing" || !isOurs) throw error;
    if (!github.budgets.allows("core", now())) throw error;
    const answer = await ask(`/repos/${repo}`);
    byNameOnly.add(resource);
    return answer;
  }
}
