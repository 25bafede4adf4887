import { readLastSuccess, type Resource, type Work } from "@groundswell/db";
import { GithubFailure } from "../github/failure.ts";
import type { CollectContext } from "../collect/context.ts";

/** So many projects whose list is there by name and not by id show that it is the list, not the projects. */
const ENOUGH_PROJECTS = 3;

/**
 * Asks for one of a repository's lists. They don't say whose they are, so they are asked for by GitHub's id once it is
 * known: under the name there may be another repository by now. The documentation knows the lists by name alone,
 * though: where the id leads nowhere, the name is asked, but only if the totals have just confirmed whose it is.
 * @param ask given `/repos/{owner}/{name}` or `/repositories/{id}`
 */
export async function askForList<T>(
  context: CollectContext,
  work: Work,
  ask: (repository: string) => Promise<T>,
): Promise<T> {
  const { repo, githubId, resource, projectId } = work;
  if (githubId === null) return ask(`/repos/${repo}`);
  const found = byNameOnly(context, resource);
  if (found.size >= ENOUGH_PROJECTS && (await isNameOurs(context, work))) return ask(`/repos/${repo}`);
  try {
    return await ask(`/repositories/${githubId}`);
  } catch (error) {
    const isMissing = error instanceof GithubFailure && error.kind === "missing";
    if (!isMissing || !context.github.budgets.allows("core", context.now())) throw error;
    if (!(await isNameOurs(context, work))) throw error;
    const answer = await ask(`/repos/${repo}`);
    found.add(projectId);
    return answer;
  }
}

function byNameOnly({ byNameOnly: known }: CollectContext, resource: Resource): Set<number> {
  const projects = known.get(resource) ?? new Set<number>();
  known.set(resource, projects);
  return projects;
}

/** Whether the totals have been read under the name within the last interval. */
async function isNameOurs({ db, github, now, intervalMs }: CollectContext, { projectId }: Work): Promise<boolean> {
  const confirmedAt = await readLastSuccess(db, projectId, "totals");
  // It is dated by GitHub's clock when ours is badly off.
  return confirmedAt !== null && now() + github.budgets.skewMs - confirmedAt < intervalMs;
}
