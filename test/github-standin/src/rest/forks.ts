import type { components } from "@octokit/openapi-types";
import { jsonAnswer, type Answer } from "../answer.ts";
import { forksOf, type Fork } from "../forks.ts";
import { repositoryNodeId } from "../node-id.ts";
import type { RepoAt } from "../world-index.ts";
import { ownerBody, type Origins } from "./owner-body.ts";
import { linkHeaders, readPaging } from "./paging.ts";
import { isoSeconds } from "../iso-seconds.ts";
import { repositoryUrls } from "./repository-urls.ts";
import type { RouteContext } from "./route.ts";

type ForkBody = components["schemas"]["minimal-repository"];

const MOST_PER_PAGE = 100;

/** `GET …/forks?sort=newest`, the only order that a watcher needs and that the stand-in has. */
export function listForks(repo: RepoAt, context: RouteContext): Answer {
  const sort = context.request.query.get("sort") ?? "newest";
  if (sort !== "newest") context.report("unknown-route", `the stand-in lists forks by sort=newest, not ${sort}`);
  const paging = readPaging(context, MOST_PER_PAGE, 30);
  const forks = forksOf(repo, (paging.page - 1) * paging.perPage, paging.perPage);
  const origins = { api: context.request.origin, html: context.htmlUrl };
  const headers = linkHeaders(context, repo.id, "/forks", paging, repo.forks.totalAt(repo.at));
  const bodies = forks.map((fork) => forkBody(fork, repo, origins));
  return jsonAnswer(200, bodies, headers);
}

function forkBody(fork: Fork, parent: RepoAt, origins: Origins): ForkBody {
  const created = isoSeconds(fork.createdAt);
  return {
    id: fork.id,
    node_id: repositoryNodeId(fork.id),
    name: parent.name,
    full_name: fork.fullName,
    private: false,
    owner: ownerBody(fork.owner, origins),
    description: parent.facts.description,
    fork: true,
    ...repositoryUrls(fork.fullName, origins),
    created_at: created,
    updated_at: created,
    pushed_at: created,
    homepage: null,
    stargazers_count: 0,
    watchers_count: 0,
    forks_count: 0,
    open_issues_count: 0,
    default_branch: parent.facts.defaultBranch,
  };
}
