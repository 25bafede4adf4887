import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { belongsToApi, chooseRequestId, runAsRequest, type Api } from "@groundswell/api";
import { UserError } from "@groundswell/core";
import { getRequestListener } from "@hono/node-server";
import type { Logger } from "pino";
import { createHttpServer, type ServerOptions } from "../serving/create-http-server.ts";
import { closeServer, waitForBalancer } from "./close-server.ts";
import { watchRequest } from "./watch-request.ts";

/** The dashboard as SvelteKit's Node adapter builds it. */
export type DashboardHandler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Under this key a request carries the API to the dashboard, which then asks it without going over the network. */
const API_KEY = Symbol.for("groundswell.api");

export interface RunningServer {
  url: string;
  /** Stops being ready at once, answers what is under way, and closes every connection. */
  close(): Promise<void>;
}

const REQUEST_ID = "x-request-id";

export interface ServeOptions extends Omit<ServerOptions, "now" | "begin"> {
  port: number;
  host: string;
  /** For how long it goes on answering once it has said that it is not ready. */
  shutdownDelayMs: number;
  logger: Logger;
}

/**
 * Serves the API, and the dashboard where there is one, on one port.
 * @throws UserError when the port is taken or may not be used
 */
export async function serve(
  api: Api,
  dashboard: DashboardHandler | null,
  { port, host, shutdownDelayMs, logger, ...options }: ServeOptions,
): Promise<RunningServer> {
  const listener = getRequestListener(api.fetch);
  let isStopping = false;
  const isForApi = (request: IncomingMessage) => dashboard === null || belongsToApi(request.url ?? "/");
  const begin = (request: IncomingMessage, response: ServerResponse) => {
    const said = request.headers["x-request-id"];
    const id = chooseRequestId(typeof said === "string" ? said : undefined);
    response.setHeader(REQUEST_ID, id);
    // The next request of this connection is for whoever takes our place.
    if (isStopping) response.shouldKeepAlive = false;
    watchRequest(request, response, { api, logger, id, isForApi: isForApi(request) });
  };
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    runAsRequest(String(response.getHeader(REQUEST_ID)), () => {
      if (dashboard === null || isForApi(request)) {
        void listener(request, response);
        return;
      }
      Object.assign(request, { [API_KEY]: api.fetch });
      dashboard(request, response, () => void listener(request, response));
    });
  };
  const server = createHttpServer(answer, { ...options, begin, now: () => performance.now() });
  await listen(server, port, host);
  const { port: bound } = server.address() as AddressInfo;
  const isLocal = ["127.0.0.1", "0.0.0.0", "::", "::1"].includes(host);
  const shownHost = isLocal ? "localhost" : host.includes(":") ? `[${host}]` : host;
  const close = async () => {
    isStopping = true;
    api.close();
    await waitForBalancer(shutdownDelayMs);
    await closeServer(server);
  };
  return { url: `http://${shownHost}:${bound}`, close };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const taken = cause.code === "EADDRINUSE";
      reject(
        new UserError(taken ? `port ${port} is in use` : `can't listen on ${host}:${port}: ${cause.message}`, {
          where: `PORT=${port}`,
          remedy: "stop what uses it, or choose another with PORT",
          cause,
        }),
      );
    });
    server.listen(port, host, resolve);
  });
}
