import { once } from "node:events";
import {
  Agent,
  createServer,
  request,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestListener,
} from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import type { Api } from "@groundswell/api";
import { builtDashboard } from "@groundswell/support";

/** Under this key a request carries the API to the dashboard. */
const API_KEY = Symbol.for("groundswell.api");

export interface Page {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** The built dashboard over an API, on a port of its own. */
export interface Dashboard {
  origin: string;
  /** Asks for a path as it is, with nothing made right. */
  ask: (path: string) => Promise<Page>;
  close: () => Promise<void>;
}

/** @throws UserError when it has not been built */
export async function openDashboard(api: Api): Promise<Dashboard> {
  const { handler } = (await import(pathToFileURL(builtDashboard()).href)) as { handler: RequestListener };
  const server = createServer((asked, response) => {
    handler(Object.assign(asked, { [API_KEY]: api.fetch }), response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true });
  return {
    origin: `http://127.0.0.1:${port}`,
    async ask(path) {
      const sent = request({ agent, host: "127.0.0.1", port, path }).end();
      const [answer] = (await once(sent, "response")) as [IncomingMessage];
      return { status: answer.statusCode ?? 0, headers: answer.headers, body: await text(answer) };
    },
    async close() {
      agent.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
