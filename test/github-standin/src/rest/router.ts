import { isRepoName } from "@groundswell/core";
import { jsonAnswer, notFound, type Answer } from "../answer.ts";
import type { Found } from "../world-index.ts";
import { listForks } from "./forks.ts";
import { getStarHistory } from "./history.ts";
import { getRateLimit } from "./rate-limit.ts";
import { getReleaseByTag, listReleases } from "./releases.ts";
import { getRepository } from "./repository.ts";
import { refusePeople } from "./restricted.ts";
import type { RepositoryRoute, RouteContext } from "./route.ts";
import { getStargazerCount } from "./stargazer-count.ts";
import { getTree } from "./trees.ts";

/** What follows `/repos/{owner}/{name}` or `/repositories/{id}`. */
const REPOSITORY_ROUTES: Record<string, RepositoryRoute> = {
  "": getRepository,
  "/releases": listReleases,
  "/forks": listForks,
  "/stargazers/history": getStarHistory,
  "/stargazers/count": getStargazerCount,
  "/stargazers": refusePeople,
  "/subscribers": refusePeople,
};

const RELEASE_BY_TAG = /^\/releases\/tags\/(.+)$/;

const TREE = /^\/git\/trees\/([^/]+)$/;

const GET_REPOSITORY_DOCS = "https://docs.github.com/rest/repos/repos#get-a-repository";

/** Answers a REST request. What the stand-in doesn't know is a 404 and a violation, so that a test sees it. */
export function answerRest(context: RouteContext): Answer {
  const { method, path } = context.request;
  if (method === "GET") {
    if (path === "/rate_limit") return getRateLimit(context);
    const byName = /^\/repos\/([^/]+)\/([^/]+)(\/.*)?$/.exec(path);
    if (byName !== null) {
      const fullName = `${decode(byName[1] ?? "")}/${decode(byName[2] ?? "")}`;
      const find = () => context.world.byName(fullName, context.request.at);
      return answerBelow(byName[3] ?? "", isRepoName(fullName) ? find : () => ({ kind: "gone" }), context);
    }
    const byId = /^\/repositories\/(\d+)(\/.*)?$/.exec(path);
    if (byId !== null) {
      return answerBelow(byId[2] ?? "", () => context.world.byId(Number(byId[1]), context.request.at), context);
    }
  }
  context.report("unknown-route", `the stand-in does not know ${method} ${path}`);
  return notFound();
}

function answerBelow(subpath: string, find: () => Found, context: RouteContext): Answer {
  const route = routeOf(subpath);
  if (route === undefined) {
    context.report("unknown-route", `the stand-in does not know ${subpath} of a repository`);
    return notFound();
  }
  const found = find();
  if (found.kind === "gone") return notFound(GET_REPOSITORY_DOCS);
  if (found.kind === "moved") return movedAnswer(found.repo.id, subpath, context);
  if (found.kind === "blocked") {
    return found.moved ? movedAnswer(found.id, subpath, context) : blockedAnswer(found.since);
  }
  return route(found.repo, context);
}

function routeOf(subpath: string): RepositoryRoute | undefined {
  const [, tag] = RELEASE_BY_TAG.exec(subpath) ?? [];
  if (tag !== undefined) return (repo, context) => getReleaseByTag(repo, decode(tag), context);
  const [, sha] = TREE.exec(subpath) ?? [];
  if (sha !== undefined) return (repo, context) => getTree(repo, sha, context);
  return Object.hasOwn(REPOSITORY_ROUTES, subpath) ? REPOSITORY_ROUTES[subpath] : undefined;
}

/** A part of the path as text. One that is badly encoded names nothing, and is left as it is. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function movedAnswer(id: number, subpath: string, { request }: RouteContext): Answer {
  const query = request.query.size === 0 ? "" : `?${request.query.toString()}`;
  const url = `${request.origin}/repositories/${id}${subpath}${query}`;
  const documentation = "https://docs.github.com/rest/guides/best-practices-for-using-the-rest-api#follow-redirects";
  return jsonAnswer(301, { message: "Moved Permanently", url, documentation_url: documentation }, { location: url });
}

function blockedAnswer(since: number): Answer {
  const created = new Date(since).toISOString();
  const notice = `https://github.com/github/dmca/blob/master/${created.slice(0, 7).replace("-", "/")}/${created.slice(0, 10)}-notice.md`;
  return jsonAnswer(451, {
    message: "Repository access blocked",
    block: { reason: "dmca", created_at: `${created.slice(0, 19)}Z`, html_url: notice },
  });
}
