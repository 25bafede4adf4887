import type { components } from "@octokit/openapi-types";
import { jsonAnswer, notFound, problemAnswer, type Answer } from "../answer.ts";
import { makeNodeId } from "../node-id.ts";
import type { AssetAt, ReleaseAt } from "../release-history.ts";
import type { RepoAt } from "../world-index.ts";
import { ownerBody, type Origins } from "./owner-body.ts";
import { linkHeaders, readPaging } from "./paging.ts";
import { isoSeconds } from "../iso-seconds.ts";
import type { RouteContext } from "./route.ts";

type Release = components["schemas"]["release"];
type Asset = components["schemas"]["release-asset"];

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

/** `GET …/releases/tags/{tag}`: the published release of a tag, which may have slashes. */
export function getReleaseByTag(repo: RepoAt, tag: string, { request, htmlUrl }: RouteContext): Answer {
  const release = repo.releases.find((r) => r.tag === tag);
  if (release === undefined)
    return notFound("https://docs.github.com/rest/releases/releases#get-a-release-by-tag-name");
  return jsonAnswer(200, releaseBody(release, repo, { api: request.origin, html: htmlUrl }));
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
    prerelease: release.prerelease,
    created_at: isoSeconds(release.createdAt),
    updated_at: isoSeconds(release.updatedAt),
    published_at: isoSeconds(release.publishedAt),
    assets: release.assets.map((asset, i) => assetBody(asset, i, release, repo, origins)),
    tarball_url: `${below}/tarball/${release.tag}`,
    zipball_url: `${below}/zipball/${release.tag}`,
    body: null,
  };
}

function assetBody(asset: AssetAt, index: number, release: ReleaseAt, repo: RepoAt, origins: Origins): Asset {
  const id = assetId(release, index);
  const published = isoSeconds(release.publishedAt);
  return {
    url: `${origins.api}/repos/${repo.fullName}/releases/assets/${id}`,
    browser_download_url: `${origins.html}/${repo.fullName}/releases/download/${encodeURIComponent(release.tag)}/${asset.name}`,
    id,
    node_id: makeNodeId("RA", repo.id, id),
    name: asset.name,
    label: null,
    state: "uploaded",
    content_type: "application/octet-stream",
    size: 1024,
    digest: null,
    download_count: asset.downloadsAt(repo.at),
    created_at: published,
    updated_at: published,
    uploader: ownerBody(repo.owner, origins),
  };
}

/** The same as long as the release keeps its assets in their order; a number below 2^31, like GitHub's. */
function assetId(release: ReleaseAt, index: number): number {
  return (release.id * 64 + index) % 2 ** 31;
}
