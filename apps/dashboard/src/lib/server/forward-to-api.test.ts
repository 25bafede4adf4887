import { describe, expect, it } from "vitest";
import { fetchForReader, forwardToApi } from "./forward-to-api.ts";

describe("forwardToApi", () => {
  it("asks the API for the same path and query, says who asks, and passes its answer on", async () => {
    const asked: string[] = [];
    const response = await forwardToApi(
      new Request("http://readers.example/charts/a/b/stars.svg?theme=dark", {
        headers: { "if-none-match": '"x"', "x-forwarded-for": "6.6.6.6" },
      }),
      "http://api:4000",
      "203.0.113.9",
      (input, init) => {
        const { href } = new URL(input instanceof Request ? input.url : input);
        const sent = new Headers(init?.headers);
        asked.push(`${href} ${sent.get("if-none-match") ?? ""}`, sent.get("x-forwarded-for") ?? "");
        return Promise.resolve(new Response("<svg/>", { headers: { etag: '"y"', "content-type": "image/svg+xml" } }));
      },
    );
    expect(asked).toEqual(['http://api:4000/charts/a/b/stars.svg?theme=dark "x"', "6.6.6.6, 203.0.113.9"]);
    expect(await response.text()).toBe("<svg/>");
    expect(response.headers.get("etag")).toBe('"y"');
  });

  it("says that the API is away, as a problem, rather than failing as a page", async () => {
    const away = () => Promise.reject(new TypeError("fetch failed"));
    const response = await forwardToApi(
      new Request("http://readers.example/api/v1/status"),
      "http://api:4000",
      undefined,
      away,
    );
    expect(response.status).toBe(502);
    expect(response.headers.get("content-type")).toContain("application/problem+json");
  });
});

describe("fetchForReader", () => {
  it("asks for the reader, after whom proxies have named, and sends nothing else of what the reader's request says", async () => {
    const sent: Record<string, string>[] = [];
    const note: typeof fetch = (_, init) => {
      sent.push(Object.fromEntries(new Headers(init?.headers)));
      return Promise.resolve(new Response("{}"));
    };
    const behindProxy = new Request("http://readers.example/", {
      headers: { "x-forwarded-for": "198.51.100.7", cookie: "a=b" },
    });
    const headers = { accept: "application/json" };
    await fetchForReader(behindProxy, "10.0.0.2", note)("http://api:4000/api/v1/status", { headers });
    await fetchForReader(new Request("http://readers.example/"), "203.0.113.9", note)("http://api:4000/api/v1/status");
    expect(sent).toEqual([
      { ...headers, "x-forwarded-for": "198.51.100.7, 10.0.0.2" },
      { "x-forwarded-for": "203.0.113.9" },
    ]);
  });
});
