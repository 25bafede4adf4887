import type { components } from "@octokit/openapi-types";
import { isoSeconds } from "../iso-seconds.ts";
import { describeLicense } from "../license.ts";
import { makeNodeId } from "../node-id.ts";
import type { RepoAt } from "../world-index.ts";
import { ownerBody, type Origins } from "./owner-body.ts";
import { repositoryUrls } from "./repository-urls.ts";

type Repository = components["schemas"]["full-repository"];

/** A repository as `GET /repos/{owner}/{repo}` shows it to somebody who may only read it. */
export function repositoryBody(repo: RepoAt, origins: Origins): Repository {
  const { facts } = repo;
  const stars = repo.stars.totalAt(repo.at);
  const forks = repo.forks.totalAt(repo.at);
  const open = facts.openIssues + facts.openPulls;
  return {
    id: repo.id,
    node_id: repo.nodeId,
    name: repo.name,
    full_name: repo.fullName,
    private: false,
    owner: ownerBody(repo.owner, origins),
    description: facts.description,
    fork: false,
    ...repositoryUrls(repo.fullName, origins),
    created_at: isoSeconds(repo.createdAt),
    updated_at: isoSeconds(repo.pushedAt),
    pushed_at: isoSeconds(repo.pushedAt),
    homepage: facts.homepage,
    size: 1024,
    stargazers_count: stars,
    // GitHub's `watchers` are stargazers; who watches is `subscribers`.
    watchers_count: stars,
    watchers: stars,
    language: facts.primaryLanguage,
    has_issues: true,
    has_projects: true,
    has_wiki: true,
    has_pages: false,
    has_discussions: false,
    forks_count: forks,
    forks,
    mirror_url: null,
    archived: facts.archived,
    disabled: facts.disabled,
    // Issues and pull requests together, always.
    open_issues_count: open,
    open_issues: open,
    license: licenseBody(repo, origins),
    allow_forking: true,
    is_template: false,
    web_commit_signoff_required: false,
    topics: facts.topics,
    visibility: "public",
    default_branch: facts.defaultBranch,
    network_count: forks,
    subscribers_count: facts.watchers,
  };
}

function licenseBody(repo: RepoAt, { api }: Origins): Repository["license"] {
  const license = describeLicense(repo.facts, api);
  if (license === null) return null;
  const { key, name, spdxId, url } = license;
  return { key, name, spdx_id: spdxId, url, node_id: makeNodeId("L", key.length) };
}
