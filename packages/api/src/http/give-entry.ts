import type { Entry } from "./cache-entry.ts";
import { acceptsGzip, gzipBody } from "./gzip-body.ts";
import { parseHttpDate } from "./http-date.ts";

/** A kept answer as this reader takes it: compressed, without its body, or as word that it is the one the reader has. */
export function giveEntry(request: Request, entry: Entry): Response | Promise<Response> {
  if (entry.isCompressible && acceptsGzip(request.headers.get("accept-encoding"))) return respondZipped(request, entry);
  const { status, body, headers } = entry;
  if (isKnown(request, entry)) return new Response(null, { status: 304, headers });
  return new Response(request.method === "HEAD" ? null : body, { status, headers });
}

/** Compressed it is another representation, with an ETag of its own (RFC 9110, section 8.8.3.3). */
async function respondZipped(request: Request, entry: Entry): Promise<Response> {
  const { status, body } = entry;
  const etag = entry.etag === null ? null : entry.etag.replace(/"$/, '-gzip"');
  const headers = { ...entry.headers, ...(etag === null ? {} : { etag }) };
  if (isKnown(request, { ...entry, etag })) return new Response(null, { status: 304, headers });
  const zipped = request.method === "HEAD" ? null : await gzipBody(body);
  return new Response(zipped, { status, headers: { ...headers, "content-encoding": "gzip" } });
}

/** Whether whoever asks has it. RFC 9110, section 13.2.2: the date counts only where no ETag is sent. */
function isKnown(request: Request, { etag, headers }: Entry): boolean {
  if (etag === null) return false;
  const tags = request.headers.get("if-none-match");
  if (tags !== null) return matches(tags, etag);
  const since = parseHttpDate(request.headers.get("if-modified-since") ?? "");
  const modified = parseHttpDate(headers["last-modified"] ?? "");
  return since !== null && modified !== null && modified <= since;
}

/** Weak comparison, as RFC 9110 asks for If-None-Match. */
function matches(asked: string, etag: string): boolean {
  return asked === "*" || asked.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag);
}
