import { createClient } from "@groundswell/client";
import { expect, test } from "vitest";
import { loadStories } from "./load-stories.ts";

const outlet = { source: "Example Weekly", n: 3, roseWith: 1, setAside: 2 };

/** An API that knows one outlet and no stories. */
function createApi() {
  const fetch = (input: RequestInfo | URL) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    return Promise.resolve(Response.json({ items: pathname.endsWith("/outlets") ? [outlet] : [], nextCursor: null }));
  };
  return createClient({ baseUrl: "http://localhost", fetch });
}

test("sums over an outlet's weeks stand beside its whole list, never beside what a search finds", async () => {
  const load = (search: string) => loadStories(createApi(), new URLSearchParams(search));
  const whole = await load("source=Example Weekly");
  expect(whole).toMatchObject({ weeks: { judged: 3, rose: 1, setAside: 2 }, outlet });
  expect(await load("source=Example Weekly&q=lamp")).toMatchObject({ weeks: null, outlet: null });
});
