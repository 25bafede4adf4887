/** Control characters, and spaces without width. */
const UNPRINTED = /[\p{Cc}\u200b\u2028\u2029\ufeff]/gu;

/** A text on one line without runs of spaces, cut at a word's end where it is too long. */
export function oneLine(text: string, maxLength: number): string {
  const line = text.replaceAll(UNPRINTED, " ").replaceAll(/\s+/g, " ").trim();
  if (line.length <= maxLength) return line;
  const cut = line.slice(0, maxLength - 1);
  const atWord = cut.replace(/\s\S*$/, "");
  return `${(atWord.length > maxLength / 2 ? atWord : cut).trimEnd()}…`;
}
