import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);

/** One file of a font package, with the part of Unicode that it is made for. */
export interface FontSlice {
  /** `noto-sans-jp-118`. */
  name: string;
  path: string;
  characters: ReadonlySet<number>;
  /** Those OpenType features that leave one glyph for each character. */
  features: readonly string[];
}

/** Letters that join have forms by their place. */
const FEATURES: Record<string, readonly string[]> = {
  "noto-sans-arabic": ["isol", "init", "medi", "fina", "mark", "mkmk", "curs"],
  "noto-sans-hebrew": ["mark", "mkmk"],
};
const LATIN_FEATURES = ["kern", "mark", "mkmk"];

/** All slices of a variable font's package, upright, by weight only. */
export async function readFontPackage(font: string): Promise<FontSlice[]> {
  const folder = dirname(require.resolve(`@fontsource-variable/${font}/package.json`));
  const ranges = JSON.parse(await readFile(join(folder, "unicode.json"), "utf8")) as Record<string, string>;
  return Object.entries(ranges).map(([key, range]) => {
    const name = `${font}-${key.replace(/[[\]]/g, "")}`;
    return {
      name,
      path: join(folder, "files", `${name}-wght-normal.woff2`),
      characters: parseRanges(range),
      features: FEATURES[font] ?? LATIN_FEATURES,
    };
  });
}

/** `U+0-FF,U+131`. */
function parseRanges(text: string): Set<number> {
  const characters = new Set<number>();
  for (const [, from = "", to = from] of text.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi)) {
    for (let code = parseInt(from, 16); code <= parseInt(to, 16); code += 1) characters.add(code);
  }
  return characters;
}
