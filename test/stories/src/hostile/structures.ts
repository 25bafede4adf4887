import { body, entry, rss, type HostileDocument } from "./hostile-document.ts";

const ATOM = 'xmlns="http://www.w3.org/2005/Atom"';
const RDF =
  'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"';
const dtd = (subset: string) => `<?xml version="1.0"?><!DOCTYPE rss [${subset}]>`;
const LAUGHS = Array.from({ length: 12 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join("");
const json = (value: unknown) =>
  body(typeof value === "string" ? value : JSON.stringify(value), { "content-type": "application/feed+json" });
const JSON_FEED = { version: "https://jsonfeed.org/version/1.1", title: "Stranger" };
const when = "2026-03-25T10:00:00Z";

/** Feeds that are put together strangely, and what is no feed at all. */
export const STRUCTURES: HostileDocument[] = [
  {
    name: "Atom with xhtml",
    serve: body(
      `<feed ${ATOM}><title>S</title><entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Some <em>xhtml</em></div></title><link href="/xhtml"/><updated>${when}</updated></entry></feed>`,
    ),
    titles: ["Some xhtml"],
  },
  {
    name: "Atom with prefixes and xml:base",
    serve: body(
      `<a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:base="https://story.example/b/"><a:entry><a:title>Based</a:title><a:link href="prefixed"/><a:published>${when}</a:published></a:entry></a:feed>`,
    ),
    titles: ["Based"],
  },
  {
    name: "RDF",
    serve: body(
      `<rdf:RDF ${RDF}><channel><title>S</title></channel><item rdf:about="https://story.example/rdf"><title>Of RDF</title><dc:date>${when}</dc:date></item></rdf:RDF>`,
    ),
    titles: ["Of RDF"],
  },
  {
    name: "RSS 0.91 with a document type elsewhere",
    serve: body(rss(entry(), '<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://169.254.169.254/rss.dtd">')),
    titles: ["Plain"],
  },
  { name: "tags in capitals", serve: body(rss(entry()).toUpperCase().replaceAll("&AMP;", "&amp;")), titles: ["PLAIN"] },
  {
    name: "warnings before and scripts after it",
    serve: body(`<br />\n<b>Warning</b>: x in /srv/y.php on line 3<br />${rss(entry())}<script>x()</script>`),
    titles: ["Plain"],
  },
  {
    name: "an entry that is never closed",
    serve: body(rss(`${entry()}<item><title>Open</title>${entry({ title: "Last" })}`)),
    titles: ["Last", "Plain"],
    skipped: 1,
  },
  {
    name: "a title that is never closed",
    serve: body(rss(`<item><title>Open<link>/x</link></item>${entry()}`)),
    titles: ["Plain"],
    skipped: 1,
  },
  {
    name: "tags closed in the wrong order",
    serve: body(
      rss(`<item><title>Crossed</title><a><b></a></b><link>/crossed</link><pubDate>${when}</pubDate></item>${entry()}`),
    ),
    titles: ["Plain", "Crossed"],
  },
  { name: "cut off in the middle", serve: body(rss(entry() + entry()).slice(0, -80)), titles: ["Plain"], skipped: 2 },
  { name: "nothing whole in it", serve: body("<rss version='2.0'><channel><item><title>Cut"), code: "broken" },
  { name: "no entries", serve: body(rss("")), titles: [] },
  { name: "nested 10,000 levels", serve: body(rss(entry({ more: "<x>".repeat(10_000) }))), code: "broken" },
  {
    name: "HTML nested 10,000 levels",
    serve: body(rss(entry({ more: `<description>${"&lt;b&gt;".repeat(10_000)}deep</description>` }))),
    titles: ["Plain"],
  },
  {
    name: "10,000 entries",
    serve: (_, response) =>
      response.end(rss(Array.from({ length: 10_000 }, (_item, i) => entry({ link: `/many/${i}` })).join(""))),
    skipped: 1,
  },
  {
    name: "100,000 attributes",
    serve: body(
      rss(entry()).replace(
        "<channel>",
        `<channel ${Array.from({ length: 100_000 }, (_, i) => `a${i}="x"`).join(" ")}>`,
      ),
    ),
    titles: ["Plain"],
  },
  {
    name: "a billion laughs",
    serve: body(rss(entry({ title: "&l12;" }), dtd(`<!ENTITY l0 "lol">${LAUGHS}`))),
    code: "entities",
  },
  {
    name: "an entity that grows with its square",
    serve: body(rss(entry({ title: "&a;".repeat(10_000) }), dtd(`<!ENTITY a "${"a".repeat(50_000)}">`))),
    code: "entities",
  },
  {
    name: "an entity of a file",
    serve: body(rss(entry({ title: "&x;" }), dtd('<!ENTITY x SYSTEM "file:///etc/passwd">'))),
    code: "entities",
  },
  {
    name: "an entity of an address",
    serve: body(rss(entry({ title: "&x;" }), dtd('<!ENTITY x SYSTEM "http://127.0.0.1/">'))),
    code: "entities",
  },
  {
    name: "entities for parameters",
    serve: body(rss(entry(), dtd('<!ENTITY % p SYSTEM "http://127.0.0.1/x.dtd"> %p;'))),
    code: "entities",
  },
  {
    name: "entities in UTF-16",
    serve: body(Buffer.from(`\ufeff${rss(entry(), dtd('<!ENTITY x "y">'))}`, "utf16le")),
    code: "entities",
  },
  {
    name: "JSON Feed with wrong types",
    serve: json({
      ...JSON_FEED,
      items: [
        null,
        5,
        [],
        { id: {}, url: [1], title: {} },
        { id: 1, url: "https://story.example/json", title: 7, date_published: when, tags: "x", authors: 3 },
      ],
    }),
    titles: ["7"],
    skipped: 1,
  },
  {
    name: "JSON Feed cut off",
    serve: json('{"version": "https://jsonfeed.org/version/1.1", "items": [{"id"'),
    code: "broken",
  },
  { name: "JSON of something else", serve: json({ error: "no" }), code: "not_a_feed" },
  { name: "JSON nested a million levels", serve: json("[".repeat(1_000_000)), code: "broken" },
  {
    name: "a page that names its feed",
    serve: body('<!DOCTYPE html><link rel="alternate" type="application/rss+xml" href="/feed">', {
      "content-type": "text/html",
    }),
    code: "html",
  },
  {
    name: "a page that says 404 with status 200",
    serve: body("<html><title>Not found</title></html>", { "content-type": "text/html" }),
    code: "html",
  },
  { name: "nothing", serve: body(""), code: "empty" },
  { name: "blanks", serve: body(" \n\t ".repeat(1_000)), code: "empty" },
  { name: "words", serve: body("Service temporarily unavailable"), code: "not_a_feed" },
  {
    name: "a picture",
    serve: body(Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), { "content-type": "image/png" }),
    code: "not_a_feed",
  },
];
