import { describe, expect, it } from "vitest";
import { readApart } from "./read-apart.ts";

const CONTEXT = { url: "https://example.org/feed", contentType: null, now: Date.UTC(2026, 2, 30) };
const feed = (item: string) =>
  Buffer.from(
    `<rss version="2.0"><channel><title>A</title><item><title>T</title><link>/1</link>${item}</item></channel></rss>`,
  );

describe("readApart", () => {
  it("gives what the reader gives, and its faults as they are", async () => {
    const { stories } = await readApart("feed", { document: feed(""), context: CONTEXT });
    expect(stories.map(({ url }) => url)).toEqual(["https://example.org/1"]);
    await expect(readApart("feed", { document: Buffer.from("{"), context: CONTEXT })).rejects.toMatchObject({
      name: "DocumentFault",
      code: "broken",
    });
  });

  it("gives up a document that makes a parser search for ever, while this thread goes on", async () => {
    // An author of a million dots costs the parser's pattern for addresses quadratic time.
    const slow = feed(`<author>http://${".".repeat(1_000_000)} x</author>`);
    let ticks = 0;
    const timer = setInterval(() => ticks++, 20);
    const started = performance.now();
    await expect(readApart("feed", { document: slow, context: CONTEXT }, { timeoutMs: 4_000 })).rejects.toMatchObject({
      code: "too_costly",
    });
    clearInterval(timer);
    expect(performance.now() - started).toBeLessThan(12_000);
    expect(ticks).toBeGreaterThan(5);
  });

  it("gives up a document that fills the memory it may have", async () => {
    const wide = Buffer.from(`{"version":"https://jsonfeed.org/version/1","items":[${"[],".repeat(9_000_000)}[]]}`);
    const outcome = readApart("feed", { document: wide, context: CONTEXT }, { timeoutMs: 60_000 });
    await expect(outcome).rejects.toMatchObject({
      code: "too_costly",
      message: expect.stringContaining("memory") as unknown,
    });
  }, 60_000);

  it("ends with the caller's signal, before and while it reads", async () => {
    const slow = feed(`<author>http://${".".repeat(1_000_000)} x</author>`);
    const reason = new Error("stopped");
    await expect(
      readApart("feed", { document: slow, context: CONTEXT }, { signal: AbortSignal.abort(reason) }),
    ).rejects.toBe(reason);
    const controller = new AbortController();
    setTimeout(() => controller.abort(reason), 300);
    await expect(readApart("feed", { document: slow, context: CONTEXT }, { signal: controller.signal })).rejects.toBe(
      reason,
    );
  });

  it("reads the largest feeds that are fetched at all: 10 MB of 10,000 entries", async () => {
    const entry = (index: number) =>
      `<item><title>Entry ${index}</title><link>/e/${index}</link><pubDate>Fri, 27 Mar 2026 14:00:00 GMT</pubDate><description><![CDATA[<p>${"some words ".repeat(80)}</p>]]></description></item>`;
    const entries = Array.from({ length: 10_000 }, (_, index) => entry(index));
    const document = Buffer.from(`<rss version="2.0"><channel><title>A</title>${entries.join("")}</channel></rss>`);
    expect(document.byteLength).toBeGreaterThan(9_000_000);
    const { stories } = await readApart("feed", { document, context: CONTEXT }, { timeoutMs: 60_000 });
    expect(stories).toHaveLength(500);
  }, 60_000);
});
