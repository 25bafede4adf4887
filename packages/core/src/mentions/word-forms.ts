const FAMILY = /(?:ions?|ive|ors?|ers?|ing|ed|es?|s)$/;
const FAMILY_ENDINGS = ["", "e", "ed", "er", "ers", "es", "ing", "ion", "ions", "ive", "or", "ors", "s"];
/** Shorter stems have relatives of other meaning: code and coding, edit and editor. */
const SHORTEST_FAMILY = 6;

/**
 * The forms in which a text may give a topic's word, its base first: singular and plural, and of long words the family
 * (transcription, transcripts; generation, generators).
 *
 * @param word in lower case
 */
export function wordForms(word: string): string[] {
  const stem = word.replace(FAMILY, "");
  if (stem.length >= SHORTEST_FAMILY) return FAMILY_ENDINGS.map((ending) => stem + ending);
  const singular = singularOf(word);
  return [singular, singular.endsWith("y") ? `${singular.slice(0, -1)}ies` : `${singular}s`];
}

function singularOf(word: string): string {
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return word.length > 3 && /[^su]s$/.test(word) ? word.slice(0, -1) : word;
}
