import { isRepoName } from "@groundswell/core";
import type { ProjectRow } from "@groundswell/db";
import type { RouteContext } from "../deps.ts";
import { MovedPermanently, notFound } from "../http/problem.ts";
import { renameInAddress } from "../http/rename-address.ts";

/**
 * The watched project that bears or bore a name, however that is spelt.
 * @throws HttpProblem (404) when there is none
 */
export async function findWatched({ findProject }: RouteContext, asked: string): Promise<ProjectRow> {
  const project = isRepoName(asked) ? await findProject(asked) : null;
  if (project?.watched !== true)
    throw notFound(`no watched project is or was called ${asked}; /api/v1/projects lists them`);
  return project;
}

/**
 * Finds the project of a path's `owner/name`.
 * @param extension what follows the name in the path, such as `.atom`
 * @throws MovedPermanently when that is a former name, or another spelling: to today's name, the rest of the address kept
 * @throws HttpProblem (404) when no watched project bears or bore the name
 */
export async function resolveProject(
  context: RouteContext,
  requestUrl: string,
  params: { owner: string; name: string },
  extension = "",
): Promise<ProjectRow> {
  const asked = `${params.owner}/${params.name}`;
  const project = await findWatched(context, asked);
  if (project.repo === asked) return project;
  // `/api/v1/projects/{owner}/{name}…`, or `/charts/{owner}/{name}…` and the like
  const at = new URL(requestUrl).pathname.startsWith("/api/") ? 3 : 1;
  const parts = (project.repo + extension).split("/");
  throw new MovedPermanently(renameInAddress(requestUrl, { at, parts }), { repo: project.repo });
}
