import { describe, expect, it } from "vitest";
import { DocumentFault } from "../document-fault.ts";
import { parsePage } from "./parse-page.ts";

const CONTEXT = {
  url: "https://www.example.org/2026/post?utm=1",
  contentType: "text/html",
  now: Date.UTC(2026, 2, 30, 12),
  request: "https://example.org/p?key=secret",
};
const read = (html: string) => parsePage(html, CONTEXT);
const ld = (value: unknown) =>
  `<script type="application/ld+json">${typeof value === "string" ? value : JSON.stringify(value)}</script>`;
const HEAD = `<title>Title | Site</title>`;

describe("parsePage", () => {
  it("believes JSON-LD first, and says where each part is from", () => {
    const graph = {
      "@context": "https://schema.org",
      "@graph": [
        { "@type": "WebSite", "@id": "#site", name: "The Site" },
        { "@type": "Organization", "@id": "#org", name: "The Outlet" },
        { "@type": "WebPage", "@id": "#page", name: "Page name", datePublished: "2020-01-01" },
        {
          "@type": ["NewsArticle"],
          headline: "The &amp; headline",
          datePublished: "2026-03-27T14:00:00+02:00",
          publisher: { "@id": "#org" },
          mainEntityOfPage: { "@id": "https://www.example.org/2026/post" },
        },
      ],
    };
    const { story, from, notes } = read(
      `${HEAD}${ld(graph)}<meta property="og:title" content="Other"><article><p>Text ${"w ".repeat(200)}<a href="/x">x</a></p></article><p>Around</p>`,
    );
    expect(story).toMatchObject({
      url: "https://www.example.org/2026/post",
      title: "The & headline",
      source: "The Outlet",
      published: { day: "2026-03-27", at: Date.UTC(2026, 2, 27, 12), plusMinusDays: 0, note: null },
      links: ["https://www.example.org/x"],
      request: "https://example.org/p?…",
    });
    expect(story.text).not.toContain("Around");
    expect(from).toEqual({ url: "JSON-LD", title: "JSON-LD", source: "JSON-LD", published: "JSON-LD" });
    expect(notes).toEqual([]);
  });

  it("believes Open Graph next", () => {
    const { story, from } =
      read(`${HEAD}<meta property="og:title" content="OG"><meta property="og:site_name" content="Site"><meta property="article:published_time" content="2026-03-27">
      <link rel="canonical" href="/2026/post"><nav>Menu</nav><main><h1>H</h1>Body</main>`);
    expect(story).toMatchObject({
      url: "https://www.example.org/2026/post",
      title: "OG",
      source: "Site",
      published: { day: "2026-03-27", at: null },
    });
    expect(from).toEqual({
      url: "<link rel=canonical>",
      title: "<meta og:title>",
      source: "<meta og:site_name>",
      published: "<meta article:published_time>",
    });
    expect(story.text).toBe("H\nBody");
  });

  it("believes <time> and the heading where there is nothing else", () => {
    const { story, from } = read(`${HEAD}<h1>The <i>heading</i></h1><time datetime="2026-03-27T14:00:00Z">then</time>`);
    expect(story).toMatchObject({ title: "The heading", source: "example.org", published: { day: "2026-03-27" } });
    expect(from).toEqual({ url: "the address", title: "<h1>", source: "the address", published: "<time>" });
  });

  it.each([
    "",
    '<time datetime="soon">',
    ld({ "@type": "Article", datePublished: "2099-01-01" }),
    ld({ "@type": "Article", datePublished: { a: 1 } }),
  ])("gives no date for a page that bears none that can be: %j", (html) => {
    const { story, from } = read(HEAD + html);
    expect(story.published).toBeNull();
    expect(from.published).toBe("nowhere");
  });

  it("tells a canonical address on another site and keeps the one asked", () => {
    const { story, notes } = read(`${HEAD}<link rel=canonical href="https://elsewhere.example/post">`);
    expect(story.url).toBe(CONTEXT.url);
    expect(notes[0]).toContain("https://elsewhere.example/post");
  });

  it.each([
    ["the home page", "https://www.example.org/"],
    ["javascript:", "javascript:alert(1)"],
    ["a private password", "https://u:p@www.example.org/x"],
  ])("does not take %s for the canonical address", (_, href) => {
    expect(read(`${HEAD}<link rel=canonical href="${href}">`).story.url).toBe(CONTEXT.url);
  });

  it.each([
    ["broken", ld('{"@type": "Article", "headline": ')],
    ["no object", ld('[null, 1, "x"]') + ld("")],
    ["nested 100,000 levels", ld(`${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`)],
    ["a list of 200,000", ld(`[${'{"@type":"x"},'.repeat(200_000)}{}]`)],
    ["in a circle", ld({ "@type": "Article", publisher: { "@id": "#a" }, "@id": "#a" })],
    ["of wrong types", ld({ "@type": { a: 1 }, headline: ["x"], publisher: [{ name: { a: 1 } }] })],
    ["never closed", `<script type="application/ld+json">{"@type": "Article"`],
    ["with a prototype", ld('{"__proto__": {"@type": "Article"}, "constructor": 1}')],
  ])("survives JSON-LD that is %s", (_, html) => {
    const started = performance.now();
    expect(read(`${HEAD}${html}`).story.title).toBe("Title | Site");
    expect(performance.now() - started).toBeLessThan(4_000);
  });

  it.each(["", "  ", "<p>no title at all</p>", "<title></title><h1> </h1>"])("refuses %j", (html) => {
    expect(() => read(html)).toThrow(DocumentFault);
  });
});
