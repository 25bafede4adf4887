import { createClient } from "@groundswell/client";
import { expect, test } from "vitest";
import { loadDesk } from "./load-desk.ts";

test("each list goes on by its own cursor, and the others begin anew", async () => {
  const asked: string[] = [];
  const fetch = (input: RequestInfo | URL) => {
    const { pathname, searchParams } = new URL(input instanceof Request ? input.url : input);
    asked.push(`${pathname.split("/").at(-1) ?? ""} ${searchParams.get("cursor") ?? "-"}`);
    return Promise.resolve(Response.json({ items: [], nextCursor: null }));
  };
  const api = createClient({ baseUrl: "http://localhost", fetch });
  await loadDesk(api, new URLSearchParams("noLift=abc&other=1"));
  expect(asked.sort()).toEqual(["no-lift abc", "outlets -", "review -", "uncovered -"]);
});
