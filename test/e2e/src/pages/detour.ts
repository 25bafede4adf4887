import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * What becomes of requests: `open` to the target, `slow` the same after a while, else no or a useless answer; `foreign`:
 * its status is ours, all else is of a program that we don't know.
 */
export type DetourState = "open" | "slow" | "gone" | "failing" | "nonsense" | "foreign";

/** A way to a server that can be cut. */
export interface Detour {
  url: string;
  state: DetourState;
  close(): Promise<void>;
}

const SLOW_MS = 1_500;

/** Opens a way to the server at `target`: what is behind it is real, and can still be out of reach. */
export async function openDetour(target: string): Promise<Detour> {
  const detour: Detour = { url: "", state: "open", close };
  const server = createServer((incoming, response) => {
    handle(incoming, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  detour.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return detour;

  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    if (detour.state === "gone") {
      incoming.socket.destroy();
    } else if (detour.state === "failing") {
      response.writeHead(500, { "content-type": "application/problem+json" });
      response.end(JSON.stringify({ type: "about:blank", title: "Internal Server Error", status: 500 }));
    } else if (detour.state === "nonsense") {
      response.writeHead(200, { "content-type": "application/json" }).end('{"half":');
    } else if (detour.state === "foreign" && incoming.url?.startsWith("/api/v1/status") !== true) {
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
    } else {
      if (detour.state === "slow") await sleep(SLOW_MS);
      pass(incoming, response);
    }
  }

  function pass(incoming: IncomingMessage, response: ServerResponse): void {
    const { method, headers, url = "/" } = incoming;
    const onward = request(new URL(url, target), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    response.on("close", () => onward.destroy());
    incoming.pipe(onward);
  }

  async function close(): Promise<void> {
    server.close();
    server.closeAllConnections();
    await once(server, "close");
  }
}
