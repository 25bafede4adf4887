import { createClient } from "@groundswell/client";
import { expect, test } from "vitest";
import { loadParts } from "./load-parts.ts";

const apiOf = (fetch: () => Promise<Response>) => createClient({ baseUrl: "http://localhost", fetch });

test("a project's page stands without its ledger and its posts: with an API that doesn't know them, or when they fail", async () => {
  const missing = { discussion: null, openness: null };
  expect(
    await loadParts(
      apiOf(() => Promise.resolve(new Response(null, { status: 404 }))),
      "octo/lamp",
    ),
  ).toEqual(missing);
  expect(
    await loadParts(
      apiOf(() => Promise.reject(new TypeError("fetch failed"))),
      "octo/lamp",
    ),
  ).toEqual(missing);
});
