import { describe, expect, it } from "vitest";
import { DocumentFault } from "../document-fault.ts";
import { parseFeed } from "./parse-feed.ts";

const NOW = Date.UTC(2026, 2, 30, 12);
const CONTEXT = { url: "https://www.example.org/blog/feed.xml", contentType: "application/xml", now: NOW };
const read = (document: string | Uint8Array) => parseFeed(document, CONTEXT);
const rss = (items: string, channel = "<title>A blog</title>") =>
  `<?xml version="1.0"?>\n<rss version="2.0"><channel>${channel}\n${items}</channel></rss>`;
const item = (inner: string) => `<item><title>T</title><link>https://example.org/1</link>${inner}</item>\n`;

function faultOf(document: string): DocumentFault {
  try {
    read(document);
  } catch (error) {
    if (error instanceof DocumentFault) return error;
    throw error;
  }
  throw new Error("it was read");
}

describe("formats", () => {
  it("RSS 2.0 with content:encoded, dc:date and a guid for a link", () => {
    const feed =
      read(`<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel><title>A &amp;amp; B</title><link>https://example.org/</link>
      <item><title><![CDATA[One <b>thing</b>]]></title><guid>https://example.org/one#x</guid><dc:date>2026-03-27T14:00:00+02:00</dc:date>
        <description>short</description><content:encoded><![CDATA[<p>Long &amp; true, see <a href="/rel">this</a></p>]]></content:encoded></item>
      </channel></rss>`);
    expect(feed.outlet).toBe("A & B");
    expect(feed.skipped).toEqual([]);
    expect(feed.stories).toEqual([
      {
        url: "https://example.org/one",
        title: "One thing",
        source: "A & B",
        published: { day: "2026-03-27", at: Date.UTC(2026, 2, 27, 12), plusMinusDays: 0, note: null },
        text: "Long & true, see this",
        links: ["https://example.org/rel"],
        active: true,
        request: "https://www.example.org/blog/feed.xml",
      },
    ]);
  });

  it("RSS 0.91 with a document type that is never fetched", () => {
    const feed =
      read(`<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://example.org/rss-0.91.dtd">
      <rss version="0.91"><channel><title>Old</title><item><title>T</title><link>/1</link></item></channel></rss>`);
    expect(feed.stories[0]).toMatchObject({ url: "https://www.example.org/1", published: null });
  });

  it("RSS 1.0 (RDF), and 0.90 whose items are unprefixed", () => {
    const feed =
      read(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="https://example.org/"><title>R</title><items><rdf:Seq><rdf:li rdf:resource="https://example.org/a"/></rdf:Seq></items></channel>
      <item rdf:about="https://example.org/a"><title>A</title><dc:date>2026-03-27</dc:date><description>Words</description></item></rdf:RDF>`);
    expect(feed.outlet).toBe("R");
    expect(feed.stories[0]).toMatchObject({
      url: "https://example.org/a",
      title: "A",
      text: "Words",
      published: { day: "2026-03-27", at: null },
    });
  });

  it("Atom with xhtml, xml:base and several links", () => {
    const feed =
      read(`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://base.example/x/"><title type="html">An &lt;i&gt;Atom&lt;/i&gt;</title>
      <link rel="self" href="https://base.example/feed"/>
      <entry xml:base="y/"><title>E</title><id>tag:base.example,2026:1</id><link rel="enclosure" href="a.mp3"/><link rel="related" href="https://about.example/"/><link href="post"/>
      <published>2026-03-27T14:00:00Z</published><updated>2026-03-29T14:00:00Z</updated>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hi <a href="z">z</a> &amp; more</p></div></content></entry></feed>`);
    expect(feed.outlet).toBe("An Atom");
    expect(feed.stories[0]).toMatchObject({
      url: "https://base.example/x/y/post",
      text: "Hi z & more",
      links: ["https://base.example/x/y/z", "https://about.example/"],
      published: { day: "2026-03-27" },
    });
  });

  it("Atom with prefixes, and only a date of change, which is told", () => {
    const feed =
      read(`<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>P</a:title><a:entry><a:title>E</a:title><a:id>x</a:id>
      <a:link href="https://example.org/e"/><a:updated>2026-03-27T14:00:00Z</a:updated><a:summary>S</a:summary></a:entry></a:feed>`);
    expect(feed.stories[0]?.published).toMatchObject({
      day: "2026-03-27",
      note: expect.stringContaining("last change") as unknown,
    });
  });

  it("JSON Feed, members of a wrong type counting as absent", () => {
    const feed = read(
      JSON.stringify({
        version: "https://jsonfeed.org/version/1.1",
        title: "J",
        items: [
          {
            id: "1",
            url: "https://example.org/1",
            title: 5,
            content_html: "<p>Hello <b>there</b></p>",
            date_published: "2026-03-27T14:00:00Z",
          },
          { id: "2", external_url: "https://other.example/2", content_text: "1 < 2 & so on", date_published: { a: 1 } },
          null,
          "x",
          { id: 3, title: "No address" },
          { id: "https://example.org/4", title: ["T"], summary: "Words" },
        ],
      }),
    );
    expect(feed.stories.map(({ url, title, text }) => [url, title, text])).toEqual([
      ["https://example.org/1", "5", "Hello there"],
      ["https://other.example/2", "1 < 2 & so on", "1 < 2 & so on"],
      ["https://example.org/4", "T", "Words"],
    ]);
    expect(feed.skipped).toEqual([{ what: "No address", why: "it has no link" }]);
  });
});

describe("entries", () => {
  it("without a title are called by their first words", () => {
    const feed = read(
      rss(`<item><link>https://example.org/1</link><description>${"word ".repeat(100)}</description></item>`),
    );
    expect(feed.stories[0]?.title).toMatch(/^word word .*word…$/);
    expect(feed.stories[0]?.title.length).toBeLessThanOrEqual(90);
  });

  it.each([
    ["no link at all", "", "it has no link"],
    ["a guid that is no permalink", '<guid isPermaLink="false">https://example.org/1</guid>', "it has no link"],
    ["a javascript: link", "<link>javascript:alert(1)</link>", "leads to no page"],
    ["a data: link", "<link>data:text/html,x</link>", "leads to no page"],
    ["a mailto: link", "<link>mailto:a@b.c</link>", "leads to no page"],
    ["a file: link", "<link>file:///etc/passwd</link>", "leads to no page"],
  ])("with %s are told", (_, inner, why) => {
    const feed = read(rss(`<item><title>Named</title>${inner}</item>`));
    expect(feed.stories).toEqual([]);
    expect(feed.skipped).toEqual([{ what: "Named", why: expect.stringContaining(why) as unknown }]);
  });

  it("that come twice are kept once", () => {
    const feed = read(rss(item("<guid>a</guid>") + item("<guid>a</guid>")));
    expect(feed.stories).toHaveLength(1);
    expect(feed.skipped).toEqual([
      { what: "https://example.org/1", why: expect.stringContaining("more than once") as unknown },
    ]);
  });

  it.each(["Mon, 01 Jan 2099 00:00:00 GMT", "0001-01-01T00:00:00Z", "soon", ""])("dated %j have no date", (date) => {
    expect(read(rss(item(`<pubDate>${date}</pubDate>`))).stories[0]?.published).toBeNull();
  });

  it("dated to come say so", () => {
    const [story] = read(rss(item("<pubDate>Mon, 01 Jan 2099 00:00:00 GMT</pubDate>"))).stories;
    expect(story?.undatedWhy).toBe("it is dated 2099-01-01, which is to come");
  });

  it("of a feed without a title are its host's", () => {
    expect(read(rss(item(""), "")).outlet).toBe("example.org");
  });

  it("are the newest 500, and never more than 10,000 are looked at", () => {
    const many = Array.from({ length: 10_050 }, (_, i) => {
      const date = new Date(Date.UTC(2000, 0, 1) + (i % 9_000) * 86_400_000).toISOString();
      return `<item><title>${i}</title><link>https://example.org/${i}</link><pubDate>${date}</pubDate></item>`;
    });
    const feed = read(rss(many.join("\n")));
    expect(feed.stories).toHaveLength(500);
    expect(feed.stories[0]?.title).toBe("8999");
    expect(feed.skipped.map(({ what }) => what)).toEqual(["the entries after the 10,000th", "9500 older entries"]);
  });
});

