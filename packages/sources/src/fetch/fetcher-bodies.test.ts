import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { faultOf, fetcherWith, serve, textOf } from "../testing/http.ts";

describe("bodies", () => {
  const text = "héllo ".repeat(1_000);
  it.each([
    ["gzip", gzipSync(text)],
    ["x-gzip", gzipSync(text)],
    ["br", brotliCompressSync(text)],
    ["deflate", deflateSync(text)],
    ["deflate", deflateRawSync(text)],
    ["zstd", zstdCompressSync(text)],
    ["identity", Buffer.from(text)],
    ["gzip, br", brotliCompressSync(gzipSync(text))],
  ])("in %s are unpacked", async (encoding, body) => {
    const base = await serve((_, response) => response.writeHead(200, { "content-encoding": encoding }).end(body));
    expect(await textOf(fetcherWith(), base)).toBe(text);
  });

  it("may be empty, packed or not", async () => {
    const base = await serve((request, response) => {
      response.writeHead(200, request.url === "/packed" ? { "content-encoding": "gzip" } : {}).end();
    });
    expect(await textOf(fetcherWith(), base)).toBe("");
    expect(await textOf(fetcherWith(), `${base}/packed`)).toBe("");
  });

  it.each([
    ["cut off", "gzip", gzipSync(text).subarray(0, 40), "bad_encoding"],
    ["no gzip at all", "gzip", Buffer.from("plain"), "bad_encoding"],
    ["no brotli at all", "br", Buffer.from("plain plain plain"), "bad_encoding"],
    ["cut off", "br", brotliCompressSync(text).subarray(0, 10), "bad_encoding"],
    ["no zstd at all", "zstd", Buffer.from("plain"), "bad_encoding"],
    ["unknown", "snappy", Buffer.from("plain"), "bad_encoding"],
    ["packed thrice", "gzip, gzip, gzip", Buffer.from("plain"), "bad_encoding"],
  ])("%s (%s) are told", async (_, encoding, body, code) => {
    const base = await serve((_request, response) =>
      response.writeHead(200, { "content-encoding": encoding }).end(body),
    );
    expect((await faultOf(fetcherWith().get(base))).code).toBe(code);
  });

  it("that break off are told", async () => {
    const base = await serve((_, response) => {
      response.writeHead(200, { "content-length": "1000" });
      response.write("half");
      setTimeout(() => response.destroy(), 20);
    });
    expect(await faultOf(fetcherWith().get(base))).toMatchObject({ code: "no_connection", passes: true });
  });

  it.each([
    ["gzip", gzipSync(gzipBomb())],
    ["br", brotliCompressSync(gzipBomb())],
    ["zstd", zstdCompressSync(gzipBomb())],
    ["deflate", deflateSync(gzipBomb())],
    ["gzip, gzip", gzipSync(gzipSync(gzipBomb()))],
  ])("that grow without end out of %s are given up, and hold no memory", async (encoding, body) => {
    const base = await serve((_, response) => response.writeHead(200, { "content-encoding": encoding }).end(body));
    const before = process.memoryUsage().rss;
    expect((await faultOf(fetcherWith({ maxBytes: 1_000_000 }).get(base))).code).toBe("too_large");
    expect(process.memoryUsage().rss - before).toBeLessThan(60_000_000);
  });

  it("that announce more than the limit are not taken", async () => {
    const closed = Promise.withResolvers<null>();
    const base = await serve((_, response) => {
      response.on("close", () => closed.resolve(null));
      response.writeHead(200, { "content-length": "50000000" }).flushHeaders();
    });
    expect((await faultOf(fetcherWith().get(base))).code).toBe("too_large");
    await closed.promise;
  });

  it("of 50 MB without a length are given up at the limit", async () => {
    let sent = 0;
    const base = await serve((_, response) => {
      const chunk = Buffer.alloc(100_000, 32);
      const more = () => {
        while (sent < 500 && !response.destroyed) {
          sent++;
          if (!response.write(chunk)) return void response.once("drain", more);
        }
        response.end();
      };
      more();
    });
    expect((await faultOf(fetcherWith({ maxBytes: 1_000_000 }).get(base))).code).toBe("too_large");
    expect(sent).toBeLessThan(200);
  });
});

/** 100 MB of the same. */
function gzipBomb(): Buffer {
  return Buffer.alloc(100_000_000, 97);
}
