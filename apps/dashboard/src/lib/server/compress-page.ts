import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** Below this it saves nothing: it is one packet either way. */
const LEAST_BYTES = 1_024;
const TEXT = /^(?:text\/|application\/json)/;
/** Smaller than gzip's best, in less time; a window of a page's size, for which little memory is needed. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: 18 } };

const zipBrotli = promisify(brotliCompress);
const zipGzip = promisify(gzip);

type Coding = "br" | "gzip";

/**
 * A page, compressed for whoever takes that. Made beside the event loop. Pages hold no secrets, so their size tells none.
 * HTML goes without an ETag: it has another nonce each time, so that none would ever be found again. It is asked for anew
 * at each visit.
 * @param page what was taken out of the response, to stand at its beginning
 */
export async function compressPage(request: Request, response: Response, page = ""): Promise<Response> {
  const type = response.headers.get("content-type") ?? "";
  if (type.startsWith("text/html")) {
    response.headers.delete("etag");
    if (!response.headers.has("cache-control")) response.headers.set("cache-control", "no-cache");
  }
  if (!TEXT.test(type) || response.headers.has("content-encoding")) {
    return response;
  }
  response.headers.append("vary", "accept-encoding");
  const coding = chooseCoding(request.headers.get("accept-encoding"));
  if (page === "" && (coding === null || response.body === null)) return response;
  const body = page === "" ? new Uint8Array(await response.arrayBuffer()) : Buffer.from(page + (await response.text()));
  const { status } = response;
  const headers = new Headers(response.headers);
  // What it was before is the length of what was not taken out of it.
  headers.set("content-length", String(body.byteLength));
  if (coding === null || body.byteLength < LEAST_BYTES) return new Response(body, { status, headers });
  const small = coding === "br" ? await zipBrotli(body, BROTLI) : await zipGzip(body);
  headers.set("content-encoding", coding);
  headers.set("content-length", String(small.byteLength));
  // Whoever made it for other text than pages vouches for its bytes, not for these.
  headers.delete("etag");
  return new Response(new Uint8Array(small), { status, headers });
}

function chooseCoding(accepted: string | null): Coding | null {
  const names = new Set(
    (accepted ?? "")
      .toLowerCase()
      .split(",")
      .filter((part) => !/;\s*q=0(?:\.0*)?\s*$/.test(part))
      .map((part) => part.split(";")[0]?.trim()),
  );
  if (names.has("br")) return "br";
  return names.has("gzip") ? "gzip" : null;
}
