import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { pathToFileURL } from "node:url";
import { belongsToApi } from "@groundswell/api";
import { connect, migrate, rebuildTrends, type Connection } from "@groundswell/db";
import { getRequestListener } from "@hono/node-server";
import { openCatalogue } from "./catalogue.ts";
import { createBenchApi } from "./create-bench-api.ts";
import { fillGeneratedCatalogue } from "./generated-catalogue.ts";

/*
 * A process of its own: the built dashboard with the API on a catalogue, as the product serves them, and beside it bare
 * pages of the same framework. It tells what processor time it has used, which says more than a rate on a busy machine.
 */

/** Asks for an answer, or to stop. */
export type PagesRequest = "usage" | "stop" | { cold: boolean };
export interface PagesPorts {
  pages: number;
  bare: number;
}

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

const DAYS = 100;

const [url = "", projects = "real", dashboardFile = "", bareFile = ""] = process.argv.slice(2);
const where = { url, dataDir: "" };
const store = projects === "real" ? await openCatalogue(where) : await openGenerated(Number(projects));
const api = createBenchApi(store.db);

/** Cold: every question to the API is a new one, so that each answer is read from the database. */
let isCold = false;
let asked = 0;

const answer = await api.fetch(new Request("http://localhost/api/v1/projects?limit=100"));
const { items } = (await answer.json()) as { items: unknown };
/** What the bare table shows. */
Object.assign(globalThis, { benchProjects: items });

const listener = getRequestListener(api.fetch);
const dashboard = await loadHandler(dashboardFile);
const ports: PagesPorts = {
  pages: await listen((request, response) => {
    if (belongsToApi(request.url ?? "/")) return void listener(request, response);
    Object.assign(request, { [Symbol.for("groundswell.api")]: isCold ? askAnew : api.fetch });
    dashboard(request, response, () => response.writeHead(404).end());
  }),
  bare: await listen(await loadHandler(bareFile)),
};
process.on("message", (message: PagesRequest) => {
  if (message === "usage") {
    const { user, system } = process.cpuUsage();
    process.send?.((user + system) / 1_000);
  } else if (message === "stop") void store.close().then(() => process.exit());
  else isCold = message.cold;
});
process.send?.(ports);

async function openGenerated(count: number): Promise<Connection> {
  const connection = await connect(where);
  await migrate(connection);
  await fillGeneratedCatalogue(connection.db, { projects: count, days: DAYS });
  await rebuildTrends(connection.db);
  return connection;
}

function askAnew(request: Request): Response | Promise<Response> {
  const address = new URL(request.url);
  address.searchParams.set("n", String((asked += 1)));
  return api.fetch(new Request(address, request));
}

async function loadHandler(file: string): Promise<Handler> {
  const module: unknown = await import(pathToFileURL(file).href);
  if (typeof module !== "object" || module === null || !("handler" in module) || typeof module.handler !== "function") {
    throw new Error(`${file} is not a built dashboard`);
  }
  return module.handler as Handler;
}

function listen(handler: (request: IncomingMessage, response: ServerResponse, next: () => void) => void) {
  const server = createServer((request, response) => {
    handler(request, response, () => response.writeHead(404).end());
  });
  return new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}
