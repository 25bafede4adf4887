import { jsonAnswer, type Answer } from "../answer.ts";
import type { RepoAt } from "../world-index.ts";
import { repositoryBody } from "./repository-body.ts";
import type { RouteContext } from "./route.ts";

/** `GET /repos/{owner}/{repo}` */
export function getRepository(repo: RepoAt, { request, htmlUrl }: RouteContext): Answer {
  return jsonAnswer(200, repositoryBody(repo, { api: request.origin, html: htmlUrl }));
}
