import { body, bytesOf, entry, rss, type HostileDocument } from "./hostile-document.ts";

const declared = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>`;
/** A feed whose one title is these bytes. */
function titled(bytes: number[], declaration = ""): Buffer {
  const [before = "", after = ""] = rss(entry({ title: "%" }), declaration).split("%");
  return bytesOf(before, bytes, after);
}

const CYRILLIC_1251 = [0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2];
const wide = (title: string) => rss(entry({ title }), "");

export const ENCODINGS: HostileDocument[] = [
  { name: "windows-1251, declared", serve: body(titled(CYRILLIC_1251, declared("windows-1251"))), titles: ["Привет"] },
  {
    name: "windows-1251, by its header",
    serve: body(titled(CYRILLIC_1251), { "content-type": "text/xml; charset=windows-1251" }),
    titles: ["Привет"],
  },
  {
    name: "windows-1251, the header wrong",
    serve: body(titled(CYRILLIC_1251, declared("windows-1251")), { "content-type": "text/xml; charset=utf-8" }),
    titles: ["Привет"],
  },
  { name: "shift_jis", serve: body(titled([0x93, 0xfa, 0x96, 0x7b], declared("Shift_JIS"))), titles: ["日本"] },
  { name: "euc-jp", serve: body(titled([0xc6, 0xfc, 0xcb, 0xdc], declared("euc-jp"))), titles: ["日本"] },
  { name: "gb18030", serve: body(titled([0xd6, 0xd0, 0xce, 0xc4], declared("gb18030"))), titles: ["中文"] },
  { name: "euc-kr", serve: body(titled([0xc7, 0xd1, 0xb1, 0xb9], declared("euc-kr"))), titles: ["한국"] },
  { name: "UTF-16LE with a mark", serve: body(Buffer.from(`\ufeff${wide("Größe")}`, "utf16le")), titles: ["Größe"] },
  {
    name: "UTF-16BE with a mark",
    serve: body(Buffer.from(`\ufeff${wide("Größe")}`, "utf16le").swap16()),
    titles: ["Größe"],
  },
  { name: "UTF-16LE without a mark", serve: body(Buffer.from(wide("Größe"), "utf16le")), titles: ["Größe"] },
  {
    name: "UTF-8 that calls itself UTF-16",
    serve: body(rss(entry({ title: "Größe" }), declared("utf-16"))),
    titles: ["Größe"],
  },
  {
    name: "UTF-8 that its header calls latin1",
    serve: body(rss(entry({ title: "Größe" })), { "content-type": "text/xml; charset=iso-8859-1" }),
    titles: ["Größe"],
  },
  {
    name: "windows-1252 that calls itself UTF-8",
    serve: body(titled([0x47, 0x72, 0xf6, 0xdf, 0x65], declared("utf-8"))),
    titles: ["Größe"],
  },
  {
    name: "an encoding that nobody knows",
    serve: body(rss(entry({ title: "Größe" }), declared("utf-9000"))),
    titles: ["Größe"],
  },
  {
    name: "UTF-8 with a byte-order mark and blanks before",
    serve: body(`\ufeff \n${rss(entry(), "")}`),
    titles: ["Plain"],
  },
  {
    name: "zero bytes and control characters",
    serve: body(rss(entry({ title: "a\u0000b\u0001c\u001bd" }))),
    titles: ["a b c d"],
  },
];
