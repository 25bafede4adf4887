import type { GraphQLResolveInfo } from "graphql";
import type { Origins } from "../rest/owner-body.ts";
import { releaseNodeId, releasePage } from "../rest/releases.ts";
import { isoSeconds } from "../rest/repository-body.ts";
import type { ReleaseAt, RepoAt } from "../world-index.ts";
import { connect, CONNECTION_ARGUMENTS } from "./connection.ts";
import { allowArguments, type ResolverContext, type Source } from "./source.ts";

type Args = Record<string, unknown>;

/** A repository's releases, newest first unless `orderBy` says otherwise. */
export function releasesConnection(repo: RepoAt, origins: Origins) {
  return (args: Args, context: ResolverContext, info: GraphQLResolveInfo) => {
    allowArguments(args, { ...CONNECTION_ARGUMENTS, orderBy: isOrder }, context, info);
    const ordered = orderReleases(repo.releases, args["orderBy"]);
    return connect(args, ordered.length, (offset, limit) =>
      ordered.slice(offset, offset + limit).map((release) => releaseSource(release, repo, origins)),
    );
  };
}

/** The newest release that is not a pre-release, as GitHub defines it. */
export function latestReleaseSource(repo: RepoAt, origins: Origins): Source | null {
  const latest = latestOf(repo);
  return latest === undefined ? null : releaseSource(latest, repo, origins);
}

function latestOf(repo: RepoAt): ReleaseAt | undefined {
  return repo.releases.find((r) => r.prerelease !== true);
}

function releaseSource(release: ReleaseAt, repo: RepoAt, origins: Origins): Source {
  return {
    __typename: "Release",
    id: releaseNodeId(release, repo),
    databaseId: release.id,
    tagName: release.tag,
    name: release.name,
    createdAt: isoSeconds(Date.parse(release.createdAt)),
    publishedAt: isoSeconds(Date.parse(release.publishedAt)),
    updatedAt: isoSeconds(Date.parse(release.updatedAt)),
    isPrerelease: release.prerelease ?? false,
    isDraft: false,
    isLatest: release.id === latestOf(repo)?.id,
    url: releasePage(release, repo, origins.html),
  };
}

interface Order {
  field: "CREATED_AT" | "NAME";
  direction: "ASC" | "DESC";
}

/** The schema lets nothing else through but null. */
function isOrder(value: unknown): value is Order {
  return typeof value === "object" && value !== null && "field" in value && "direction" in value;
}

function orderReleases(releases: readonly ReleaseAt[], orderBy: unknown): readonly ReleaseAt[] {
  if (!isOrder(orderBy)) return releases;
  const byName = (a: ReleaseAt, b: ReleaseAt) => (b.name ?? "").localeCompare(a.name ?? "", "en");
  const descending = orderBy.field === "NAME" ? releases.toSorted(byName) : releases;
  return orderBy.direction === "DESC" ? descending : descending.toReversed();
}
