import { Agent, type Dispatcher } from "undici";
import { checkUrl } from "./check-url.ts";
import { explainError, tooLarge } from "./explain-error.ts";
import { explainStatus } from "./explain-status.ts";
import { createGuardedConnect, type AllowPrivate, type LookUpAll } from "./guarded-connect.ts";
import { leadsAway, nextHop, REDIRECTS, startHop, type Hop } from "./redirects.ts";
import { ACCEPT_ENCODING, parseEncodings, readBody } from "./read-body.ts";

const MAX_HEADER_BYTES = 32_768;
const CONNECTIONS_PER_ORIGIN = 2;

export interface FetcherOptions {
  /** Private and loopback addresses too; or only those servers, each as `host:port`. Default: none. */
  allowPrivate?: AllowPrivate;
  /** For a request with all its redirects and its body; default 30 s. */
  timeoutMs?: number;
  /** Between two signs of life of a server; default 10 s. */
  idleTimeoutMs?: number;
  /** Of a body, as it comes and unpacked; default 10 MB. */
  maxBytes?: number;
  /** Names the program and its version, and where to read about it. */
  userAgent: string;
  now?: () => number;
  /** Looks names up; default: as this machine does. */
  lookUpAll?: LookUpAll;
}

export interface GetOptions {
  /** For the address's own origin: they are dropped as soon as a redirect leaves it. */
  headers?: Record<string, string>;
  /** What an earlier answer bore: with one of them the answer may be that nothing has changed. */
  etag?: string | null;
  lastModified?: string | null;
  accept?: string;
  /** Another name than the program's own, where a server asks for one. */
  userAgent?: string;
  /** Redirects are refused that lead to another host than the one that was asked. */
  sameOriginOnly?: boolean;
  signal?: AbortSignal;
}

/** What is sent with a request. */
export interface SentBody {
  contentType: string;
  text: string;
}

/** An answer. */
export type Fetched =
  | {
      kind: "body";
      /** Where it was in the end, after redirects. */
      url: string;
      status: number;
      bytes: Uint8Array;
      contentType: string | null;
      etag: string | null;
      lastModified: string | null;
    }
  | { kind: "not modified"; url: string };

/** The only way by which the program fetches what a watchlist, a feed or a page names. */
export interface Fetcher {
  /** @throws FetchFault */
  get(url: string, options?: GetOptions): Promise<Fetched>;
  /** Sends something, such as what a token is given for. No redirect is followed. @throws FetchFault */
  post(url: string, body: SentBody, options?: GetOptions): Promise<Fetched>;
  /** Breaks off whatever is under way. */
  close(): Promise<void>;
}

type Settings = Required<Omit<FetcherOptions, "allowPrivate" | "lookUpAll">> & { agent: Agent };

/**
 * A client for addresses that strangers name. It asks only `http` and `https`, connects to public addresses alone,
 * follows at most five redirects and checks each, bounds bytes and time, and keeps no cookies. It goes through no proxy:
 * there the address that is connected to could not be checked.
 */
export function createFetcher(options: FetcherOptions): Fetcher {
  const { allowPrivate = false, timeoutMs = 30_000, idleTimeoutMs = 10_000, maxBytes = 10_000_000 } = options;
  const agent = new Agent({
    connect: createGuardedConnect(allowPrivate, Math.min(timeoutMs, idleTimeoutMs), options.lookUpAll),
    connections: CONNECTIONS_PER_ORIGIN,
    maxHeaderSize: MAX_HEADER_BYTES,
    allowH2: false,
  });
  const { userAgent, now = Date.now } = options;
  const settings = { agent, timeoutMs, idleTimeoutMs, maxBytes, userAgent, now };
  return {
    get: (url, asked = {}) => fetchFrom(url, asked, settings),
    post: (url, body, asked = {}) => fetchFrom(url, { ...asked, body }, settings),
    close: () => agent.destroy(),
  };
}

type Asked = GetOptions & { body?: SentBody };

async function fetchFrom(address: string, asked: Asked, settings: Settings): Promise<Fetched> {
  const { timeoutMs, maxBytes } = settings;
  const deadline = AbortSignal.timeout(timeoutMs);
  const signal = asked.signal === undefined ? deadline : AbortSignal.any([asked.signal, deadline]);
  let hop = startHop(checkUrl(address));
  try {
    for (;;) {
      const response = await ask(hop, asked, settings, signal);
      if (!REDIRECTS.has(response.statusCode)) return await take(response, hop.url.href, asked, settings);
      letGo(response);
      const next = nextHop(hop, oneHeader(response, "location"));
      if (asked.body !== undefined || (asked.sameOriginOnly === true && !next.sameOrigin))
        throw leadsAway(hop.url.href);
      hop = next;
    }
  } catch (error) {
    throw explainError(error, { url: hop.url.href, maxBytes, timeoutMs, signal: asked.signal, deadline });
  }
}

function ask(hop: Hop, asked: Asked, { agent, userAgent, idleTimeoutMs }: Settings, signal: AbortSignal) {
  const { etag, lastModified, accept = "*/*", body } = asked;
  const headers: Record<string, string> = {
    ...(hop.sameOrigin ? asked.headers : {}),
    accept,
    "accept-encoding": ACCEPT_ENCODING,
    "user-agent": asked.userAgent ?? userAgent,
    ...(body === undefined ? {} : { "content-type": body.contentType }),
    ...(typeof etag === "string" ? { "if-none-match": etag } : {}),
    ...(typeof lastModified === "string" ? { "if-modified-since": lastModified } : {}),
  };
  const { origin, pathname, search } = hop.url;
  const limits = { headersTimeout: idleTimeoutMs, bodyTimeout: idleTimeoutMs };
  const sent = body === undefined ? { method: "GET" as const } : { method: "POST" as const, body: body.text };
  return agent.request({ origin, path: `${pathname}${search}`, ...sent, headers, signal, ...limits });
}

async function take(
  response: Dispatcher.ResponseData,
  url: string,
  asked: GetOptions,
  { maxBytes, now }: Settings,
): Promise<Fetched> {
  const status = response.statusCode;
  const conditional = typeof asked.etag === "string" || typeof asked.lastModified === "string";
  const header = (name: string) => oneHeader(response, name);
  const accepted = status >= 200 && status < 300;
  // Content-Length counts the bytes as they come, packed or not: more than the limit are never taken.
  const announced = Number(header("content-length") ?? 0);
  if (!accepted || announced > maxBytes) {
    letGo(response);
    if (accepted) throw tooLarge(url, maxBytes);
    if (status === 304 && conditional) return { kind: "not modified", url };
    throw explainStatus({ url, status, retryAfter: header("retry-after"), nowMs: now() });
  }
  let bytes: Uint8Array;
  try {
    const encodings = parseEncodings(header("content-encoding") ?? "");
    bytes = await readBody(response.body, encodings, maxBytes);
  } catch (error) {
    letGo(response);
    throw error;
  }
  const described = {
    contentType: header("content-type"),
    etag: header("etag"),
    lastModified: header("last-modified"),
  };
  return { kind: "body", url, status, bytes, ...described };
}

/** Takes nothing of a body, which ends the connection: there may be any amount of it. */
function letGo({ body }: Dispatcher.ResponseData): void {
  body.on("error", () => undefined);
  body.destroy();
}

/** A header's value; the first where it was sent several times; null: none, an empty one, or one beyond any measure. */
function oneHeader({ headers }: Dispatcher.ResponseData, name: string): string | null {
  const value = headers[name];
  const text = (Array.isArray(value) ? value[0] : value)?.trim() ?? "";
  return text === "" || text.length > 4_000 ? null : text;
}
