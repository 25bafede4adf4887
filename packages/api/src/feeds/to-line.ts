/** Line ends, tabs and all other controls: in a line they are a space. XML knows hardly any of them. */
const CONTROLS = /[\p{Cc}\u2028\u2029]+/gu;
/** Turn the text around them the other way, beyond their own end. */
const OVERRIDES = /[\u202a-\u202e\u2066-\u2069]/g;
/** Not for interchange; XML forbids two of them. */
const NONCHARACTERS = /\p{Noncharacter_Code_Point}/gu;

/**
 * A text from outside as one plain line that can stand anywhere: a title, XML, another's sentence. Nothing else is
 * changed: emoji, marks and markup stay as they are.
 */
export function toLine(text: string): string {
  return text
    .toWellFormed()
    .replace(CONTROLS, " ")
    .replace(OVERRIDES, "")
    .replace(NONCHARACTERS, "\ufffd")
    .replace(/ {2,}/g, " ")
    .trim();
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** At most so many characters as people count them; what was cut off shows. */
export function cutLine(line: string, most: number): string {
  if (line.length <= most) return line;
  const characters = [...graphemes.segment(line)].map(({ segment }) => segment);
  return characters.length <= most
    ? line
    : `${characters
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`;
}
