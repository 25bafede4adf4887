import { describe, expect, test } from "vitest";
import { findAtomFaults } from "./feed-atom-rules.ts";
import { isAbsoluteIri, isRfc3339 } from "./feed-forms.ts";
import { findJsonFeedFaults } from "./feed-json-rules.ts";

/** The example of RFC 4287, 1.1, less its XHTML. */
const ATOM = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title type="text">dive into mark</title>
  <subtitle type="html">A &lt;em&gt;lot&lt;/em&gt; of effort</subtitle>
  <updated>2005-07-31T12:29:29Z</updated>
  <id>tag:example.org,2003:3</id>
  <link rel="alternate" type="text/html" hreflang="en" href="http://example.org/"/>
  <link rel="self" type="application/atom+xml" href="http://example.org/feed.atom"/>
  <author><name>Mark Pilgrim</name><uri>http://example.org/</uri></author>
  <entry>
    <title>Atom draft-07 snapshot</title>
    <link rel="alternate" type="text/html" href="http://example.org/2005/04/02/atom"/>
    <id>tag:example.org,2003:3.2397</id>
    <updated>2005-07-31T12:29:29Z</updated>
    <published>2003-12-13T08:29:29-04:00</published>
    <category term="x"/>
    <content type="text"><![CDATA[a < b]]></content>
  </entry>
</feed>`;
const ENTRY = ATOM.slice(ATOM.indexOf("<entry>"), ATOM.indexOf("</feed>"));

const JSON_FEED = {
  version: "https://jsonfeed.org/version/1.1",
  title: "My Example Feed",
  home_page_url: "https://example.org/",
  feed_url: "https://example.org/feed.json",
  authors: [{ name: "Mark" }],
  items: [
    {
      id: "tag:example.org,2003:1",
      url: "https://example.org/1",
      content_text: "x",
      date_published: "2010-02-07T14:04:00-05:00",
    },
  ],
};

describe("the rules of Atom", () => {
  test("let the RFC's own example pass", () => {
    expect(findAtomFaults(ATOM)).toEqual([]);
  });

  test.each([
    ["no id", "<id>tag:example.org,2003:3</id>", ""],
    ["two titles", "<subtitle", "<title>x</title><subtitle"],
    ["an empty title", "dive into mark", " "],
    ["no updated in an entry", /<updated>[^<]*<\/updated>\s*<published>/, "<published>"],
    ["a day that does not exist", "2005-07-31T12:29:29Z", "2005-02-30T12:29:29Z"],
    ["a date without its zone", "2005-07-31T12:29:29Z", "2005-07-31T12:29:29"],
    ["a date in small letters", "2005-07-31T12:29:29Z", "2005-07-31t12:29:29z"],
    ["white space around an IRI", "tag:example.org,2003:3<", " tag:example.org,2003:3 <"],
    ["an id that is no IRI", "tag:example.org,2003:3<", "3<"],
    ["no author", /<author>.*<\/author>/, ""],
    ["an author without a name", "<name>Mark Pilgrim</name>", ""],
    ["no link to itself", 'rel="self"', 'rel="related"'],
    ["two alternates of one type", 'rel="self" type="application/atom+xml"', 'type="text/html" hreflang="en"'],
    ["a link that leads nowhere", ' href="http://example.org/feed.atom"', ""],
    ["a relative link", "http://example.org/2005/04/02/atom", "/2005/04/02/atom"],
    ["a category without a term", ' term="x"', ""],
    ["two entries with one id", "</feed>", `${ENTRY}</feed>`],
    ["an unknown type of text", 'title type="text"', 'title type="plain"'],
    ["elements in a plain text", "dive into", "<b>dive</b> into"],
    [
      "neither content nor an alternate",
      /<link rel="alternate" type="text\/html" href="http:\/\/example.org\/2005[^>]*>|<content.*<\/content>/g,
      "",
    ],
    ["something that does not belong there", "<published>", "<entry></entry><published>"],
    ["another namespace", "http://www.w3.org/2005/Atom", "http://www.w3.org/2005/atom"],
    ["a control character", "dive", "di\u0001ve"],
    ["a reference to a control character", "dive", "di&#1;ve"],
    ["an entity of HTML", "dive", "di&nbsp;ve"],
    ["an ampersand", "dive", "d & ive"],
    ["the end of a CDATA section in text", "dive", "di]]>ve"],
    ["a tag that is not closed", "</title>", ""],
    ["an attribute twice", 'rel="self"', 'rel="self" rel="self"'],
    ["no declaration", /^<\?xml.*\n/, "\n"],
  ])("find %s", (_, from, to) => {
    const broken = ATOM.replace(from, to);
    expect(broken).not.toBe(ATOM);
    expect(findAtomFaults(broken)).not.toEqual([]);
  });
});

describe("the rules of JSON Feed", () => {
  const [item] = JSON_FEED.items;

  test("let what is one pass, with anybody's own parts", () => {
    expect(findJsonFeedFaults(JSON.stringify({ ...JSON_FEED, _ours: 1 }))).toEqual([]);
    expect(findJsonFeedFaults(JSON.stringify({ ...JSON_FEED, items: [] }))).toEqual([]);
  });

  test.each<[string, object]>([
    ["another version", { version: "https://jsonfeed.org/version/1" }],
    ["no title", { title: undefined }],
    ["no items", { items: undefined }],
    ["a relative address", { feed_url: "/feed.json" }],
    ["an author without anything", { authors: [{}] }],
    ["the author of version 1", { author: { name: "x" } }],
    ["an item without an id", { items: [{ ...item, id: undefined }] }],
    ["a number for an id", { items: [{ ...item, id: 3 }] }],
    ["two items with one id", { items: [item, item] }],
    ["an item without content", { items: [{ ...item, content_text: undefined }] }],
    ["a date without its zone", { items: [{ ...item, date_published: "2010-02-07T14:04:00" }] }],
    ["tags that are no list", { items: [{ ...item, tags: "x" }] }],
    ["something unknown", { items: [{ ...item, content: "x" }] }],
  ])("find %s", (_, change) => {
    expect(findJsonFeedFaults(JSON.stringify({ ...JSON_FEED, ...change }))).not.toEqual([]);
  });
});

test("forms are those of their documents", () => {
  expect(["2026-02-29T00:00:00Z", "2026-01-01 00:00:00Z", "2026-01-01T24:00:00Z", "x"].filter(isRfc3339)).toEqual([]);
  expect(["urn:uuid:1", "https://a/%41?b=c#d", "https://ü.example/é"].filter((iri) => !isAbsoluteIri(iri))).toEqual([]);
  expect(["/a", "https://a/ b", "https://a/%zz", "https://a/<b>"].filter(isAbsoluteIri)).toEqual([]);
});
