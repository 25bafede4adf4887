import { describe, expect, it } from "vitest";
import { faultOf, fetcherWith, redirectTo, serve } from "../testing/http.ts";
import { readPage } from "./read-page.ts";

describe("readPage", () => {
  it("reads a page as a story, at the address where it is in the end", async () => {
    const base = await serve((request, response) => {
      if (request.url === "/short") redirectTo("/post")(request, response);
      else
        response
          .setHeader("content-type", "text/html; charset=windows-1251")
          .end(Buffer.from("<title>\xcf\xf0\xe8\xe2\xe5\xf2</title>", "latin1"));
    });
    const page = await readPage(fetcherWith(), `${base}/short`);
    expect(page).toMatchObject({
      url: `${base}/post`,
      title: "Привет",
      published: null,
      request: `${base}/short`,
      contentHash: expect.stringMatching(/^sha256:/) as unknown,
    });
  });

  it("tells what is no page", async () => {
    const base = await serve((_, response) => response.setHeader("content-type", "application/pdf").end("%PDF"));
    await expect(readPage(fetcherWith(), base)).rejects.toThrow("no page but application/pdf");
  });

  it("tells what can't be fetched", async () => {
    const base = await serve((_, response) => response.writeHead(404).end());
    expect((await faultOf(readPage(fetcherWith(), base))).code).toBe("not_found");
  });
});
