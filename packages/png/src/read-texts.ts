const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const UNDRAWN = /<(title|desc|style)\b[^>]*>.*?<\/\1>/gs;
/** Text between tags, in which the writer escapes both brackets. */
const NODE = />([^<>]+)</g;

/** The document's Unicode characters that are drawn. */
export function readCharacters(svg: string): Set<number> {
  const characters = new Set<number>();
  for (const [, text = ""] of svg.replace(UNDRAWN, "").matchAll(NODE)) {
    for (const character of decode(text)) characters.add(character.codePointAt(0) ?? 0);
  }
  return characters;
}

/** Whether Han characters are to have Japanese shapes: the document says so, or has kana and does not say. */
export function isJapanese(svg: string): boolean {
  const said = /<svg\b[^>]*\s(?:xml:)?lang="(\w+)/.exec(svg)?.[1];
  return said === undefined ? /[\u3040-\u30ff]/.test(svg.replace(UNDRAWN, "")) : said === "ja";
}

/**
 * The document with texts that the renderer can put together from several fonts, which it does character by character:
 * letters composed with their accents, emoji without joiners, variants and skin colours.
 */
export function simplifyTexts(svg: string): string {
  return svg.replace(NODE, (_, text: string) => {
    // ASCII is what most texts are, and is simple.
    if (/^[\0-\x7f]*$/.test(text)) return `>${text}<`;
    const simple = text
      .normalize("NFC")
      .replace(/(\p{Emoji})[\u{1f3fb}-\u{1f3ff}]/gu, "$1")
      .replace(/[\ufe00-\ufe0f\u{e0020}-\u{e007f}]/gu, "")
      .replace(/\u200d(?=\p{Extended_Pictographic})/gu, "");
    return `>${simple}<`;
  });
}

/** Stands for a character that no font has. */
const BOX = "\u25a1";

/**
 * The document with other characters in place of those that no font has, since one of them would keep the renderer from
 * drawing what comes after it: a letter without its accents, where that helps, or an empty box.
 */
export function replaceMissing(svg: string, missing: ReadonlySet<number>): string {
  if (missing.size === 0) return svg;
  return svg.replace(NODE, (_, text: string) => {
    const replaced = Array.from(text, (character) => {
      if (!missing.has(character.codePointAt(0) ?? 0)) return character;
      if (/\p{M}/u.test(character)) return "";
      const [letter = ""] = character.normalize("NFD");
      return /[a-z]/i.test(letter) ? letter : BOX;
    });
    return `>${replaced.join("")}<`;
  });
}

function decode(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = decimal === undefined ? parseInt(hex ?? "", 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
}
