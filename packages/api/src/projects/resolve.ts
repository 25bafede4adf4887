import { isRepoName } from "@groundswell/core";
import type { ProjectRow } from "@groundswell/db";
import type { RouteContext } from "../deps.ts";
import { MovedPermanently, notFound } from "../http/problem.ts";

/**
 * Finds the project of a path's `owner/name`.
 * @param extension what follows the name in the path, such as `.atom`
 * @throws MovedPermanently when that is a former name, or another spelling: to today's name, the rest of the address kept
 * @throws HttpProblem (404) when no watched project bears or bore the name
 */
export async function resolveProject(
  { findProject }: RouteContext,
  requestUrl: string,
  params: { owner: string; name: string },
  extension = "",
): Promise<ProjectRow> {
  const asked = `${params.owner}/${params.name}`;
  const project = isRepoName(asked) ? await findProject(asked) : null;
  if (project?.watched !== true) throw notFound(`no watched project is or was called ${asked}`);
  if (project.repo === asked) return project;
  throw new MovedPermanently(renameInAddress(requestUrl, project.repo + extension), project.repo);
}

/** Replaces owner and name by their place: they may be spelt with escapes, or like the path's own words. */
function renameInAddress(requestUrl: string, repo: string): string {
  const { pathname, search } = new URL(requestUrl);
  const segments = pathname.split("/");
  // `/api/v1/projects/{owner}/{name}…`, or `/charts/{owner}/{name}…` and the like
  segments.splice(segments[1] === "api" ? 4 : 2, 2, repo);
  return segments.join("/") + search;
}
