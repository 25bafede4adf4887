import fc from "fast-check";
import { parseAtomFeed, parseJsonFeed } from "feedsmith";
import { describe, expect, test } from "vitest";
import { makeEntry, makeFeed } from "./test-feed.ts";
import { toLine } from "./to-line.ts";
import { writeAtom } from "./write-atom.ts";
import { writeJsonFeed } from "./write-json-feed.ts";

const HOSTILE = [
  "]]>",
  "]]]]>><![CDATA[x]]>",
  "&apos; &amp;amp; &#0; &nbsp;",
  "<script>alert('x')</script>",
  "<!-- --> <?xml ?> -->",
  "🎉 👩‍👩‍👧 🇪🇺",
  "0",
  "x".repeat(300),
  "\"quoted\" 'twice'",
];
const anyName = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: fc.constantFrom("&", "<", ">", "]", "'", '"', "apos;", "amp;", "lt;", " ", "a", "🎉", "\\") }),
  fc.string({ unit: "binary" }),
);

/** As a name gets into an entry: a line, after words of ours. */
const entryCalled = (name: string) =>
  makeEntry({ title: `Goose: ${toLine(name)}`, text: `Released ${toLine(name)}.\n\nCalled: ${toLine(name)}.` });

describe("a feed as Atom", () => {
  test("is read back word for word by a parser, whatever a release is called", () => {
    fc.assert(
      fc.property(anyName, (name) => {
        // Feedsmith's parser decodes what it has decoded once more; what looks like an escape is held below.
        fc.pre(!/&[#\w]+;/.test(name));
        const entry = entryCalled(name);
        const { entries } = parseAtomFeed(writeAtom(makeFeed([entry])));
        const [read] = entries ?? [];
        expect([read?.id, read?.title?.type, read?.title?.value, read?.content?.value]).toEqual([
          entry.id,
          "text",
          entry.title.trim(),
          entry.text,
        ]);
      }),
    );
  });

  test("has no text on lines of its own: the spaces around it would be part of a title", () => {
    const xml = writeAtom(makeFeed(HOSTILE.map(entryCalled)));
    expect(xml).not.toMatch(/<title[^>]*>\s|\s<\/title>|CDATA\[Goose/);
    expect(xml).toContain('<title type="text">Goose: &amp;apos; &amp;amp;amp; &amp;#0; &amp;nbsp;</title>');
    expect(xml).toContain('<title type="text">Goose: ]]&gt;</title>');
  });

  test("has its addresses escaped once", () => {
    expect(writeAtom(makeFeed([]))).toContain(
      'href="https://stars.example/feeds/all.atom?kinds=release,surge&amp;limit=5"',
    );
  });
});

describe("a feed as JSON", () => {
  test("is read back word for word by a parser, whatever a release is called", () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const entry = entryCalled(name);
        const { items } = parseJsonFeed(writeJsonFeed(makeFeed([entry])));
        expect(items?.[0]?.content_text).toBe(entry.text);
      }),
    );
  });

  test("has its list of items also when there are none: the format requires it", () => {
    expect(JSON.parse(writeJsonFeed(makeFeed([])))).toMatchObject({
      version: "https://jsonfeed.org/version/1.1",
      items: [],
    });
  });
});

test("both say the same of an entry", () => {
  const feed = makeFeed([makeEntry()]);
  const [atom] = parseAtomFeed(writeAtom(feed)).entries ?? [];
  const [json] = parseJsonFeed(writeJsonFeed(feed)).items ?? [];
  expect(json).toMatchObject({
    id: atom?.id,
    title: atom?.title?.value,
    content_text: atom?.content?.value,
    date_published: atom?.published,
    date_modified: atom?.updated,
    url: atom?.links?.find(({ rel }) => rel === "alternate")?.href,
    external_url: atom?.links?.find(({ rel }) => rel === "related")?.href,
    tags: atom?.categories?.map(({ term }) => term),
  });
});
