import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DocumentFault } from "../document-fault.ts";
import { parseFeed } from "./parse-feed.ts";

const CONTEXT = {
  url: "https://www.example.org/blog/feed.xml",
  contentType: "application/xml",
  now: Date.UTC(2026, 2, 30, 12),
};
const rss = (items: string) =>
  `<?xml version="1.0"?>\n<rss version="2.0"><channel><title>A blog</title>\n${items}</channel></rss>`;
const item = (inner: string) => `<item><title>T</title><link>https://example.org/1</link>${inner}</item>\n`;

/** What is said of a document: what was read and why what was left out was, or the code of its fault. */
function outcomeOf(document: string | Uint8Array): string[] {
  try {
    const { stories, skipped } = parseFeed(document, CONTEXT);
    return [...stories.map(({ title, text }) => `${title}: ${text}`), ...skipped.map(({ why }) => why)];
  } catch (error) {
    if (error instanceof DocumentFault) return [error.code];
    throw error;
  }
}

const LOLS = Array.from({ length: 10 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join("");
describe("entities", () => {
  it.each([
    ["a billion laughs", `<!DOCTYPE rss [<!ENTITY l0 "lol">${LOLS}]>`],
    ["quadratic growth", `<!DOCTYPE rss [<!ENTITY a "${"a".repeat(10_000)}">]>`],
    ["external ones", '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'],
    ["parameters", '<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://127.0.0.1/x.dtd"> %p;]>'],
    ["small letters", '<!doctype rss [ <!element a any> <!entity x "y">]>'],
    ["brackets within quotes", '<!DOCTYPE rss SYSTEM "a[b>" [<!ENTITY x "y">]>'],
    ["a second document type", '<!DOCTYPE rss><!DOCTYPE rss [<!ENTITY x "y">]>'],
    ["a long way before them", `<!DOCTYPE rss [${" ".repeat(5_000)}<!-- ]> --><!ENTITY x "y">]>`],
  ])("are refused: %s", (_, doctype) => {
    const document = `<?xml version="1.0"?>${doctype}<rss version="2.0"><channel><title>&l10;&a;&x;</title>${item("<description>&l10;&x;</description>")}</channel></rss>`;
    expect(outcomeOf(document)).toEqual(["entities"]);
  });

  it("are refused within an entry too, and in UTF-16", () => {
    expect(outcomeOf(rss(item('<!DOCTYPE a [<!ENTITY x "y">]><description>&x;</description>')))).toEqual(["entities"]);
    const wide = Buffer.from('\ufeff<!DOCTYPE rss [<!ENTITY x "y">]><rss/>', "utf16le");
    expect(outcomeOf(wide)).toEqual(["entities"]);
  });

  it("are text in CDATA, and HTML's own are decoded once", () => {
    const told = outcomeOf(rss(item("<description><![CDATA[<!ENTITY x 'y'> &amp;lt; &eacute; &x;]]></description>")));
    expect(told).toEqual(["T: &lt; é &x;"]);
  });
});

describe("hostile sizes", () => {
  it.each([
    ["nested 10,000 levels", rss(item(`<description>${"<a>".repeat(10_000)}</description>`))],
    ["nested 10,000 levels outside of any text", rss(`${"<x>".repeat(10_000)}${item("")}`)],
    ["a title of 2 MB", rss(`<item><title>${"T".repeat(2_000_000)}</title><link>https://example.org/1</link></item>`)],
    ["a million opening brackets", `${rss(item("")).replace("</rss>", "")}${"<1".repeat(1_000_000)}`],
    ["a million document types", `<rss version="2.0">${"<!DOCTYPE [".repeat(200_000)}`],
    ["200,000 comments", rss(`${"<!-- -->".repeat(200_000)}${item("")}`)],
    ["200,000 open entries", rss("<item>".repeat(200_000))],
    [
      "200,000 namespaces",
      `<rss version="2.0" ${Array.from({ length: 50_000 }, (_, i) => `xmlns:a${i}="u${i}"`).join(" ")}><channel>${item("")}</channel></rss>`,
    ],
  ])("are read in seconds: %s", (_, document) => {
    const started = performance.now();
    outcomeOf(document);
    expect(performance.now() - started).toBeLessThan(8_000);
  });
});

describe("any text at all", () => {
  it("is read, or refused with a reason", () => {
    const pieces = fc.constantFrom(
      "<rss>",
      "<channel>",
      "</channel>",
      "<item>",
      "</item>",
      "<title>",
      "</title>",
      "<link>",
      "/1",
      "<![CDATA[",
      "]]>",
      "<!--",
      "-->",
      "&amp;",
      "&",
      "<",
      ">",
      "<!DOCTYPE [",
      "<?xml ?>",
      "x",
      "</rss>",
      '"',
      "<feed>",
      "<entry>",
      "</entry>",
      "{",
      "\u0000",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        expect(outcomeOf(parts.join("")).every((text) => text !== "")).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
