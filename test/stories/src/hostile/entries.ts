import { body, entry, rss, type HostileDocument } from "./hostile-document.ts";

const one = (inner: string) => body(rss(`<item>${inner}</item>`));
const dated = (title: string, date: string) =>
  one(`<title>${title}</title><link>https://story.example/dated/${encodeURIComponent(date)}</link>${date}`);

/** Entries that lack something, or have too much of it. */
export const ENTRIES: HostileDocument[] = [
  // A feed that was never read before says nothing of when an undated entry came out.
  { name: "no date", serve: dated("Undated", ""), titles: [], skipped: 1 },
  {
    name: "a date of year 1",
    serve: dated("Old", "<pubDate>Mon, 01 Jan 0001 00:00:00 GMT</pubDate>"),
    titles: [],
    skipped: 1,
  },
  {
    name: "a date years ahead",
    serve: dated("Future", "<pubDate>Thu, 01 Jan 2099 00:00:00 GMT</pubDate>"),
    titles: [],
    skipped: 1,
  },
  { name: "a date that is none", serve: dated("Soon", "<pubDate>last Tuesday</pubDate>"), titles: [], skipped: 1 },
  { name: "a date without a time", serve: dated("Day", "<pubDate>2026-03-25</pubDate>"), titles: ["Day"] },
  {
    name: "a date with an odd zone",
    serve: dated("Zone", "<pubDate>Wed, 25 Mar 26 10:00 XYZ</pubDate>"),
    titles: ["Zone"],
  },
  {
    name: "HTML in the title",
    serve: body(rss(entry({ title: "&lt;b&gt;Bold&lt;/b&gt; &lt;script&gt;alert(1)&lt;/script&gt;claim" }))),
    titles: ["Bold claim"],
  },
  {
    name: "a title encoded twice",
    serve: body(rss(entry({ title: "Q&amp;amp;A &amp;#8211; today" }))),
    titles: ["Q&A – today"],
  },
  { name: "a title turned round", serve: body(rss(entry({ title: "safe\u202egnp.exe" }))), titles: ["safegnp.exe"] },
  {
    name: "a title of 3 MB",
    serve: body(rss(entry({ title: "W".repeat(3_000_000) }))),
    titles: [`${"W".repeat(299)}…`],
  },
  {
    name: "no title but a text",
    serve: body(rss(entry({ title: "", more: "<description>First words of it</description>" }))),
    titles: ["First words of it"],
  },
  { name: "neither title nor text", serve: body(rss(entry({ title: "" }))), titles: [], skipped: 1 },
  {
    name: "CDATA within CDATA, and tags in it",
    serve: body(rss(entry({ title: "<![CDATA[a ]]]]><![CDATA[> </item> b]]>" }))),
    titles: ["a ]]> </item> b"],
  },
  {
    name: "CDATA around the link",
    serve: body(rss(entry({ link: "<![CDATA[ https://story.example/cdata?a=1&b=2 ]]>" }))),
    titles: ["Plain"],
  },
  {
    name: "ampersands as they are",
    serve: body(rss(entry({ title: "R&D & AT&T", link: "https://story.example/?a=1&b=2&copy=3" }))),
    titles: ["R&D & AT&T"],
  },
  { name: "brackets as they are", serve: body(rss(entry({ title: "5 < 6 and 7 > 6" }))), titles: ["5 < 6 and 7 > 6"] },
  { name: "a relative link", serve: body(rss(entry({ link: "../relative/link" }))), titles: ["Plain"] },
  { name: "no link", serve: one("<title>Nowhere</title>"), titles: [], skipped: 1 },
  { name: "a javascript: link", serve: body(rss(entry({ link: "javascript:alert(1)" }))), titles: [], skipped: 1 },
  {
    name: "a data: link",
    serve: body(rss(entry({ link: "data:text/html;base64,PHNjcmlwdD4=" }))),
    titles: [],
    skipped: 1,
  },
  { name: "a mailto: link", serve: body(rss(entry({ link: "mailto:a@story.example" }))), titles: [], skipped: 1 },
  { name: "a file: link", serve: body(rss(entry({ link: "file:///etc/passwd" }))), titles: [], skipped: 1 },
  {
    name: "a link with a password",
    serve: body(rss(entry({ link: "https://u:p@story.example/" }))),
    titles: [],
    skipped: 1,
  },
  {
    name: "a guid in place of a link",
    serve: body(rss(entry({ link: "", more: "<guid>https://story.example/guid</guid>" }))),
    titles: ["Plain"],
  },
  {
    name: "the same guid for all",
    serve: body(
      rss(entry({ title: "Two", more: "<guid>0</guid>" }) + entry({ title: "Other", more: "<guid>0</guid>" })),
    ),
    titles: ["Other", "Two"],
  },
  {
    name: "the same entry twice",
    serve: body(rss(entry({ link: "/twice" }) + entry({ link: "/twice" }))),
    titles: ["Plain"],
    skipped: 1,
  },
];
