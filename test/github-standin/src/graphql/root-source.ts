import type { GraphQLResolveInfo } from "graphql";
import { remainingOf, type Bucket } from "../rate-limits.ts";
import type { Origins } from "../rest/owner-body.ts";
import { isoSeconds } from "../iso-seconds.ts";
import type { RouteContext } from "../rest/route.ts";
import type { Found } from "../world-index.ts";
import type { Estimate } from "./cost.ts";
import { failure } from "./failure.ts";
import { repositorySource } from "./repository-source.ts";
import { allowArguments, type ResolverContext, type Source } from "./source.ts";

type Args = Record<string, unknown>;

/** What may be asked at the top of a query. */
export function rootSource({ request, world, htmlUrl }: RouteContext, bucket: Bucket, estimate: Estimate): Source {
  const origins = { api: request.origin, html: htmlUrl };
  const findNode = (id: unknown) =>
    settle(
      world.byNodeId(String(id), request.at),
      origins,
      `Could not resolve to a node with the global id of '${String(id)}'.`,
    );
  return {
    __typename: "Query",
    repository: (args: Args) => {
      const fullName = `${String(args["owner"])}/${String(args["name"])}`;
      const missing = `Could not resolve to a Repository with the name '${fullName}'.`;
      const found = world.byName(fullName, request.at);
      return settle(
        found.kind === "moved" && args["followRenames"] === false ? { kind: "gone" } : found,
        origins,
        missing,
      );
    },
    node: (args: Args) => findNode(args["id"]),
    nodes: (args: Args) =>
      Array.isArray(args["ids"]) ? args["ids"].map((id) => errorAsValue(() => findNode(id))) : [],
    viewer: { __typename: "User", login: "standin-viewer" },
    rateLimit: rateLimitSource(bucket, estimate),
  };
}

function settle(found: Found, origins: Origins, missing: string): Source {
  if (found.kind === "gone") throw failure("NOT_FOUND", missing);
  if (found.kind === "blocked") throw failure("FORBIDDEN", "Repository access blocked");
  return repositorySource(found.repo, origins);
}

function rateLimitSource(bucket: Bucket, { cost, nodeCount }: Estimate) {
  return (args: Args, context: ResolverContext, info: GraphQLResolveInfo) => {
    allowArguments(args, { dryRun: (value) => value === false }, context, info);
    return {
      cost,
      nodeCount,
      limit: bucket.limit,
      remaining: remainingOf(bucket) - cost,
      used: bucket.used + cost,
      resetAt: isoSeconds(bucket.resetsAt * 1000),
    };
  };
}

/** An error among a list's items fails that item, not the list. */
function errorAsValue<T>(make: () => T): T | Error {
  try {
    return make();
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
}