describe("broken XML", () => {
  it("costs the broken entries alone, each told with its line", () => {
    const feed = read(
      rss(`<item><title>Good</title><link>https://example.org/1</link></item>
<item><title>Never closed<link>https://example.org/2</link></item>
<item><title>Cut off</title>
<item><title>Good & unescaped <b> &nbsp; 5 < 6</title><link>https://example.org/4?a=1&b=2</link></item>
<item></item>`),
    );
    expect(feed.stories.map(({ url, title }) => [url, title])).toEqual([
      ["https://example.org/1", "Good"],
      ["https://example.org/4?a=1&b=2", "Good & unescaped 5 < 6"],
    ]);
    expect(feed.skipped.map(({ what }) => what)).toEqual(["line 5", "the entry at line 4", "the entry at line 7"]);
  });

  it("that is cut off keeps the whole entries before", () => {
    const feed = read(rss(item("") + item("").replace("/1", "/2")).slice(0, -60));
    expect(feed.stories.map(({ url }) => url)).toEqual(["https://example.org/1"]);
    expect(feed.skipped.map(({ why }) => why)).toEqual([
      "an entry that is not closed",
      "it is cut off within a tag",
      "the feed is cut off: its end is missing",
    ]);
  });

  it("without a single whole entry is a fault", () => {
    expect(faultOf("<rss version='2.0'><channel><item><title>x")).toMatchObject({ code: "broken" });
  });

  it("may have anything before and after it", () => {
    expect(read(`\ufeff\n<br />\n<b>Warning</b>: x in y.php\n${rss(item(""))}<script>x</script>`).stories).toHaveLength(
      1,
    );
  });

  it("may hold zero and control characters", () => {
    expect(
      read(rss("<item><title>a\u0000b\u0008c</title><link>https://example.org/\u00001</link></item>")).stories[0],
    ).toMatchObject({ title: "a b c" });
  });

  it("takes tags within CDATA and comments for text", () => {
    const feed = read(
      rss(
        `<!-- <item><title>no</title></item> -->${item("<description><![CDATA[</item><item> ]]]]><![CDATA[> x]]></description>")}`,
      ),
    );
    expect(feed.stories.map(({ text }) => text)).toEqual(["]]> x"]);
  });
});

