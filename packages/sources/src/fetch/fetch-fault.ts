import { SourceFault } from "../source-fault.ts";

/** Why nothing was fetched. */
export type FetchFaultCode =
  /** No absolute `http` or `https` address, or one with a user name or password. */
  | "bad_address"
  /** It leads into a private network, or to somewhere that nobody publishes from. */
  | "forbidden_address"
  | "name_not_found"
  /** No connection, or it broke off. */
  | "no_connection"
  /** The certificate or the encrypted connection is not in order. */
  | "bad_tls"
  | "timed_out"
  /** The caller's signal. */
  | "aborted"
  | "too_large"
  /** A compression that is unknown, broken off or nested too deeply. */
  | "bad_encoding"
  /** No HTTP, or headers beyond any measure. */
  | "bad_answer"
  | "bad_redirect"
  | "too_many_redirects"
  /** 401 and 403. */
  | "not_allowed"
  /** 404 and 410. */
  | "not_found"
  /** 429. */
  | "too_many_requests"
  /** 5xx. */
  | "server_error"
  /** Any other status that is no success. */
  | "bad_status";

interface FetchFaultOptions {
  url: string;
  remedy: string;
  status?: number | null;
  passes?: boolean;
  retryAfterMs?: number | null;
  cause?: unknown;
}

/** Something that a watchlist or a feed names could not be fetched. Its texts and its `url` hold no secret. */
export class FetchFault extends SourceFault<FetchFaultCode> {
  override readonly name = "FetchFault";

  constructor(code: FetchFaultCode, message: string, options: FetchFaultOptions) {
    super(code, message, { ...options, url: tellAddress(options.url) });
  }
}

/**
 * An address for people to read: without user name, password and fragment, and with `?…` for a query, as keys stand
 * there. At most 200 characters.
 */
export function tellAddress(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null)
    return url
      .replace(/[?#].*/s, "")
      .replace(/\/\/[^/]*@/, "//")
      .slice(0, 200);
  const { protocol, host, pathname, search } = parsed;
  const place = host === "" ? `${protocol}…` : `${protocol}//${host}${pathname}`;
  return `${place.slice(0, 198)}${search === "" ? "" : "?…"}`;
}
