/** A sentence of a README that says that the project, or a part of it, is open. */
export interface Claim {
  /** As it stands there, without marks of Markdown; never cut. */
  quote: string;
  /** Counts from 1. */
  line: number;
}

const OPEN =
  /\b(?:fully|completely|truly|100\s?%)[\s-]open\b|\bopen[\s-](?:source[ds]?|sourcing|weights?|models?|data|datasets?|science|training)\b|\bopenly (?:licen[cs]ed|available|released)\b|\b(?:libre|foss|floss)\b/i;
/** Sentences that are longer are lists or tables run together. */
const MOST_CHARACTERS = 400;
const MOST_CLAIMS = 3;
/** A longer line is nobody's prose, and marks that never close would take long to look through. */
const LONGEST_LINE = 4_000;

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/**
 * The first sentences in which a README calls something open. They are quoted and not judged: what is found is beside
 * them.
 * @param markdown the file's text
 */
export function findClaims(markdown: string): Claim[] {
  const claims: Claim[] = [];
  for (const { text, starts } of listParagraphs(markdown)) {
    for (const { segment, index } of segmenter.segment(text)) {
      const line = starts.findLast(({ at }) => at <= index)?.line ?? 1;
      const quote = segment.trim();
      const isNew = !claims.some((claim) => claim.quote === quote);
      if (quote.length <= MOST_CHARACTERS && OPEN.test(quote) && isNew) claims.push({ quote, line });
      if (claims.length === MOST_CLAIMS) return claims;
    }
  }
  return claims;
}

interface Paragraph {
  text: string;
  /** Where in it each line of the file begins. */
  starts: { at: number; line: number }[];
}

/** Paragraphs, headings and items of lists as plain text. */
function listParagraphs(markdown: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let fence: string | null = null;
  let current: Paragraph | null = null;
  for (const [i, raw] of markdown.split(/\r?\n/).entries()) {
    const [, mark] = /^\s*(`{3,}|~{3,})/.exec(raw) ?? [];
    if (fence !== null || mark !== undefined) {
      if (fence === null) fence = mark ?? null;
      else if (mark?.startsWith(fence) === true) fence = null;
      current = null;
      continue;
    }
    const text = raw.length > LONGEST_LINE ? "" : toPlain(raw);
    const isItsOwn = /^\s*(?:#{1,6}\s|[-*+]\s|\d+[.)]\s|\||>)/.test(raw);
    if (text === "" || isItsOwn) current = null;
    if (text === "") continue;
    if (current === null) {
      current = { text, starts: [{ at: 0, line: i + 1 }] };
      paragraphs.push(current);
      // A heading or a table's row ends with its line.
      if (/^\s*(?:#{1,6}\s|\|)/.test(raw)) current = null;
    } else {
      current.starts.push({ at: current.text.length + 1, line: i + 1 });
      current.text += ` ${text}`;
    }
  }
  return paragraphs;
}

/** A line without images, badges, tags, links' addresses and emphasis. */
function toPlain(line: string): string {
  return line
    .replace(/!\[[^[\]]*\](?:\([^)[]*\)|\[[^[\]]*\])/g, " ")
    .replace(/\[([^[\]]*)\](?:\([^)[]*\)|\[[^[\]]*\])/g, "$1")
    .replace(/<[^<>]*>/g, " ")
    .replace(/^\s*(?:#{1,6}\s+|[-*+]\s+|\d+[.)]\s+|>\s?)+/, "")
    .replace(/[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}/g, "")
    .replace(/\|/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
