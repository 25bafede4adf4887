import type { IncomingMessage } from "node:http";
import type { InstantMs } from "@groundswell/core";

/** A request as the stand-in sees it. `target` is path and query, free of tokens, as it is logged. */
export interface StandinRequest {
  at: InstantMs;
  method: string;
  path: string;
  target: string;
  query: URLSearchParams;
  headers: IncomingMessage["headers"];
  body: string;
  /** The caller's address, for the anonymous budget. */
  address: string;
  /** `http://host:port` as the caller wrote it: links must lead back to where it came from. */
  origin: string;
  /** Whether a token stood in the address. */
  tokenInUrl: boolean;
}

const MAX_BODY_BYTES = 4_000_000;

/** Reads a whole request. */
export async function readRequest(incoming: IncomingMessage, at: InstantMs): Promise<StandinRequest> {
  const origin = `http://${incoming.headers.host ?? "localhost"}`;
  const url = new URL(incoming.url ?? "/", origin);
  const tokenInUrl = url.searchParams.has("access_token");
  url.searchParams.delete("access_token");
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new RangeError("request body too large");
    chunks.push(chunk);
  }
  return {
    at,
    method: incoming.method ?? "GET",
    path: url.pathname,
    target: url.pathname + url.search,
    query: url.searchParams,
    headers: incoming.headers,
    body: Buffer.concat(chunks).toString("utf8"),
    address: incoming.socket.remoteAddress ?? "unknown",
    origin,
    tokenInUrl,
  };
}
