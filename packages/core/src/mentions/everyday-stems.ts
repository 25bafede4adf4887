const ENDINGS: readonly (readonly [ending: string, instead: readonly string[]])[] = [
  ["ies", ["y"]],
  ["es", [""]],
  ["s", [""]],
  ["ed", ["", "e"]],
  ["ing", ["", "e"]],
  ["ly", [""]],
];
const SHORTEST_STEM = 3;

/** What an English word may be a form of: `outlines` of `outline`, `continued` of `continue`, `planned` of `plan`. */
export function everydayStems(word: string): string[] {
  return ENDINGS.flatMap(([ending, instead]) => {
    if (!word.endsWith(ending)) return [];
    const stem = word.slice(0, word.length - ending.length);
    const isDoubled = stem.length > SHORTEST_STEM && stem.at(-1) === stem.at(-2);
    return [...instead.map((end) => stem + end), ...(isDoubled ? [stem.slice(0, -1)] : [])];
  }).filter((stem) => stem.length >= SHORTEST_STEM);
}
