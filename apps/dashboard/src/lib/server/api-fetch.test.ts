import { describe, expect, it } from "vitest";
import { API_HANDLER_KEY, createInProcessFetch, findApiHandler } from "./api-fetch.ts";

describe("findApiHandler", () => {
  it("finds the function that the composition root left on the request", () => {
    const handler = () => Promise.resolve(new Response("ok"));
    expect(findApiHandler({ [API_HANDLER_KEY]: handler })).toBe(handler);
  });

  it("is null where nothing, or no function, was left: the API is then asked over HTTP", () => {
    expect(findApiHandler(undefined)).toBeNull();
    expect(findApiHandler({})).toBeNull();
    expect(findApiHandler({ [API_HANDLER_KEY]: "yes" })).toBeNull();
  });
});

describe("createInProcessFetch", () => {
  it("follows a relative redirect, as old names are answered with one", async () => {
    const asked: string[] = [];
    const ask = createInProcessFetch((request) => {
      asked.push(new URL(request.url).pathname);
      const moved = asked.length === 1;
      return Promise.resolve(
        moved
          ? new Response(null, { status: 301, headers: { location: "/api/v1/projects/aaif-goose/goose" } })
          : Response.json({ repo: "aaif-goose/goose" }),
      );
    });
    const response = await ask("http://localhost/api/v1/projects/block/goose");
    expect(await response.json()).toEqual({ repo: "aaif-goose/goose" });
    expect(asked).toEqual(["/api/v1/projects/block/goose", "/api/v1/projects/aaif-goose/goose"]);
  });

  it("gives up on a circle instead of hanging", async () => {
    const circle = createInProcessFetch(() =>
      Promise.resolve(new Response(null, { status: 302, headers: { location: "/round" } })),
    );
    await expect(circle("http://localhost/round")).rejects.toThrow("redirects");
  });

  it("returns a 304 and an error as they are", async () => {
    const ask = createInProcessFetch(() => Promise.resolve(new Response("no", { status: 503 })));
    expect((await ask("http://localhost/x")).status).toBe(503);
  });
});
