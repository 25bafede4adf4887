import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { belongsToApi, type Api } from "@groundswell/api";
import { UserError } from "@groundswell/core";
import { getRequestListener } from "@hono/node-server";
import { createHttpServer, type ServerOptions } from "../serving/create-http-server.ts";

/** The dashboard as SvelteKit's Node adapter builds it. */
export type DashboardHandler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Under this key a request carries the API to the dashboard, which then asks it without going over the network. */
const API_KEY = Symbol.for("groundswell.api");

const SHUTDOWN_GRACE_MS = 5_000;

export interface RunningServer {
  url: string;
  close(): Promise<void>;
}

/**
 * Serves the API, and the dashboard where there is one, on one port.
 * @throws UserError when the port is taken or may not be used
 */
export async function serve(
  api: Api,
  dashboard: DashboardHandler | null,
  { port, host, ...options }: { port: number; host: string } & Omit<ServerOptions, "now">,
): Promise<RunningServer> {
  const listener = getRequestListener(api.fetch);
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    if (dashboard === null || belongsToApi(request.url ?? "/")) {
      void listener(request, response);
      return;
    }
    Object.assign(request, { [API_KEY]: api.fetch });
    dashboard(request, response, () => void listener(request, response));
  };
  const server = createHttpServer(answer, { ...options, now: () => performance.now() });
  await listen(server, port, host);
  const { port: bound } = server.address() as AddressInfo;
  const isLocal = ["127.0.0.1", "0.0.0.0", "::", "::1"].includes(host);
  const shownHost = isLocal ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return { url: `http://${shownHost}:${bound}`, close: () => closeServer(server, api) };
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

/** Lets requests under way finish, within reason; live streams never would. */
function closeServer(server: Server, api: Api): Promise<void> {
  return new Promise((resolve) => {
    const cutOff = setTimeout(() => {
      server.closeAllConnections();
    }, SHUTDOWN_GRACE_MS);
    server.close(() => {
      clearTimeout(cutOff);
      resolve();
    });
    api.close();
    server.closeIdleConnections();
  });
}
