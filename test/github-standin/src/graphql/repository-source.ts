import { isDeepStrictEqual } from "node:util";
import type { GraphQLResolveInfo } from "graphql";
import { forksOf, type Fork } from "../forks.ts";
import { describeLicense } from "../license.ts";
import { makeNodeId, repositoryNodeId } from "../node-id.ts";
import { ownerId, type Origins } from "../rest/owner-body.ts";
import { isoSeconds } from "../iso-seconds.ts";
import type { RepoAt } from "../world-index.ts";
import { connect, CONNECTION_ARGUMENTS, invalidCursor, listOf, type CursorKey, type Listing } from "./connection.ts";
import { failure } from "./failure.ts";
import { defaultBranchSource, objectOf } from "./git-source.ts";
import { latestReleaseSource, releasesConnection } from "./release-source.ts";
import { allowArguments, rootFieldOf, type ResolverContext, type Source } from "./source.ts";

type Args = Record<string, unknown>;

const NEWEST_FIRST = { field: "CREATED_AT", direction: "DESC" };

/** All that a star watcher may ask of a repository. Add a field here when the collector needs it. */
export function repositorySource(repo: RepoAt, origins: Origins): Source {
  const { facts } = repo;
  const url = `${origins.html}/${repo.fullName}`;
  return {
    __typename: "Repository",
    id: repo.nodeId,
    databaseId: repo.id,
    name: repo.name,
    nameWithOwner: repo.fullName,
    owner: {
      __typename: "User",
      id: () => makeNodeId("U", ownerId(repo.owner)),
      login: repo.owner,
      url: `${origins.html}/${repo.owner}`,
    },
    url,
    resourcePath: `/${repo.fullName}`,
    description: facts.description,
    homepageUrl: facts.homepage,
    createdAt: () => isoSeconds(repo.createdAt),
    updatedAt: () => isoSeconds(repo.pushedAt),
    pushedAt: () => isoSeconds(repo.pushedAt),
    isArchived: facts.archived,
    isDisabled: facts.disabled,
    isPrivate: false,
    isFork: false,
    isTemplate: false,
    isMirror: false,
    isEmpty: () => repo.git.branchAt(repo.at).length === 0,
    isLocked: false,
    visibility: "PUBLIC",
    stargazerCount: () => repo.stars.totalAt(repo.at),
    forkCount: () => repo.forks.totalAt(repo.at),
    licenseInfo: () => licenseSource(repo, origins),
    primaryLanguage: facts.primaryLanguage === null ? null : { __typename: "Language", name: facts.primaryLanguage },
    defaultBranchRef: () => defaultBranchSource(repo),
    object: objectOf(repo),
    latestRelease: () => latestReleaseSource(repo, origins),
    releases: releasesConnection(repo, origins),
    forks: forksConnection(repo, origins),
    issues: openConnection(facts.openIssues),
    pullRequests: openConnection(facts.openPulls),
    repositoryTopics: topicsConnection(facts.topics),
    watchers: watchersConnection(facts.watchers),
    stargazers: refuseStargazers,
  };
}

function licenseSource(repo: RepoAt, origins: Origins): Source | null {
  const license = describeLicense(repo.facts, origins.api);
  if (license === null) return null;
  const { key, name, spdxId, url } = license;
  return {
    __typename: "License",
    id: makeNodeId("L", key.length),
    key,
    name,
    spdxId,
    url,
    pseudoLicense: key === "other",
  };
}

function forksConnection(repo: RepoAt, origins: Origins) {
  return (args: Args, context: ResolverContext, info: GraphQLResolveInfo) => {
    const orderBy = (value: unknown) => isDeepStrictEqual({ ...Object(value) }, NEWEST_FIRST);
    // The schema gives this one its default: forks of anybody.
    const ownerAffiliations = (value: unknown) => isDeepStrictEqual(value, ["OWNER", "COLLABORATOR"]);
    allowArguments(args, { ...CONNECTION_ARGUMENTS, orderBy, ownerAffiliations }, context, info);
    if (typeof args["after"] === "string" && context.losesCursor(rootFieldOf(info))) throw invalidCursor(args["after"]);
    return connect(args, forkListing(repo), (fork) => ({
      __typename: "Repository",
      id: () => repositoryNodeId(fork.id),
      databaseId: fork.id,
      nameWithOwner: fork.fullName,
      url: `${origins.html}/${fork.fullName}`,
      createdAt: () => isoSeconds(fork.createdAt),
      isFork: true,
    }));
  };
}

/** Forks by their numbers: what is newer than a cursor's fork doesn't matter to what comes after it. */
function forkListing(repo: RepoAt): Listing<Fork> {
  return {
    total: repo.forks.totalAt(repo.at),
    take: (offset, limit) => forksOf(repo, offset, limit),
    keyOf: (fork) => [isoSeconds(fork.createdAt), fork.serial],
    countUpTo: ([createdAt, serial]) =>
      typeof createdAt === "string" && typeof serial === "number" ? repo.forks.countFrom(serial, repo.at) : null,
  };
}

/** Only the number of open ones is known. */
function openConnection(count: number) {
  return (args: Args, context: ResolverContext, info: GraphQLResolveInfo) => {
    const states = (value: unknown) => isDeepStrictEqual(value, ["OPEN"]);
    allowArguments({ states: null, ...args }, { states }, context, info);
    return { totalCount: count };
  };
}

function topicsConnection(topics: readonly string[]) {
  return (args: Args, context: ResolverContext, info: GraphQLResolveInfo) => {
    allowArguments(args, CONNECTION_ARGUMENTS, context, info);
    const places = topics.map((name, place) => ({ name, place }));
    const byPlace = ([a]: CursorKey, [b]: CursorKey) => Number(a) - Number(b);
    const list = listOf(places, ({ place }) => [place], byPlace);
    return connect(args, list, ({ name }) => ({ topic: { __typename: "Topic", name } }));
  };
}

/** How many watch is open to all; who they are is closed. */
function watchersConnection(totalCount: number) {
  const people = (_: Args, context: ResolverContext) => refusePeople(context, "watchers");
  return () => ({ totalCount, nodes: people, edges: people });
}

function refuseStargazers(_: Args, context: ResolverContext): never {
  return refusePeople(context, "stargazers");
}

function refusePeople(context: ResolverContext, whom: string): never {
  context.report("restricted-endpoint", `GraphQL ${whom} lists people and is closed`);
  throw failure("FORBIDDEN", "Resource not accessible by personal access token");
}
