import { describe, expect, it } from "vitest";
import { cleanTitle } from "./clean-title.ts";
import { htmlToText } from "./html-to-text.ts";
import { toText } from "./to-text.ts";
import { toWebAddress } from "./web-address.ts";

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : Buffer.from(part))));

describe("cleanTitle", () => {
  it.each([
    ["Plain words", "Plain words"],
    ["<b>Bold</b> claim<br/>here", "Bold claim here"],
    ["Tom &amp; Jerry", "Tom & Jerry"],
    ["Tom &amp;amp; Jerry", "Tom & Jerry"],
    ["It&amp;#8217;s here", "It’s here"],
    ["Result<T> and Vec<u8> explained", "Result<T> and Vec<u8> explained"],
    ["a < b && c > d", "a < b && c > d"],
    ["x<script>alert(1)</script>y", "xy"],
    ["<img src=x onerror=alert(1)>Hello", "Hello"],
    ["<!-- hidden -->Shown", "Shown"],
    ["one\u0000two\u0007 \n\t three", "one two three"],
    ["safe\u202egnp.exe\u2066", "safegnp.exe"],
    ["zero\u200bwidth\ufeff", "zerowidth"],
    ["  ", ""],
    ["<p></p>", ""],
    ["\ud83d half", "\ufffd half"],
    ["e\u0301", "é"],
  ])("%j is shown as %j", (raw, title) => {
    expect(cleanTitle(raw)).toBe(title);
  });

  it("cuts a title of a million characters within a word, whole characters only", () => {
    const title = cleanTitle("🦆".repeat(500_000));
    expect(title.length).toBeLessThanOrEqual(300);
    expect(title.isWellFormed()).toBe(true);
    expect(title.endsWith("🦆…")).toBe(true);
  });

  it("takes no longer for a title that is made to make expressions slow", () => {
    const started = performance.now();
    for (const part of ["<", "<a ", "<!--", "&", "&#", "<b", "</"]) cleanTitle(part.repeat(200_000));
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe("htmlToText", () => {
  it("keeps what readers see, blocks on lines of their own, and links as absolute addresses", () => {
    const html = `<style>p{}</style><h1>A  title</h1><p>One <b>two</b>&nbsp;three<br>four &amp;amp; five</p>
      <script>var a = "<p>no</p>"</script><!-- no --><ul><li>x</li><li>y</li></ul><table><tr><td>a</td><td>b</td></tr></table>
      <a href="/p?a=1&amp;b=2#part">link</a> <a href="javascript:alert(1)">no</a> <a href="mailto:a@b.c">no</a> <a href="//other.example/">o</a>`;
    const read = htmlToText(html, "https://example.org/blog/post");
    expect(read.text).toBe("A title\nOne two three\nfour &amp; five\nx\ny\na b\nlink no no o");
    expect(read.links).toEqual(["https://example.org/p?a=1&b=2", "https://other.example/"]);
  });

  it("passes plain text through", () => {
    expect(htmlToText("2 < 3, and that is it").text).toBe("2 < 3, and that is it");
  });

  it("leaves relative links out where nothing says what they are relative to", () => {
    expect(htmlToText('<a href="/x">x</a><a href="https://a.example/">a</a>').links).toEqual(["https://a.example/"]);
  });

  it("keeps 500 links, each once, and 200,000 characters", () => {
    const html = Array.from(
      { length: 2_000 },
      (_, i) => `<a href="https://a.example/${i % 1_500}">${"w".repeat(200)} </a>`,
    ).join("");
    const { text, links } = htmlToText(html);
    expect(links).toHaveLength(500);
    expect(text.length).toBeLessThanOrEqual(200_000);
  });

  it.each([
    ["a million open tags", "<b>".repeat(1_000_000)],
    ["open tags, then as many closing ones", `${"<i>".repeat(300_000)}${"</b>".repeat(300_000)}`],
    ["forms within forms", "<form>".repeat(300_000)],
    ["an attribute without end", `<a href="${"x".repeat(2_000_000)}`],
    ["comments without end", "<!--".repeat(500_000)],
    ["script tags without end", "<script>".repeat(250_000)],
    ["ampersands", "&".repeat(2_000_000)],
    ["attributes without number", `<a ${Array.from({ length: 150_000 }, (_, i) => `a${i}=1`).join(" ")}>`],
  ])("reads %s in no more time than it takes to read as much text", (_, html) => {
    const started = performance.now();
    htmlToText(html);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});

describe("toText", () => {
  const CYRILLIC_1251 = [0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2];
  it.each([
    [
      "windows-1251 by its XML declaration",
      bytes('<?xml version="1.0" encoding="windows-1251"?><a>', CYRILLIC_1251, "</a>"),
      null,
      "Привет",
    ],
    ["windows-1251 by Content-Type", bytes("<a>", CYRILLIC_1251, "</a>"), "text/xml; charset=windows-1251", "Привет"],
    [
      "shift_jis",
      bytes('<?xml version="1.0" encoding="Shift_JIS"?><a>', [0x93, 0xfa, 0x96, 0x7b], "</a>"),
      null,
      "日本",
    ],
    ["gb18030", bytes('<?xml version="1.0" encoding="gb18030"?><a>', [0xd6, 0xd0, 0xce, 0xc4], "</a>"), null, "中文"],
    [
      "UTF-8 with a byte-order mark and a wrong label",
      bytes([0xef, 0xbb, 0xbf], "<a>", [0xc3, 0xa9], "</a>"),
      "text/xml; charset=koi8-r",
      "é",
    ],
    [
      "UTF-8 that Content-Type calls ISO-8859-1",
      bytes("<a>caf", [0xc3, 0xa9], "</a>"),
      "text/xml; charset=ISO-8859-1",
      "café",
    ],
    [
      "windows-1252 that calls itself UTF-8",
      bytes('<?xml version="1.0" encoding="utf-8"?><a>caf', [0xe9], "</a>"),
      null,
      "café",
    ],
    [
      "an XML declaration that knows better than Content-Type",
      bytes('<?xml version="1.0" encoding="windows-1251"?><a>', CYRILLIC_1251, "</a>"),
      "text/xml; charset=utf-8",
      "Привет",
    ],
    ["an unknown label", bytes('<?xml version="1.0" encoding="utf-9000"?><a>', [0xc3, 0xa9], "</a>"), null, "é"],
    ["UTF-16LE with a byte-order mark", Buffer.from("\ufeff<a>é</a>", "utf16le"), null, "é"],
    ["UTF-16LE without one", Buffer.from("<a>é</a>", "utf16le"), null, "é"],
    ["UTF-16BE without one", Buffer.from("<a>é</a>", "utf16le").swap16(), "text/xml; charset=utf-8", "é"],
    [
      "UTF-8 that calls itself UTF-16",
      bytes('<?xml version="1.0" encoding="utf-16"?><a>', [0xc3, 0xa9], "</a>"),
      null,
      "é",
    ],
  ])("decodes %s", (_, document, contentType, word) => {
    expect(toText(document, contentType, "xml")).toContain(`<a>${word}</a>`);
  });

  it("decodes HTML by its meta tag", () => {
    expect(toText(bytes('<meta charset="windows-1251"><p>', CYRILLIC_1251), "text/html", "html")).toContain("Привет");
  });

  it("marks a single bad byte and keeps the rest", () => {
    expect(toText(bytes([0xc3, 0xa9, 0xc3, 0xa8, 0xc3, 0xa0, 0xff, 0xc3, 0xa9]), null, "html")).toBe("éèà\ufffdé");
  });

  it.each([[new Uint8Array()], [new Uint8Array([0])], [new Uint8Array([0xff])], [new Uint8Array(1_000)]])(
    "survives %j",
    (document) => {
      expect(typeof toText(document, "text/html; charset=replacement", "html")).toBe("string");
    },
  );
});

describe("toWebAddress", () => {
  it.each([
    "javascript:alert(1)",
    "JaVaScRiPt:x",
    "\tjava\nscript:x",
    "data:text/html,x",
    "mailto:a@b.c",
    "#top",
    "",
    "file:///etc/passwd",
    "https://u:p@a.example/",
    "http://",
    "x".repeat(3_000),
    "ftp://a.example/",
  ])("%j leads to no page", (text) => {
    expect(toWebAddress(text, "https://example.org/feed")).toBeNull();
  });

  it("is made absolute", () => {
    expect(toWebAddress("../a b?q=ü#x", "https://example.org/c/d/e")).toBe("https://example.org/c/a%20b?q=%C3%BC");
    expect(toWebAddress("/a")).toBeNull();
  });
});
