import { describe, expect, it } from "vitest";
import { DocumentFault } from "../document-fault.ts";
import { fetcherWith, serve } from "../testing/http.ts";
import type { SourceBatch, SourceState } from "../types.ts";
import { feedAdapter } from "./feed-adapter.ts";

const FRESH: SourceState = { etag: null, lastModified: null, cursor: null, lastSuccessAt: null };
const FEED = `<rss version="2.0"><channel><title>A blog</title><item><title>T</title><link>/1</link></item></channel></rss>`;
const never = new AbortController().signal;

async function readAll(url: string, state: SourceState, signal = never): Promise<SourceBatch[]> {
  const batches: SourceBatch[] = [];
  for await (const batch of feedAdapter({ url }, { fetcher: fetcherWith() }).read(state, signal)) batches.push(batch);
  return batches;
}

describe("feedAdapter", () => {
  it("reads a feed in one batch, and asks with its validators the next time", async () => {
    let answered = 0;
    const base = await serve((request, response) => {
      if (request.headers["if-none-match"] === '"v1"') return void response.writeHead(304).end();
      answered++;
      response.writeHead(200, { etag: '"v1"', "content-type": "application/rss+xml" }).end(FEED);
    });
    const [batch] = await readAll(`${base}/feed?key=secret`, FRESH);
    expect(batch).toMatchObject({
      notModified: false,
      skipped: [],
      state: { etag: '"v1"', lastModified: null, cursor: null },
    });
    expect(batch?.stories).toMatchObject([
      {
        url: `${base}/1`,
        source: "A blog",
        request: `${base}/feed?…`,
        contentHash: expect.stringMatching(/^sha256:/) as unknown,
      },
    ]);
    const [again] = await readAll(base, { ...FRESH, etag: '"v1"' });
    expect(again).toEqual({
      stories: [],
      skipped: [],
      state: { etag: '"v1"', lastModified: null, cursor: null },
      notModified: true,
    });
    expect(answered).toBe(1);
  });

  it("reads the same bytes as the same stories", async () => {
    const base = await serve((_, response) => response.end(FEED));
    expect(await readAll(base, FRESH)).toEqual(await readAll(base, FRESH));
  });

  it("is called after its address", () => {
    expect(feedAdapter({ url: "https://a.example/feed" }, { fetcher: fetcherWith() }).id).toBe(
      "feed https://a.example/feed",
    );
  });

  it("tells what is no feed", async () => {
    const base = await serve((_, response) => response.end("<html></html>"));
    await expect(readAll(base, FRESH)).rejects.toThrow(DocumentFault);
  });

  it("ends with its signal", async () => {
    const base = await serve(() => undefined);
    await expect(readAll(base, FRESH, AbortSignal.timeout(50))).rejects.toMatchObject({ code: "aborted" });
  });
});
