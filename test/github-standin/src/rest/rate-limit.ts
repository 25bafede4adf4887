import { jsonAnswer, type Answer } from "../answer.ts";
import { apiVersionOf } from "../headers.ts";
import { describeBucket } from "../rate-limits.ts";
import type { RouteContext } from "./route.ts";

const SEARCH_WINDOW_SECONDS = 60;

/** `GET /rate_limit`: free. The top-level `rate` is there in the older API version only. */
export function getRateLimit({ request, who, limits }: RouteContext): Answer {
  const core = describeBucket(limits.bucket("core", who, request.at));
  const graphql = describeBucket(limits.bucket("graphql", who, request.at));
  const searches = who.token === null ? 10 : 30;
  const reset = Math.floor(request.at / 1000) + SEARCH_WINDOW_SECONDS;
  const resources = { core, graphql, search: { limit: searches, used: 0, remaining: searches, reset } };
  const body = apiVersionOf(request) === "2022-11-28" ? { resources, rate: core } : { resources };
  return jsonAnswer(200, body, { "cache-control": "no-cache" });
}
