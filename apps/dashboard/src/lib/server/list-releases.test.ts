import { createClient } from "@groundswell/client";
import { describe, expect, it } from "vitest";
import { listReleases } from "./list-releases.ts";

/** An API with `days` releases, one a day back from 2026-08-22, in pages of two. */
function makeApi(days: number) {
  const asked: (string | null)[] = [];
  const all = Array.from({ length: days }, (_, i) => ({
    tag: `v${days - i}`,
    at: new Date(Date.parse("2026-08-22T00:00:00Z") - i * 86_400_000).toISOString(),
  }));
  const fetchPage = (input: RequestInfo | URL) => {
    const cursor = new URL(input instanceof Request ? input.url : input).searchParams.get("cursor");
    asked.push(cursor);
    const start = Number(cursor ?? 0);
    const next = start + 2 < all.length ? String(start + 2) : null;
    return Promise.resolve(Response.json({ items: all.slice(start, start + 2), nextCursor: next }));
  };
  return { api: createClient({ baseUrl: "http://localhost", fetch: fetchPage }), asked };
}

describe("listReleases", () => {
  it("follows the cursor to the end, so that no marker is missing", async () => {
    const { api } = makeApi(5);
    expect((await listReleases(api, "a/b", null)).map((r) => r.tag)).toEqual(["v5", "v4", "v3", "v2", "v1"]);
  });

  it("stops once it is past the first day shown", async () => {
    const { api, asked } = makeApi(20);
    await listReleases(api, "a/b", "2026-08-20");
    expect(asked).toEqual([null, "2"]);
  });

  it("gives up after twelve pages: a page must not wait for a thousand tags", async () => {
    const { api, asked } = makeApi(100);
    await listReleases(api, "a/b", null);
    expect(asked).toHaveLength(12);
  });
});
