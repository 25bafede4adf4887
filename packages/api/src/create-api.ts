import { badgeRoutes } from "./badges/routes.ts";
import { rememberOneAddress } from "./charts/one-address.ts";
import { chartRoutes } from "./charts/routes.ts";
import { compareGet } from "./compare/get.ts";
import { correctionList } from "./corrections/list.ts";
import { createContext } from "./create-context.ts";
import type { ApiDeps } from "./deps.ts";
import { noLiftList } from "./desk/no-lift.ts";
import { outletList } from "./desk/outlets.ts";
import { reviewList } from "./desk/review.ts";
import { uncoveredList } from "./desk/uncovered.ts";
import { embedRoutes } from "./embed/routes.ts";
import { serveFrameScript } from "./embed/frame-script.ts";
import { REFERENCE_POLICY, renderReference } from "./docs/render-reference.ts";
import { discussionGet } from "./discussion/get.ts";
import { effectList } from "./effects/list.ts";
import { allEventList } from "./events/all.ts";
import { eventList } from "./events/list.ts";
import { feedRoutes } from "./feeds/routes.ts";
import { frontGet } from "./front/get.ts";
import { healthRoutes } from "./health/routes.ts";
import { hookRoutes } from "./hooks/routes.ts";
import { createRouter, handleUnexpected } from "./http/app.ts";
import { problemResponse } from "./http/problem.ts";
import { withResponseCache } from "./http/response-cache.ts";
import { ledgerList } from "./ledger/list.ts";
import { isLive, liveGet } from "./live/get.ts";
import { LiveHub } from "./live/live-hub.ts";
import { LIVE_PACE } from "./live/live-pace.ts";
import { RequestCounts } from "./metrics/request-counts.ts";
import { nameRoutes } from "./metrics/route-names.ts";
import { metricsRoutes } from "./metrics/routes.ts";
import { oembedRoutes } from "./oembed/routes.ts";
import { opennessChangeList } from "./openness/changes.ts";
import { opennessGet } from "./openness/get.ts";
import { opennessList } from "./openness/list.ts";
import { categoryList } from "./projects/categories.ts";
import { projectGet } from "./projects/get.ts";
import { projectList } from "./projects/list.ts";
import { receiptGet } from "./receipts/get.ts";
import { releaseList } from "./releases/list.ts";
import { seriesGet } from "./series/get.ts";
import { statusGet } from "./status/get.ts";
import { storyGet } from "./stories/get.ts";
import { storyList } from "./stories/list.ts";
import { storiesOfProject } from "./stories/of-project.ts";
import { trendGet } from "./trend/get.ts";

/** Reads are for everybody, from anywhere; clients ask again with the ETag. */
const READ_HEADERS = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "ETag, Age, Cache-Status",
  "cache-control": "public, max-age=0, must-revalidate",
  "x-content-type-options": "nosniff",
};

const PREFLIGHT = new Response(null, {
  status: 204,
  headers: {
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "GET, HEAD, OPTIONS",
    "access-control-allow-headers": "If-None-Match, If-Modified-Since, Last-Event-ID",
    "access-control-max-age": "86400",
  },
});

const DOCS_HEADERS = {
  "cache-control": "public, max-age=300",
  "content-security-policy": REFERENCE_POLICY,
};

export interface Api {
  /** Answers a request, from the cache where nothing has changed. */
  fetch: (request: Request) => Response | Promise<Response>;
  /** From now on it is not ready; what is asked is answered as before. Ends the streams that are open: a server that
   * stops would wait for them. */
  close: () => void;
  /** The route of a path, as its template. */
  routeOf: (method: string, pathname: string) => string;
  /** What `/metrics` says of requests; whoever serves notes them here. */
  counts: RequestCounts;
}

