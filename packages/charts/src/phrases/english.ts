import type { TableWords } from "./table-words.ts";
import { EN_TABLE } from "./en-table.ts";
import { EN_READING } from "./en-reading.ts";
import { makeReading } from "./make-reading.ts";
import type { Reading } from "./types.ts";

let made: (Reading & TableWords) | undefined;

/**
 * Stands in the build of the dashboard's scripts in the place of all languages' phrases: the pages are in English, whole
 * charts are worded by the server, and all others would be a tenth of the scripts.
 */
export function phrasesFor(language: Reading["language"]): Reading & TableWords {
  if (language !== "en") throw new Error(`these scripts have no words in ${language}`);
  made ??= { ...makeReading("en", EN_READING), ...EN_TABLE };
  return made;
}
