import { DAY_MS, dayFromNumber } from "@groundswell/core";
import { citeWords } from "./cite-words.ts";
import type { Language } from "../spec.ts";
import { cleanText } from "../text/text.ts";

/** What anybody may do with a chart; the figures in it are facts, and nobody's. */
export const CHART_LICENCE = {
  name: "CC BY 4.0",
  url: "https://creativecommons.org/licenses/by/4.0/",
} as const;

export interface CiteInput {
  title: string;
  /** Whole address of the chart or its page. */
  url: string;
  /** The instant or day that a pinned chart is as of; null: it is live, and goes on changing. */
  publishedAt: string | null;
  /** The day on which it was looked at: what changes is cited with it. Null: left out, as of a chart that never does. */
  accessed: string | null;
  language: Language;
}

export interface Citation {
  /** A reference in APA style, in the chart's language. */
  apa: string;
  /** An entry for BibTeX and what reads it. */
  bibtex: string;
  licence: { name: string; url: string };
}

/**
 * How to cite a chart. Dates that can't be read are left out.
 *
 * @example
 * citeChart({ title: "Goose: stars", url: "https://…", publishedAt: "2026-08-22", accessed: null, language: "en" }).apa;
 * // Groundswell. (2026, August 22). Goose: stars [Chart]. https://…
 */
export function citeChart(input: CiteInput): Citation {
  const title = cleanText(input.title);
  const url = cleanAddress(input.url);
  const [published, accessed] = [readDay(input.publishedAt), readDay(input.accessed)];
  const words = citeWords(input.language);
  const when = published === null ? words.undated : words.published(published);
  const where = accessed === null ? url : words.retrieved(words.date(accessed), url);
  return {
    apa: `Groundswell. (${when}). ${title} [${words.chart}]. ${where}`,
    bibtex: writeBibtex({ title, url, published, accessed, language: input.language }),
    licence: { ...CHART_LICENCE },
  };
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/** As babel calls them. */
const BABEL: Record<Language, string> = {
  en: "english",
  de: "ngerman",
  fr: "french",
  es: "spanish",
  ja: "japanese",
  zh: "chinese",
};

interface Entry {
  title: string;
  url: string;
  published: number | null;
  accessed: number | null;
  language: Language;
}

function writeBibtex({ title, url, published, accessed, language }: Entry): string {
  const day = published === null ? null : dayFromNumber(published);
  const fields: [string, string | null][] = [
    ["author", "{{Groundswell}}"],
    // Twice in braces: its capitals stay as they are.
    ["title", `{{${escapeTex(title)}}}`],
    ["year", day === null ? null : `{${day.slice(0, 4)}}`],
    ["month", day === null ? null : (MONTHS[Number(day.slice(5, 7)) - 1] ?? null)],
    ["url", `{${url}}`],
    ["urldate", accessed === null ? null : `{${dayFromNumber(accessed)}}`],
    ["langid", `{${BABEL[language]}}`],
    ["note", `{${CHART_LICENCE.name}${day === null ? "" : `, as of ${day}`}}`],
  ];
  const lines = fields.flatMap(([name, value]) => (value === null ? [] : [`  ${name.padEnd(7)} = ${value}`]));
  return `@misc{${nameEntry(url, title, day)},\n${lines.join(",\n")}\n}\n`;
}

/** `groundswell-aaif-goose-goose-stars-2026-08-22`. */
function nameEntry(url: string, title: string, day: string | null): string {
  const path = URL.canParse(url) ? new URL(url).pathname : title;
  const slug = path
    .replace(/^\/(?:charts|embed)\//, "")
    .replace(/\.(?:svg|png|csv|json)$/, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 100);
  return ["groundswell", slug, day ?? ""].filter((part) => part !== "").join("-");
}

const TEX: Record<string, string> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  "^": "\\textasciicircum{}",
  "~": "\\textasciitilde{}",
};

function escapeTex(text: string): string {
  return text.replace(/[\\{}^~$&#%_]/g, (char) => TEX[char] ?? `\\${char}`);
}

/** Braces, quotes, backslashes and blanks would end the field that the address stands in. */
function cleanAddress(url: string): string {
  return url
    .toWellFormed()
    .trim()
    .replace(/[\s\p{Cc}{}"\\<>^`|]/gu, (char) => encodeURIComponent(char));
}

/** Days since 1970-01-01 of an instant or a day; null of neither. */
function readDay(text: string | null): number | null {
  const at = text === null ? Number.NaN : Date.parse(text);
  return Number.isFinite(at) ? Math.floor(at / DAY_MS) : null;
}
