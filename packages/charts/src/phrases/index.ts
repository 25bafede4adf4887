import type { Language } from "../spec.ts";
import { createPhrases } from "./create-phrases.ts";
import { DE } from "./de.ts";
import { EN } from "./en.ts";
import { ES } from "./es.ts";
import { FR } from "./fr.ts";
import { JA } from "./ja.ts";
import { readingFor } from "./reading.ts";
import type { Phrases } from "./types.ts";
import type { Words } from "./words.ts";
import { ZH } from "./zh.ts";

const WORDS: Record<Language, Words> = { en: EN, de: DE, fr: FR, es: ES, ja: JA, zh: ZH };

const made = new Map<Language, Phrases>();

/** The words and formats of a language. */
export function phrasesFor(language: Language): Phrases {
  const known = made.get(language);
  if (known !== undefined) return known;
  const phrases = createPhrases(readingFor(language), WORDS[language]);
  made.set(language, phrases);
  return phrases;
}

export { readingFor } from "./reading.ts";
export type * from "./types.ts";
