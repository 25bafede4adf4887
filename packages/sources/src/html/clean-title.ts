import { oneLine } from "../one-line.ts";
import { feedHtml } from "./feed-html.ts";

const MAX_TITLE_CHARS = 300;
const MAX_RAW_CHARS = 20_000;
/** Tags that people put into titles. What else stands in angle brackets is text, as in "Result<T> explained". */
const TITLE_TAGS = new Set(
  (
    "a abbr b bdi bdo big br cite code del dfn div em font h1 h2 h3 h4 h5 h6 i iframe img ins kbd li mark p pre q s samp " +
    "script small span strike strong style sub sup svg tt u ul var wbr"
  ).split(" "),
);
const UNREAD = new Set(["script", "style", "iframe", "svg"]);
const ENTITY = /&(?:amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|[nm]dash|hellip|#\d{1,7}|#x[\da-f]{1,6});/i;
/** Characters that turn the reading direction round, hide, or are tags of no visible form. */
const HIDDEN =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

/**
 * A title as one line of plain text: tags of HTML taken out, entities decoded also where they were encoded twice, no
 * control characters and none that turn the reading direction round, at most 300 characters. Empty when nothing is left.
 */
export function cleanTitle(raw: string): string {
  let title = stripTags(raw.slice(0, MAX_RAW_CHARS));
  for (let again = 0; again < 2 && ENTITY.test(title); again++) title = decodeEntities(title);
  const line = oneLine(title.toWellFormed().normalize("NFC").replaceAll(HIDDEN, ""), MAX_TITLE_CHARS);
  // A cut may have split a character of two units.
  return line.replaceAll(/[\ud800-\udbff](?![\udc00-\udfff])/g, "");
}

function stripTags(raw: string): string {
  const parts: string[] = [];
  let unread = 0;
  const sources = listTags(raw);
  if (sources.length === 0) return decodeEntities(raw);
  let place = 0;
  for (const { start, end, name, closing } of sources) {
    if (unread === 0) parts.push(decodeEntities(raw.slice(place, start)));
    if (UNREAD.has(name)) unread = Math.max(0, unread + (closing ? -1 : 1));
    parts.push(name === "br" || name === "p" || name === "div" ? " " : "");
    place = end;
  }
  if (unread === 0) parts.push(decodeEntities(raw.slice(place)));
  return parts.join("");
}

/** Where known tags and comments stand. */
function listTags(raw: string) {
  const found: { start: number; end: number; name: string; closing: boolean }[] = [];
  for (const match of raw.matchAll(/<(\/?)([a-z][a-z\d]{0,9})(?=[\s/>])[^<>]{0,2000}>|<!--[^>]{0,2000}-->/gi)) {
    const name = (match[2] ?? "").toLowerCase();
    if (name !== "" && !TITLE_TAGS.has(name)) continue;
    found.push({ start: match.index, end: match.index + match[0].length, name, closing: match[1] === "/" });
  }
  return found;
}

function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  const parts: string[] = [];
  const escaped = text.replaceAll("<", "&lt;");
  feedHtml(escaped, { ontext: (part) => parts.push(part) }, { maxChars: escaped.length, enough: () => false });
  return parts.join("");
}
