import type { IncomingMessage, ServerResponse } from "node:http";
import type { Api } from "@groundswell/api";
import type { Logger } from "pino";

/** An answer that took longer is worth a line whatever the log's level is. */
const SLOW_SECONDS = 1;
/** nginx's own: the client went away before it had its answer. */
const CLIENT_GONE = 499;
const LIVE_PATH = "/api/v1/live";

export interface WatchedRequest {
  api: Pick<Api, "counts" | "routeOf">;
  logger: Logger;
  id: string;
  /** Whether the API answers it, or the dashboard. */
  isForApi: boolean;
}

/**
 * Counts a request for `/metrics`, and says one line of it when it has been answered: `debug`, or `info` where it failed
 * or was slow. Neither the query, which may hold a secret, nor the client's address is in it.
 */
export function watchRequest(request: IncomingMessage, response: ServerResponse, watched: WatchedRequest): void {
  const { api, logger, id, isForApi } = watched;
  const { method = "" } = request;
  const startedAt = performance.now();
  const path = pathOf(request.url ?? "/");
  api.counts.underWay += 1;
  response.once("close", () => {
    api.counts.underWay -= 1;
    const seconds = (performance.now() - startedAt) / 1_000;
    const isStream = path === LIVE_PATH;
    const status = response.writableFinished || (isStream && response.headersSent) ? response.statusCode : CLIENT_GONE;
    const route = isForApi ? api.routeOf(method, path) : path.startsWith("/_app/") ? "asset" : "page";
    api.counts.note({ method, route, status, seconds, isStream });
    const isNotable = (status >= 500 || seconds > SLOW_SECONDS) && !isStream;
    const line = { requestId: id, method, path: path.slice(0, 200), route, status, ms: Math.round(seconds * 1e4) / 10 };
    logger[isNotable ? "info" : "debug"](line, "answered");
  });
}

function pathOf(url: string): string {
  const end = url.indexOf("?");
  return end === -1 ? url : url.slice(0, end);
}
