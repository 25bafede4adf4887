// Other workspaces check this file too, and would not find the declaration by themselves.
// eslint-disable-next-line @typescript-eslint/triple-slash-reference
/// <reference path="./html-encoding-sniffer.d.ts" />
import sniffEncoding from "html-encoding-sniffer";

/** Encodings in which almost any bytes mean something, so that a wrong label goes unnoticed. */
const SINGLE_BYTE = /^(windows-125\d|windows-874|iso-8859-|koi8|macintosh|ibm866|x-mac)/i;
const REPLACEMENT = "\ufffd";

/**
 * The text of a document's bytes. What they are in is taken from, in this order: a byte-order mark, `Content-Type`, the
 * XML declaration or `<meta>`; but bytes that are UTF-8 and hold more than ASCII are that, whatever a single-byte label
 * says, and a label that does not fit gives way to one that does. Bytes that mean nothing become U+FFFD. Never throws.
 */
export function toText(bytes: Uint8Array, contentType: string | null, kind: "xml" | "html"): string {
  const wide = sniffWide(bytes);
  if (wide !== null) return decode(bytes, wide) ?? "";
  const label = /charset\s*=\s*["']?([^\s"';]+)/i.exec(contentType ?? "")?.[1];
  const said = sniff(bytes, kind, label);
  if (hasOrderMark(bytes)) return decode(bytes, said) ?? decodeUtf8(bytes);
  // Most of the web is in it, and nothing else looks like it by chance.
  if (SINGLE_BYTE.test(said)) return decode(bytes, "utf-8", true) ?? decode(bytes, said) ?? decodeUtf8(bytes);
  const fitting = decode(bytes, said, true);
  if (fitting !== null) return fitting;
  const others = [...new Set([sniff(bytes, kind, undefined), "utf-8"])].filter((name) => name !== said);
  for (const name of others) {
    const text = decode(bytes, name, true);
    if (text !== null) return text;
  }
  return decodeBroken(bytes, said);
}

/** Nothing fits: a few bad bytes are let pass, but a text that is mostly bad is in Western Europe's old encoding. */
function decodeBroken(bytes: Uint8Array, said: string): string {
  const text = decode(bytes, said) ?? decodeUtf8(bytes);
  const bad = text.split(REPLACEMENT).length - 1;
  const beyondAscii = text.replaceAll(/[\u0000-\u007f]/g, "").length; // eslint-disable-line no-control-regex -- ASCII
  return bad * 2 > beyondAscii ? (decode(bytes, "windows-1252") ?? text) : text;
}

function sniff(bytes: Uint8Array, kind: "xml" | "html", label: string | undefined): string {
  const xml = kind === "xml";
  const transport = label === undefined ? {} : { transportLayerEncodingLabel: label };
  return sniffEncoding(bytes, { xml, defaultEncoding: "UTF-8", ...transport });
}

/** UTF-16 without a byte-order mark: its first character is an ASCII one, so every other byte is zero. */
function sniffWide(bytes: Uint8Array): string | null {
  const [first = 0, second = 0, third = 0, fourth = 0] = bytes;
  if (first !== 0 && second === 0 && third !== 0 && fourth === 0) return "utf-16le";
  if (first === 0 && second !== 0 && third === 0 && fourth !== 0) return "utf-16be";
  return null;
}

function hasOrderMark(bytes: Uint8Array): boolean {
  const [first, second, third] = bytes;
  return (
    (first === 0xef && second === 0xbb && third === 0xbf) ||
    (first === 0xff && second === 0xfe) ||
    (first === 0xfe && second === 0xff)
  );
}

/** Null: bytes that mean nothing in it (when `fatal`), or an encoding that this machine does not know. */
function decode(bytes: Uint8Array, encoding: string, fatal = false): string | null {
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes);
  } catch {
    return null;
  }
}

function decodeUtf8(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
