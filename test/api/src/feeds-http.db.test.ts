import { bumpDataVersion } from "@groundswell/db";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { later } from "./feed-facts.ts";
import { ORIGIN, onBothDatabases } from "./harness.ts";

const FEEDS = [
  "/feeds/all.atom",
  "/feeds/all.json",
  "/feeds/aaif-goose/goose.atom",
  "/feeds/selection.json?projects=aaif-goose/goose",
];
/** Header dates have whole seconds. */
const SECOND_MS = 1_100;

onBothDatabases("feeds over HTTP", (suite) => {
  for (const path of FEEDS) {
    test(`${path} is not sent again to whoever has it`, async () => {
      const first = await suite.get(path);
      const [etag, modified] = [first.headers.get("etag") ?? "", first.headers.get("last-modified") ?? ""];
      expect(etag).toMatch(/^"[\w-]+"$/);
      expect(new Date(modified).toUTCString()).toBe(modified);
      expect(first.headers.get("cache-control")).toBe("public, max-age=300");
      const earlier = new Date(Date.parse(modified) - 1000).toUTCString();
      const asked: [Record<string, string>, number][] = [
        [{ "if-none-match": etag }, 304],
        [{ "if-none-match": `W/${etag}` }, 304],
        [{ "if-modified-since": modified }, 304],
        [{ "if-modified-since": new Date(Date.parse(modified) + 86_400_000).toUTCString() }, 304],
        [{ "if-modified-since": earlier }, 200],
        [{ "if-modified-since": "2199-01-01" }, 200],
        [{ "if-none-match": '"other"', "if-modified-since": modified }, 200],
        [{ "if-none-match": etag, "if-modified-since": earlier }, 304],
      ];
      for (const [headers, status] of asked) {
        const again = await suite.get(path, headers);
        expect([headers, again.status]).toEqual([headers, status]);
        expect([again.headers.get("etag"), again.headers.get("last-modified")]).toEqual([etag, modified]);
        expect((await again.text()) === "").toBe(status === 304);
      }
    });

    test(`HEAD ${path} answers as GET would, without a body`, async () => {
      const head = await suite.api().fetch(new Request(ORIGIN + path, { method: "HEAD" }));
      const got = await suite.get(path);
      expect([head.status, await head.text()]).toEqual([200, ""]);
      for (const name of ["etag", "last-modified", "content-type", "cache-control"]) {
        expect(head.headers.get(name)).toBe(got.headers.get(name));
      }
    });
  }

  test("may be read from any origin, with the headers that tell what one has", async () => {
    const headers = { origin: "https://elsewhere.example", "access-control-request-headers": "if-modified-since" };
    const preflight = await suite.api().fetch(new Request(`${ORIGIN}/feeds/all.atom`, { method: "OPTIONS", headers }));
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-headers")).toMatch(/if-modified-since/i);
    const got = await suite.get("/feeds/all.atom", headers);
    expect(got.headers.get("access-control-allow-origin")).toBe("*");
    expect(got.headers.get("access-control-expose-headers")).toMatch(/ETag.*Last-Modified/);
  });

  test("the data changed and a feed did not: it is the same bytes, last modified when it was", async () => {
    const path = "/feeds/aaif-goose/goose.json";
    const before = await suite.get(path);
    await new Promise((resolve) => setTimeout(resolve, SECOND_MS));
    await bumpDataVersion(suite.connection().db);
    await later();
    const after = await suite.get(path);
    expect(await after.text()).toBe(await before.text());
    for (const name of ["etag", "last-modified"]) expect(after.headers.get(name)).toBe(before.headers.get(name));
  });

  test("a feed that changed is sent to whoever asks by date, also when none of its entries is newer", async () => {
    const { db } = suite.connection();
    const path = "/feeds/aaif-goose/goose.atom";
    const before = await suite.get(path);
    const headers = { "if-modified-since": before.headers.get("last-modified") ?? "" };
    await new Promise((resolve) => setTimeout(resolve, SECOND_MS));
    await db.execute(sql`update projects set name = 'Gander' where repo = 'aaif-goose/goose'`);
    await bumpDataVersion(db);
    await later();
    const after = await suite.get(path, headers);
    expect(after.status).toBe(200);
    expect(await after.text()).toContain("Gander");
    await db.execute(sql`update projects set name = 'Goose' where repo = 'aaif-goose/goose'`);
    await bumpDataVersion(db);
  });
});
