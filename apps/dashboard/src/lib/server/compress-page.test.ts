import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { compressPage } from "./compress-page.ts";

const TEXT = "<p>Stars.</p>".repeat(1_000);

function compress(accepted: string, { body = TEXT, type = "text/html", status = 200 } = {}): Promise<Response> {
  const request = new Request("http://localhost/", { headers: { "accept-encoding": accepted } });
  return compressPage(request, new Response(body, { status, headers: { "content-type": type, etag: '"a"' } }));
}

async function look(response: Response) {
  const about = ["etag", "cache-control", "content-encoding", "vary"].map((name) => response.headers.get(name));
  return { about, bytes: Buffer.from(await response.arrayBuffer()) };
}

test("a page goes out in the best form that the reader takes, asked for anew each time", async () => {
  const brotli = await look(await compress("gzip, deflate, br;q=0.9"));
  expect(brotli.about).toEqual([null, "no-cache", "br", "accept-encoding"]);
  expect(brotliDecompressSync(brotli.bytes).toString()).toBe(TEXT);
  const zipped = await look(await compress("gzip;q=1.0, br;q=0"));
  expect(zipped.about).toEqual([null, "no-cache", "gzip", "accept-encoding"]);
  expect(gunzipSync(zipped.bytes).toString()).toBe(TEXT);
  const plain = await look(await compress("identity"));
  expect(plain.about).toEqual([null, "no-cache", null, "accept-encoding"]);
  expect(plain.bytes.toString()).toBe(TEXT);
});

test("what is small, or no text, goes out as it is", async () => {
  const short = await look(await compress("br", { body: "short" }));
  expect([short.about[2], short.bytes.toString()]).toEqual([null, "short"]);
  expect((await look(await compress("br", { type: "image/png" }))).about).toEqual(['"a"', null, null, null]);
});

test("a page that fails keeps its status when it is compressed", async () => {
  const failed = await compress("gzip", { status: 503 });
  expect([failed.status, failed.headers.get("content-encoding")]).toEqual([503, "gzip"]);
});

test("what was taken out of a response stands at its beginning again, compressed or not", async () => {
  const page = "<h1>é</h1>".repeat(200);
  for (const accepted of ["identity", "br"]) {
    const request = new Request("http://localhost/", { headers: { "accept-encoding": accepted } });
    const length = String(TEXT.length);
    const headers = { "content-type": "text/html", "content-length": length, etag: '"a"' };
    const answer = await compressPage(request, new Response(TEXT, { headers }), page);
    const told = answer.headers.get("content-length");
    const { about, bytes } = await look(answer);
    expect(told).toBe(String(bytes.length));
    expect(about).toEqual([null, "no-cache", accepted === "br" ? "br" : null, "accept-encoding"]);
    expect((accepted === "br" ? brotliDecompressSync(bytes) : bytes).toString()).toBe(page + TEXT);
  }
});
