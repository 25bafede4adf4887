import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { openCatalogue } from "./catalogue.ts";
import { createBenchApi } from "./create-bench-api.ts";

/*
 * A process of its own: the API on a catalogue, and beside it a bare Hono handler that answers the same bytes. The
 * load comes from another process, so that it takes no time from the one that is measured.
 */

const PATHS = ["/api/v1/projects", "/api/v1/projects/aaif-goose/goose/series"];

const [url, dataDir = "", ...asked] = process.argv.slice(2);
const paths = asked.length > 0 ? asked : PATHS;
const store = await openCatalogue(url === undefined || url === "embedded" ? { dataDir } : { url, dataDir });
const api = createBenchApi(store.db);

const bare = new Hono();
for (const path of paths) {
  const response = await api.fetch(new Request(`http://localhost${path}`));
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  const body = await response.arrayBuffer();
  const headers = Object.fromEntries(response.headers);
  bare.get(path.replace(/\?.*/, ""), (c) => c.body(body, 200, headers));
}

const ports = await Promise.all([listen(api.fetch), listen((request) => bare.fetch(request))]);
process.send?.({ api: ports[0], bare: ports[1], paths });
process.once("message", () => {
  void store.close().then(() => process.exit());
});

function listen(fetch: (request: Request) => Response | Promise<Response>): Promise<number> {
  const server = createServer((request, response) => void getRequestListener(fetch)(request, response));
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}
