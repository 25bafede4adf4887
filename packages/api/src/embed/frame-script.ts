import { gzipSync } from "node:zlib";

/** The built script of charts' pages in frames. */
export interface BuiltFrame {
  /** Named by its content: `frame.Bx81a-2c.js`. */
  name: string;
  body: Uint8Array<ArrayBuffer>;
}

const FOLDER = "/embed/_/";

const HEADERS = {
  "content-type": "text/javascript; charset=utf-8",
  // By its name it is one file for ever.
  "cache-control": "public, max-age=31536000, immutable",
  "access-control-allow-origin": "*",
  "cross-origin-resource-policy": "cross-origin",
  "x-content-type-options": "nosniff",
  vary: "accept-encoding",
};

/** Path of the script. */
export function frameScriptPath({ name }: BuiltFrame): string {
  return FOLDER + name;
}

const zipped = new WeakMap<BuiltFrame, Uint8Array<ArrayBuffer>>();

/** The script compressed, once for all requests. */
export function zipScript(frame: BuiltFrame): Uint8Array<ArrayBuffer> {
  const known = zipped.get(frame) ?? Uint8Array.from(gzipSync(frame.body, { level: 9 }));
  zipped.set(frame, known);
  return known;
}

/** Answers requests for the script, compressed for whoever takes that; null: it is another request. */
export function serveFrameScript(frame: BuiltFrame | null): (request: Request) => Response | null {
  return (request) => {
    if (frame === null || new URL(request.url).pathname !== frameScriptPath(frame)) return null;
    if (request.method !== "GET" && request.method !== "HEAD") return null;
    const bodyOf = (body: Uint8Array<ArrayBuffer>) => (request.method === "HEAD" ? null : body);
    if (!/\bgzip\b/.test(request.headers.get("accept-encoding") ?? "")) {
      return new Response(bodyOf(frame.body), { headers: HEADERS });
    }
    return new Response(bodyOf(zipScript(frame)), { headers: { ...HEADERS, "content-encoding": "gzip" } });
  };
}
