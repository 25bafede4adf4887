import { createClient } from "@groundswell/client";
import { expect, test } from "vitest";
import { loadDesk } from "./load-desk.ts";

/** An API whose lists are empty, and that asks these places of coverage. */
function apiOf(coverage: unknown[], asked: string[] = []) {
  const fetch = (input: RequestInfo | URL) => {
    const { pathname, searchParams } = new URL(input instanceof Request ? input.url : input);
    const name = pathname.split("/").at(-1) ?? "";
    asked.push(`${name} ${searchParams.get("cursor") ?? "-"}`);
    return Promise.resolve(Response.json(name === "status" ? { coverage } : { items: [], nextCursor: null }));
  };
  return createClient({ baseUrl: "http://localhost", fetch });
}

test("each list goes on by its own cursor, and the others begin anew", async () => {
  const asked: string[] = [];
  const { later } = await loadDesk(apiOf([], asked), new URLSearchParams("noLift=abc&other=1"));
  expect(later).toEqual(["noLift"]);
  expect(asked.sort()).toEqual(["no-lift abc", "outlets -", "review -", "status -", "uncovered -"]);
});

test("that no place of coverage is asked is known, since nobody can then say that nobody wrote", async () => {
  expect(await loadDesk(apiOf([]), new URLSearchParams())).toMatchObject({ isCoverageAsked: false });
  expect(await loadDesk(apiOf([{ id: "hackernews" }]), new URLSearchParams())).toMatchObject({ isCoverageAsked: true });
});
