import type { RequestListener, ServerResponse } from "node:http";
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { body, entry, rss, type HostileDocument } from "./hostile-document.ts";

const page = "<html><title>Sorry</title></html>";
const to =
  (location: string, status = 302): RequestListener =>
  (_, response) =>
    response.writeHead(status, { location }).end();
/** Made when it is asked for, so that memory does not hold it. */
const bomb =
  (encoding: string, pack: (bytes: Buffer) => Buffer): RequestListener =>
  (_, response) => {
    response.writeHead(200, { "content-encoding": encoding }).end(pack(Buffer.alloc(50_000_000, 97)));
  };

/** A server writes for as long as it is read. */
function pour(response: ServerResponse, chunks: number): void {
  const chunk = Buffer.alloc(100_000, 32);
  let left = chunks;
  const more = () => {
    while (left-- > 0) {
      if (response.destroyed) return;
      if (!response.write(chunk)) {
        response.once("drain", more);
        return;
      }
    }
    response.end();
  };
  more();
}

const drip: RequestListener = (_, response) => {
  response.writeHead(200).write("<rss>");
  const timer = setInterval(() => response.write("<!-- -->"), 50);
  response.on("close", () => clearInterval(timer));
};

/** Servers that misbehave. */
export const ANSWERS: HostileDocument[] = [
  { name: "404 with a page", serve: body(page, {}, 404), code: "not_found" },
  { name: "410 with a page", serve: body(page, {}, 410), code: "not_found" },
  { name: "403 with a page", serve: body(page, {}, 403), code: "not_allowed" },
  { name: "429 with a page", serve: body(page, { "retry-after": "3600" }, 429), code: "too_many_requests" },
  { name: "500 with a page", serve: body(page, {}, 500), code: "server_error" },
  { name: "304 without being asked", serve: body("", {}, 304), code: "bad_status" },
  {
    name: "a redirect in a circle",
    serve: (request, response) =>
      to(`${request.url?.split("?")[0] ?? ""}?${(request.url ?? "").endsWith("1") ? "2" : "1"}`)(request, response),
    code: "too_many_redirects",
  },
  {
    name: "redirects without end",
    serve: (request, response) => to(`${request.url ?? ""}x`)(request, response),
    code: "too_many_redirects",
  },
  { name: "a redirect to loopback", serve: to("http://127.0.0.1:1/"), code: "forbidden_address" },
  { name: "a redirect to loopback by name", serve: to("//localhost:1/"), code: "forbidden_address" },
  {
    name: "a redirect to metadata",
    serve: to("http://169.254.169.254/latest/meta-data/iam/", 307),
    code: "forbidden_address",
  },
  { name: "a redirect to a private network", serve: to("http://192.168.1.1/admin"), code: "forbidden_address" },
  { name: "a redirect to a file", serve: to("file:///etc/passwd"), code: "bad_redirect" },
  { name: "a redirect with a password", serve: to("http://u:p@story.example/"), code: "bad_redirect" },
  { name: "a redirect to nowhere", serve: (_, response) => response.writeHead(301).end(), code: "bad_redirect" },
  { name: "a gzip bomb", serve: bomb("gzip", gzipSync), code: "too_large" },
  { name: "a brotli bomb", serve: bomb("br", (bytes) => brotliCompressSync(bytes)), code: "too_large" },
  { name: "a zstd bomb", serve: bomb("zstd", (bytes) => zstdCompressSync(bytes)), code: "too_large" },
  { name: "a deflate bomb", serve: bomb("deflate", deflateSync), code: "too_large" },
  { name: "a bomb within a bomb", serve: bomb("gzip, gzip", (bytes) => gzipSync(gzipSync(bytes))), code: "too_large" },
  {
    name: "packed thrice",
    serve: body(gzipSync(gzipSync(gzipSync("x"))), { "content-encoding": "gzip, gzip, gzip" }),
    code: "bad_encoding",
  },
  {
    name: "gzip that is cut off",
    serve: body(gzipSync(rss(entry().repeat(50))).subarray(0, 60), { "content-encoding": "gzip" }),
    code: "bad_encoding",
  },
  { name: "gzip that is none", serve: body(rss(entry()), { "content-encoding": "gzip" }), code: "bad_encoding" },
  { name: "an unknown compression", serve: body("x", { "content-encoding": "lzma" }), code: "bad_encoding" },
  { name: "50 MB without a length", serve: (_, response) => pour(response, 500), code: "too_large" },
  {
    name: "50 MB announced",
    serve: (_, response) => response.writeHead(200, { "content-length": "50000000" }).flushHeaders(),
    code: "too_large",
  },
  { name: "byte after byte for ever", serve: drip, code: "timed_out" },
  { name: "no answer at all", serve: () => undefined, code: "timed_out" },
  {
    name: "a connection that breaks off",
    serve: (request, response) =>
      void response.writeHead(200, { "content-length": "100" }).write("<rss>", () => request.socket.destroy()),
    code: "no_connection",
  },
  { name: "no HTTP", serve: (request) => void request.socket.end("SSH-2.0-OpenSSH_9.6\r\n\r\n"), code: "bad_answer" },
  {
    name: "headers of 200 kB",
    serve: (request) => void request.socket.end(`HTTP/1.1 200 OK\r\nx: ${"y".repeat(200_000)}\r\n\r\n`),
    code: "bad_answer",
  },
];

const refused = (name: string, address: (port: number) => string): HostileDocument => ({
  name,
  address,
  code: "forbidden_address",
});

/** This machine and its neighbours, however they are written. */
export const ADDRESSES: HostileDocument[] = [
  refused("loopback", (port) => `http://127.0.0.1:${port}/`),
  refused("loopback in short", (port) => `http://127.1:${port}/short`),
  refused("loopback in decimal", (port) => `http://2130706433:${port}/decimal`),
  refused("loopback in hexadecimal", (port) => `http://0x7f000001:${port}/hexadecimal`),
  refused("loopback in octal", (port) => `http://0177.0.0.1:${port}/octal`),
  refused("loopback with a dot", (port) => `http://127.0.0.1.:${port}/dot`),
  refused("loopback in other digits", (port) => `http://①②⑦.⓪.⓪.①:${port}/digits`),
  refused("loopback by name", (port) => `http://localhost:${port}/`),
  refused("loopback by name with a dot", (port) => `http://localhost.:${port}/`),
  refused("loopback in IPv6", (port) => `http://[::1]:${port}/`),
  refused("loopback mapped into IPv6", (port) => `http://[::ffff:127.0.0.1]:${port}/`),
  refused("loopback through NAT64", (port) => `http://[64:ff9b::7f00:1]:${port}/`),
  refused("loopback through 6to4", (port) => `http://[2002:7f00:1::]:${port}/`),
  refused("no machine at all", (port) => `http://0.0.0.0:${port}/`),
  refused("a cloud's metadata", () => "http://169.254.169.254/latest/meta-data/"),
  refused("a private network", () => "http://10.0.0.1/"),
];
