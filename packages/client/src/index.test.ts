import { expect, test } from "vitest";
import { ApiError, createClient } from "./index.ts";

/** A fetch that notes the address asked for, and answers always the same. */
function answering(answer: () => Response): { asked: string[]; fetch: typeof fetch } {
  const asked: string[] = [];
  return {
    asked,
    fetch: (input) => {
      asked.push(input instanceof Request ? input.url : String(input));
      return Promise.resolve(answer());
    },
  };
}

const empty = () => Response.json({ items: [], nextCursor: null });

test("every method asks for the address that the API documents", async () => {
  const { asked, fetch } = answering(empty);
  const client = createClient({ baseUrl: "http://localhost:4000", fetch });
  await client.projects();
  await client.projects({ sort: "net", window: "30d", q: "a b&c", limit: 5 });
  await client.projects({ sort: "velocity", window: "7d", category: "agents", asOf: "2026-06-10T00:00:00Z" });
  await client.project("octo/lamp");
  await client.trend("octo/lamp", { asOf: "2026-06-10T00:00:00Z" });
  await client.series("octo/lamp", { metric: "gained", interval: "week", from: "2026-01-01" });
  await client.compare(["octo/lamp", "octo/torch"], { align: "index", base: "2026-01-01" });
  await client.releases("octo/lamp", { cursor: "abc=" });
  await client.events("octo/lamp", { kind: "licence changed" });
  await client.events("octo/lamp", { kind: ["surge", "drop"], limit: 3 });
  await client.ledger("octo/lamp", { of: "forks", all: "true", from: "2026-01-01" });
  await client.projectStories("octo/lamp");
  await client.stories({ limit: 1 });
  await client.stories({ source: "A & B", q: "goose" });
  await client.story("a/b");
  await client.effects({ story: "a-story", project: "octo/lamp" });
  await client.uncovered();
  await client.noLift({ cursor: "abc=" });
  await client.outlets({ limit: 3 });
  await client.reviews();
  await client.corrections({ project: "octo/lamp", limit: 3 });
  await client.chart("compare/stars", { projects: "octo/lamp,octo/torch", width: 480 });
  await client.receipt("3-9f86d081884c7d65");
  await client.status();
  expect(asked.map((url) => url.replace("http://localhost:4000/api/v1", ""))).toEqual([
    "/projects",
    "/projects?sort=net&window=30d&q=a+b%26c&limit=5",
    "/projects?sort=velocity&window=7d&category=agents&asOf=2026-06-10T00%3A00%3A00Z",
    "/projects/octo/lamp",
    "/projects/octo/lamp/trend?asOf=2026-06-10T00%3A00%3A00Z",
    "/projects/octo/lamp/series?metric=gained&interval=week&from=2026-01-01",
    "/compare?projects=octo%2Flamp%2Cocto%2Ftorch&align=index&base=2026-01-01",
    "/projects/octo/lamp/releases?cursor=abc%3D",
    "/projects/octo/lamp/events?kind=licence+changed",
    "/projects/octo/lamp/events?kind=surge%2Cdrop&limit=3",
    "/projects/octo/lamp/ledger?of=forks&all=true&from=2026-01-01",
    "/projects/octo/lamp/stories",
    "/stories?limit=1",
    "/stories?source=A+%26+B&q=goose",
    "/stories/a%2Fb",
    "/effects?story=a-story&project=octo%2Flamp",
    "/desk/uncovered",
    "/desk/no-lift?cursor=abc%3D",
    "/desk/outlets?limit=3",
    "/desk/review",
    "/corrections?project=octo%2Flamp&limit=3",
    "http://localhost:4000/charts/compare/stars.json?projects=octo%2Flamp%2Cocto%2Ftorch&width=480",
    "/receipts/3-9f86d081884c7d65",
    "/status",
  ]);
});

test("a parameter that is left undefined is not sent", async () => {
  const { asked, fetch } = answering(empty);
  const query: { category?: string } = {};
  await createClient({ fetch }).projects({ limit: 3, ...query });
  expect(asked).toEqual(["/api/v1/projects?limit=3"]);
});

test("a problem is an error that says what the API said", async () => {
  const problem = { type: "about:blank", title: "Not found", status: 404, detail: "no watched project" };
  const headers = { "content-type": "application/problem+json; charset=utf-8" };
  const { fetch } = answering(() => new Response(JSON.stringify(problem), { status: 404, headers }));
  const error: unknown = await createClient({ fetch })
    .project("no/body")
    .catch((e: unknown) => e);
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ name: "ApiError", status: 404, message: "no watched project", problem });
});

test("an error page of something in between is an error without a problem", async () => {
  const headers = { "content-type": "text/html" };
  const { fetch } = answering(() => new Response("<h1>Bad gateway</h1>", { status: 502, headers }));
  const error: unknown = await createClient({ baseUrl: "http://x", fetch })
    .status()
    .catch((e: unknown) => e);
  expect(error).toMatchObject({ status: 502, problem: null, message: "http://x/api/v1/status answered 502" });
});

test("no answer at all is the fetch's own error", async () => {
  const fetch = () => Promise.reject(new TypeError("fetch failed"));
  await expect(createClient({ fetch }).status()).rejects.toThrow(TypeError);
});
