import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { acceptsGzip } from "./gzip-body.ts";
import { withResponseCache } from "./response-cache.ts";

const TEXT = "Stars. ".repeat(1_000);

function serve(body: string, type: string) {
  let made = 0;
  const fetch = withResponseCache(
    () => {
      made += 1;
      return new Response(body, { headers: { "content-type": type, "cache-control": "public" } });
    },
    { current: () => 1 },
    () => 0,
  );
  return async (headers: Record<string, string> = {}, method = "GET") => {
    const response = await fetch(new Request("http://localhost/charts/a", { method, headers }));
    const about = ["etag", "content-encoding", "vary"].map((name) => response.headers.get(name));
    return { status: response.status, about, bytes: Buffer.from(await response.arrayBuffer()), made };
  };
}

test("texts go out compressed to whoever takes that, with an ETag for each form, from one answer", async () => {
  const ask = serve(TEXT, "image/svg+xml; charset=utf-8");
  const plain = await ask();
  const zipped = await ask({ "accept-encoding": "br, gzip" });
  const [etag = ""] = plain.about;
  expect(plain.about).toEqual([etag, null, "accept-encoding"]);
  expect(zipped.about).toEqual([etag?.replace(/"$/, '-gzip"'), "gzip", "accept-encoding"]);
  expect([plain.bytes.toString(), gunzipSync(zipped.bytes).toString()]).toEqual([TEXT, TEXT]);
  expect(zipped.bytes.length).toBeLessThan(plain.bytes.length / 10);
  expect(zipped.made).toBe(1);
});

test("each form is known by its own ETag alone", async () => {
  const ask = serve(TEXT, "application/json");
  const tagOf = async (headers: Record<string, string>) => (await ask(headers)).about[0] ?? "";
  const gzip = { "accept-encoding": "gzip" };
  const [plainTag, gzipTag] = [await tagOf({}), await tagOf(gzip)];
  const statusOf = async (headers: Record<string, string>) => (await ask(headers)).status;
  expect(await statusOf({ "if-none-match": plainTag })).toBe(304);
  expect(await statusOf({ ...gzip, "if-none-match": gzipTag })).toBe(304);
  expect(await statusOf({ ...gzip, "if-none-match": plainTag })).toBe(200);
  expect(await statusOf({ "if-none-match": gzipTag })).toBe(200);
  expect(await ask(gzip, "HEAD")).toMatchObject({ status: 200, about: [gzipTag, "gzip", "accept-encoding"] });
});

test("what is small, or compressed already, goes out as it is", async () => {
  for (const ask of [serve("short", "text/csv"), serve(TEXT, "image/png")]) {
    expect((await ask({ "accept-encoding": "gzip" })).about.slice(1)).toEqual([null, null]);
  }
});

test.each([
  [null, false],
  ["", false],
  ["identity, br", false],
  ["gzip", true],
  ["deflate, GZIP;q=0.5, br", true],
  ["gzip;q=0", false],
  ["gzip; q=0.000, br", false],
  ["x-gzip-not", false],
])("whoever asks with accept-encoding %j takes gzip: %s", (header, takes) => {
  expect(acceptsGzip(header)).toBe(takes);
});
