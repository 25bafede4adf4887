/** A tag as it stands in the text. Names are in small letters; `local` is without a prefix. */
export interface XmlTag {
  type: "tag";
  start: number;
  /** Behind its `>`. */
  end: number;
  name: string;
  local: string;
  closing: boolean;
  selfClosing: boolean;
}

export type XmlToken =
  | XmlTag
  /** A document type that declares entities, or a declaration on its own. */
  | { type: "entities" }
  /** The rest can't be told apart from here on. */
  | { type: "end"; at: number; why: string };

const NAME_END = /[\s/>]/;

/**
 * The tags of something that is XML more or less, outside of comments, CDATA and declarations. Every character is looked
 * at a fixed number of times, whatever the text.
 */
export function* scanXml(text: string): Generator<XmlToken> {
  let place = text.indexOf("<");
  let close = -1;
  while (place !== -1) {
    // Looked for once only, however many "<" come before it.
    if (close < place && close !== Infinity) close = text.indexOf(">", place);
    if (close === -1) close = Infinity;
    const special = scanSpecial(text, place, close);
    if (special !== null && typeof special !== "number") {
      yield special;
      return;
    }
    const end = special ?? close + 1;
    if (end === Infinity) {
      yield { type: "end", at: place, why: "it is cut off within a tag" };
      return;
    }
    const tag = special === null ? readTag(text, place, end) : null;
    if (tag !== null) yield tag;
    // What only looks like a tag, as "a < b", is text; the next one may begin within it.
    place = text.indexOf("<", tag === null && special === null ? place + 1 : end);
  }
}

/** Where a comment, CDATA, declaration or document type ends; null when it is none of them. */
function scanSpecial(text: string, place: number, close: number): number | XmlToken | null {
  if (text.startsWith("<!--", place)) return endOf(text, "-->", place + 4, place, "a comment");
  if (text.startsWith("<![CDATA[", place)) return endOf(text, "]]>", place + 9, place, "a CDATA section");
  if (text.startsWith("<?", place)) return endOf(text, "?>", place + 2, place, "a processing instruction");
  if (!text.startsWith("<!", place)) return null;
  const word = text.slice(place + 2, place + 10).toUpperCase();
  if (word.startsWith("ENTITY")) return { type: "entities" };
  if (close === Infinity) return { type: "end", at: place, why: "a declaration that is not closed" };
  // A document type's brackets hold declarations, which are scanned like the rest: only entities matter of them.
  const subset = word.startsWith("DOCTYPE") ? text.slice(place, Math.min(close, place + 1_000)).indexOf("[") : -1;
  return subset === -1 ? close + 1 : place + subset + 1;
}

function endOf(text: string, mark: string, from: number, place: number, what: string): number | XmlToken {
  const end = text.indexOf(mark, from);
  return end === -1 ? { type: "end", at: place, why: `${what} that is not closed` } : end + mark.length;
}

function readTag(text: string, start: number, end: number): XmlTag | null {
  const closing = text[start + 1] === "/";
  const from = start + (closing ? 2 : 1);
  const head = text.slice(from, Math.min(end, from + 100));
  const stop = head.search(NAME_END);
  const name = head.slice(0, stop === -1 ? undefined : stop).toLowerCase();
  if (!/^[a-z_]/.test(name)) return null;
  return {
    type: "tag",
    start,
    end,
    name,
    local: name.replace(/^.*:/, ""),
    closing,
    selfClosing: text[end - 2] === "/",
  };
}
