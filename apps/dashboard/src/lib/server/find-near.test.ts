import { expect, test } from "vitest";
import { findNear } from "./find-near.ts";

/** An API with one project, which counts what it is asked. */
function createApi() {
  const asked: string[] = [];
  const projects = (query: { q?: string } = {}) => {
    asked.push(query.q ?? "");
    return Promise.resolve({ items: [{ repo: "octo/lamp", name: "Lamp" }], nextCursor: null });
  };
  return { asked, api: { projects } as unknown as Parameters<typeof findNear>[0] };
}

test("an address that could be a project's is answered with those that are like it", async () => {
  const { asked, api } = createApi();
  expect(await findNear(api, "/octo/lampe")).toEqual([{ repo: "octo/lamp", name: "Lamp" }]);
  expect(asked).toEqual(["lampe", ""]);
});

test("one that can't be costs no question: machines ask for thousands of them", async () => {
  const { asked, api } = createApi();
  for (const path of [
    "/",
    "/wp-login.php",
    "/octo",
    "/wp/xmlrpc.php",
    "/a/b/c",
    "/receipts/nope",
    "/-x/y",
    "/img/logo.PNG",
    "/a%20b/c",
  ]) {
    expect([path, await findNear(api, path)]).toEqual([path, []]);
  }
  expect(asked).toEqual([]);
});
