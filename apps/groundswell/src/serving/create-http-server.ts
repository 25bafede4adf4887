import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { belongsToApi } from "@groundswell/api";
import { writeBaseHeaders } from "./base-headers.ts";
import { guardConnections } from "./guard-connections.ts";
import { RequestLimiter, type RequestLimits } from "./limit-requests.ts";
import { mostConnections } from "./most-connections.ts";

/** What a server has to know of how it is reached. */
export interface ServerOptions extends RequestLimits {
  /** Where the public reaches this; null: wherever requests are sent to. */
  publicUrl: string | null;
  now: () => number;
  /** Told of each request first, whatever becomes of it. */
  begin?: (request: IncomingMessage, response: ServerResponse) => void;
}

const LIMITS = {
  maxHeaderSize: 16_384,
  /** For the head of a request, from its first byte or the connection's. */
  headersTimeout: 10_000,
  /** For the whole of it, a webhook's megabytes included. */
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
  /** Longer than a reader looks for the next page's link; proxies keep theirs up to a minute and ask again. */
  keepAliveTimeout: 15_000,
};
/** Nothing has gone either way for so long: whoever does not take an answer is let go. Live streams have heartbeats. */
const STILL_MS = 60_000;
const MOST_REQUESTS_A_CONNECTION = 10_000;
/** `.` or `..` as a part of a path, however it is written: a browser resolves it before it asks. */
const DOTS = /(^|[\\/])(\.|%2e){1,2}([\\/]|$)/i;

/**
 * A server that refuses what is malformed, too much, or too slow, before anybody answers it. Node's parser is strict: it
 * refuses a length and chunks in one request, two lengths, bare line feeds and folded headers, and closes the connection.
 */
export function createHttpServer(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  options: ServerOptions,
): Server {
  const limiter = new RequestLimiter(options, options.now);
  const isHttps = options.publicUrl?.startsWith("https:") ?? false;
  const server = createServer(LIMITS, (request, response) => {
    options.begin?.(request, response);
    writeBaseHeaders(response, { isApi: belongsToApi(request.url ?? "/"), isHttps });
    const fault = findFault(request);
    if (fault !== null) {
      response.writeHead(400, { "content-type": "text/plain; charset=utf-8", connection: "close" });
      response.end(`${fault}\n`);
      return;
    }
    limiter.handle(request, response, () => {
      answer(request, response);
    });
  });
  server.timeout = STILL_MS;
  server.maxRequestsPerSocket = MOST_REQUESTS_A_CONNECTION;
  guardConnections(server, mostConnections());
  return server;
}

/** Why two readers of one request might take it for two different ones. */
function findFault(request: IncomingMessage): string | null {
  // RFC 9112, section 3.2: each of two readers might believe another one.
  if (countHosts(request) > 1) return "more than one Host header";
  // Limits go by the path as it is written, and routes by the path that it leads to: one must be the other.
  const [path = ""] = (request.url ?? "/").split(/[?#]/, 1);
  return DOTS.test(path) ? "a path with . or .. in it" : null;
}

function countHosts({ rawHeaders }: IncomingMessage): number {
  return rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === "host").length;
}
