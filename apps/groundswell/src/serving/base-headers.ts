import type { ServerResponse } from "node:http";

/** A year; only of this host, as others of the domain are not ours to decide on. */
const HSTS = "max-age=31536000";

const EVERYWHERE = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
};

/** Of answers to programs, and of pictures: nothing in them may run, or be framed, if a browser shows one as a page. */
const OF_API = {
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "cross-origin",
};

/**
 * Headers that every answer has, of whichever part. They are there before the part begins, and give way to its own.
 * @param isHttps whether readers come over https: to promise it for a year where they don't would shut them out
 */
export function writeBaseHeaders(
  response: ServerResponse,
  { isApi, isHttps }: { isApi: boolean; isHttps: boolean },
): void {
  const headers = {
    ...EVERYWHERE,
    ...(isApi ? OF_API : {}),
    ...(isHttps ? { "strict-transport-security": HSTS } : {}),
  };
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}
