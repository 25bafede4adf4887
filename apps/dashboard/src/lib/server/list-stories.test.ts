import { createClient } from "@groundswell/client";
import { expect, test } from "vitest";
import { listStories } from "./list-stories.ts";

/** An API with so many stories, in pages of fifty. */
function apiOf(count: number) {
  const fetch = (input: RequestInfo | URL) => {
    const cursor = Number(new URL(input instanceof Request ? input.url : input).searchParams.get("cursor") ?? 0);
    const ids = Array.from({ length: count }, (_, i) => ({ id: `s${i}` })).slice(cursor, cursor + 50);
    return Promise.resolve(Response.json({ items: ids, nextCursor: cursor + 50 < count ? String(cursor + 50) : null }));
  };
  return createClient({ baseUrl: "http://localhost", fetch });
}

test("a project's stories are read to the end, so that no marker is missing, but not for ever", async () => {
  expect(await listStories(apiOf(120), "a/b")).toHaveLength(120);
  expect(await listStories(apiOf(1000), "a/b")).toHaveLength(200);
});
