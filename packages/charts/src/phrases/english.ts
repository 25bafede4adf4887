import type { Language } from "../spec.ts";
import { createPhrases } from "./create-phrases.ts";
import { EN } from "./en.ts";
import { readingFor } from "./reading.ts";
import type { Phrases } from "./types.ts";

let made: Phrases | undefined;

/**
 * Stands in builds for pages that are in English, in the place of all languages' phrases: five languages that nobody
 * reads there would be a fifth of their scripts.
 */
export function phrasesFor(language: Language): Phrases {
  if (language !== "en") throw new Error(`this build has no words in ${language}`);
  made ??= createPhrases(readingFor("en"), EN);
  return made;
}

export { readingFor } from "./reading.ts";
export type * from "./types.ts";