/** Folders that the API answers for. */
const API_FOLDERS = ["/api/", "/badge/", "/charts/", "/embed/", "/feeds/", "/hooks/"];
/** Paths of its own besides. */
const API_PATHS = ["/healthz", "/readyz", "/metrics", "/oembed"];

/** Whether a path (with or without its query) is the API's; everything else is the dashboard's. */
export function belongsToApi(path: string): boolean {
  const [pathname = ""] = path.split("?", 1);
  return API_FOLDERS.some((folder) => pathname.startsWith(folder)) || API_PATHS.includes(pathname);
}

const OF_PROJECTS = [
  projectList,
  projectGet,
  trendGet,
  seriesGet,
  releaseList,
  eventList,
  ledgerList,
  discussionGet,
  compareGet,
];
const OF_ALL = [frontGet, categoryList, allEventList];
const OF_OPENNESS = [opennessGet, opennessList, opennessChangeList];
const OF_STORIES = [storyList, storyGet, storiesOfProject, effectList];
const OF_DESK = [uncoveredList, noLiftList, outletList, reviewList];

/** The HTTP API: routes under `/api/v1`, charts and embeds, health at the root. */
export function createApi(deps: ApiDeps): Api {
  const context = createContext(deps);
  const v1 = createRouter();
  v1.use(async (c, next) => {
    // Set before the handler runs: headers set afterwards rebuild the response.
    for (const [name, value] of Object.entries(READ_HEADERS)) c.header(name, value);
    await next();
  });
  const lists = [...OF_PROJECTS, ...OF_ALL, ...OF_OPENNESS, ...OF_STORIES, ...OF_DESK];
  for (const route of [...lists, correctionList, receiptGet, statusGet]) v1.route("/", route(context));
  const hub = new LiveHub(context, { ...LIVE_PACE, ...deps.livePace });
  v1.route("/", liveGet(hub));

  const counts = new RequestCounts();
  let isStopping = false;
  const app = createRouter();
  app.route(
    "/",
    healthRoutes(context, () => isStopping),
  );
  app.route("/", metricsRoutes(context, { counts, listeners: () => hub.listeners }));
  app.route("/", chartRoutes(context));
  app.route("/", badgeRoutes(context));
  app.route("/", embedRoutes(context));
  app.route("/", oembedRoutes(context));
  app.route("/", feedRoutes(context));
  app.route("/", hookRoutes(context));
  app.route("/api/v1", v1);
  const openapi = {
    openapi: "3.1.0",
    info: {
      title: "Groundswell",
      version: deps.version,
      description: "Stars, forks, releases and stories of open-source AI projects. Every number has a receipt.",
      license: { name: "MIT", url: "https://spdx.org/licenses/MIT.html" },
    },
    servers: [{ url: deps.publicUrl ?? "/" }],
  };
  app.doc31("/api/v1/openapi.json", openapi);
  app.get("/api/docs", (c) => {
    const base = deps.publicUrl ?? new URL(c.req.url).origin;
    return c.html(renderReference(app.getOpenAPI31Document(openapi), base), 200, DOCS_HEADERS);
  });
  for (const open of ["/api/*", "/badge/*", "/charts/*", "/embed/*", "/feeds/*", "/oembed"])
    app.options(open, () => PREFLIGHT.clone());
  app.notFound((c) =>
    problemResponse({ title: "Not found", status: 404, detail: `nothing at ${c.req.path}; see /api/docs` }),
  );
  app.onError(handleUnexpected(deps));
  const cached = withResponseCache(
    (request) => app.fetch(request),
    context.dataVersion,
    deps.now,
    rememberOneAddress(),
    (result) => {
      counts.noteCache(result);
    },
  );
  const frameScript = serveFrameScript(deps.frame ?? null);
  return {
    fetch: (request) => (isLive(request) ? app.fetch(request) : (frameScript(request) ?? cached(request))),
    routeOf: nameRoutes(app),
    counts,
    close: () => {
      isStopping = true;
      hub.close();
    },
  };
}
