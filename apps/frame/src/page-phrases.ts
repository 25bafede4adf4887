import { readingFor, type Reading, type TableWords } from "@groundswell/charts";

let words: TableWords | null = null;

/** Takes the page's own words. */
export function setTableWords(given: TableWords): void {
  words = given;
}

/**
 * Stands in the build in the place of all languages' phrases: what figures are read with, one by one or in a table, which
 * is all that a drawn chart takes. Whole charts are worded by the server.
 */
export function phrasesFor(language: Reading["language"]): Reading & TableWords {
  if (words === null) throw new Error("the page has given no words");
  return { ...readingFor(language), ...words };
}
