import type { components } from "@octokit/openapi-types";
import { jsonAnswer, problemAnswer, type Answer } from "../answer.ts";
import { makeNodeId } from "../node-id.ts";
import type { ReleaseAt, RepoAt } from "../world-index.ts";
import { ownerBody, type Origins } from "./owner-body.ts";
import { linkHeaders, readPaging } from "./paging.ts";
import { isoSeconds } from "./repository-body.ts";
import type { RouteContext } from "./route.ts";

type Release = components["schemas"]["release"];

/** GitHub lists no more. */
const MOST_RELEASES = 10_000;
const MOST_PER_PAGE = 100;

/** `GET …/releases`: newest first, thirty a page unless told. */
export function listReleases(repo: RepoAt, context: RouteContext): Answer {
  const paging = readPaging(context, MOST_PER_PAGE, 30);
  if (paging.page * paging.perPage > MOST_RELEASES) {
    return problemAnswer(422, `Only the first ${MOST_RELEASES} results are available.`);
  }
  const listed = repo.releases.slice(0, MOST_RELEASES);
  const start = (paging.page - 1) * paging.perPage;
  const origins = { api: context.request.origin, html: context.htmlUrl };
  const bodies = listed.slice(start, start + paging.perPage).map((release) => releaseBody(release, repo, origins));
  return jsonAnswer(200, bodies, linkHeaders(context, repo.id, "/releases", paging, listed.length));
}

/** Where people read a release. */
export function releasePage(release: ReleaseAt, repo: RepoAt, htmlUrl: string): string {
  return release.url ?? `${htmlUrl}/${repo.fullName}/releases/tag/${encodeURIComponent(release.tag)}`;
}

export function releaseNodeId(release: ReleaseAt, repo: RepoAt): string {
  return makeNodeId("RE", repo.id, release.id);
}

function releaseBody(release: ReleaseAt, repo: RepoAt, origins: Origins): Release {
  const below = `${origins.api}/repos/${repo.fullName}`;
  const url = `${below}/releases/${release.id}`;
  return {
    url,
    assets_url: `${url}/assets`,
    upload_url: `${url}/assets{?name,label}`,
    html_url: releasePage(release, repo, origins.html),
    id: release.id,
    author: ownerBody(repo.owner, origins),
    node_id: releaseNodeId(release, repo),
    tag_name: release.tag,
    target_commitish: repo.facts.defaultBranch,
    name: release.name,
    draft: false,
    immutable: false,
    prerelease: release.prerelease ?? false,
    created_at: isoSeconds(Date.parse(release.createdAt)),
    updated_at: isoSeconds(Date.parse(release.updatedAt)),
    published_at: isoSeconds(Date.parse(release.publishedAt)),
    assets: [],
    tarball_url: `${below}/tarball/${release.tag}`,
    zipball_url: `${below}/zipball/${release.tag}`,
    body: null,
  };
}