describe("what is no feed", () => {
  it("is told: a page, with the feeds that it names", () => {
    const fault = faultOf(
      `<!DOCTYPE html><html><head><link rel="alternate" type="application/rss+xml" href="/rss"><link rel=alternate type="application/atom+xml" href="https://a.example/atom"></head></html>`,
    );
    expect(fault).toMatchObject({
      code: "html",
      remedy: "use the feed that it names: https://www.example.org/rss or https://a.example/atom",
    });
  });

  it.each([
    ["", "empty"],
    ["  \n ", "empty"],
    ["hello", "not_a_feed"],
    ["<svg></svg>", "not_a_feed"],
    ["{}", "not_a_feed"],
    ["[1,2]", "not_a_feed"],
    ['{"version": "https://jsonfeed.org/version/1", "items": [', "broken"],
    ["<html><body>404</body></html>", "html"],
  ])("is told: %j is %s", (document, code) => {
    expect(faultOf(document).code).toBe(code);
  });

  it("is no fault where there are just no entries", () => {
    expect(read(rss(""))).toMatchObject({ outlet: "A blog", stories: [], skipped: [] });
    expect(read('<feed xmlns="http://www.w3.org/2005/Atom"><title>E</title></feed>')).toMatchObject({
      outlet: "E",
      stories: [],
    });
    expect(read('{"version": "https://jsonfeed.org/version/1", "title": "J", "items": []}')).toMatchObject({
      outlet: "J",
      stories: [],
    });
  });
});
