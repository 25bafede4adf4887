import type { GraphQLResolveInfo } from "graphql";
import type { ReleaseAt } from "../release-history.ts";
import type { Origins } from "../rest/owner-body.ts";
import { releaseNodeId, releasePage } from "../rest/releases.ts";
import { isoSeconds } from "../iso-seconds.ts";
import type { RepoAt } from "../world-index.ts";
import { connect, CONNECTION_ARGUMENTS, listOf, type CursorKey, type Listing } from "./connection.ts";
import { allowArguments, type ResolverContext, type Source } from "./source.ts";

type Args = Record<string, unknown>;

/** A repository's releases, newest first unless `orderBy` says otherwise. */
export function releasesConnection(repo: RepoAt, origins: Origins) {
  return (args: Args, context: ResolverContext, info: GraphQLResolveInfo) => {
    allowArguments(args, { ...CONNECTION_ARGUMENTS, orderBy: isOrder }, context, info);
    return connect(args, orderReleases(repo.releases, args["orderBy"]), (release) =>
      releaseSource(release, repo, origins),
    );
  };
}

/** The newest release that is not a pre-release, as GitHub defines it. */
export function latestReleaseSource(repo: RepoAt, origins: Origins): Source | null {
  const latest = latestOf(repo);
  return latest === undefined ? null : releaseSource(latest, repo, origins);
}

function latestOf(repo: RepoAt): ReleaseAt | undefined {
  return repo.releases.find((r) => !r.prerelease);
}

function releaseSource(release: ReleaseAt, repo: RepoAt, origins: Origins): Source {
  return {
    __typename: "Release",
    id: () => releaseNodeId(release, repo),
    databaseId: release.id,
    tagName: release.tag,
    name: release.name,
    createdAt: () => isoSeconds(release.createdAt),
    publishedAt: () => isoSeconds(release.publishedAt),
    updatedAt: () => isoSeconds(release.updatedAt),
    isPrerelease: release.prerelease,
    isDraft: false,
    isLatest: () => release.id === latestOf(repo)?.id,
    url: () => releasePage(release, repo, origins.html),
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

/** Ordered, and with cursors that hold what it is ordered by. */
function orderReleases(releases: readonly ReleaseAt[], orderBy: unknown): Listing<ReleaseAt> {
  const { field, direction } = isOrder(orderBy) ? orderBy : { field: "CREATED_AT", direction: "DESC" };
  const sign = direction === "DESC" ? -1 : 1;
  const keyOf = ({ name, createdAt, id }: ReleaseAt): CursorKey => [field === "NAME" ? (name ?? "") : createdAt, id];
  const compare = (a: CursorKey, b: CursorKey) => sign * compareKeys(a, b);
  const asTheyCome = field === "CREATED_AT" && direction === "DESC";
  return listOf(asTheyCome ? releases : releases.toSorted((a, b) => compare(keyOf(a), keyOf(b))), keyOf, compare);
}

function compareKeys([a = "", idA]: CursorKey, [b = "", idB]: CursorKey): number {
  const bySort = typeof a === "number" ? a - Number(b) : a.localeCompare(String(b), "en");
  return bySort || Number(idA) - Number(idB);
}
