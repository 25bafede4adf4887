import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readCoverage } from "./font-bytes.ts";
import { readFontPackage, type FontSlice } from "./font-sources.ts";
import { makeFont } from "./make-font.ts";

/**
 * What charts speak in, each with the family of its letters, the weight that these have, and the weight that its fonts
 * say they have.
 *
 * The renderer looks for a missing character in the first font that has it, and passes over only those that differ from
 * the text's own in posture, weight and width, all three. So the fonts of further characters say that they are wide and
 * italic, and a weight that only one voice has: each voice then finds its own.
 */
const VOICES = [
  { family: "instrument-sans", weight: 400, says: 400 },
  { family: "instrument-sans", weight: 600, says: 600 },
  { family: "newsreader", weight: 600, says: 700 },
] as const;
type Voice = (typeof VOICES)[number];

const HAN = { japanese: ["noto-sans-jp", "noto-sans-sc"], other: ["noto-sans-sc", "noto-sans-jp"] };
/** Drawn as spaces, or as nothing, by every font. */
const INVISIBLE = /[\p{White_Space}\p{Default_Ignorable_Code_Point}]/u;
const FURTHER = ["noto-sans-hebrew", "noto-sans-arabic", "noto-emoji"];

interface MadeFont {
  path: string;
  covered: ReadonlySet<number>;
}

export interface FoundFonts {
  /** Files, in the order in which they are to be asked. */
  paths: string[];
  /** The characters that some voice has no font for. */
  missing: ReadonlySet<number>;
}

export interface FontStore {
  /** The fonts that a text of these characters needs. */
  findFonts: (characters: ReadonlySet<number>, japanese: boolean) => Promise<FoundFonts>;
}

/**
 * Fonts as files, each made when a chart first needs it.
 * @param openFolder makes a folder for them: at first, and whenever files were found to be gone
 */
export function createFontStore(openFolder: () => string): FontStore {
  const packages = new Map<string, Promise<FontSlice[]>>();
  const fonts = new Map<string, Promise<MadeFont>>();
  let folder: string | null = null;
  const readSlices = (name: string) => once(packages, name, () => readFontPackage(name));

  const ensure = (slice: FontSlice, voice: Voice, base: MadeFont | null) =>
    once(fonts, `${slice.name}-${voice.says}`, async () => {
      const font = await makeFont(slice, {
        weight: voice.weight,
        without: base?.covered ?? new Set(),
        label: { weight: voice.says, upright: base === null },
      });
      folder ??= openFolder();
      const path = join(folder, `${slice.name}-${voice.says}.ttf`);
      await writeFile(path, font);
      return { path, covered: readCoverage(font) };
    });

  async function findForVoice(voice: Voice, characters: ReadonlySet<number>, further: readonly string[]) {
    const own = await readSlices(voice.family);
    const latin = own.find((slice) => slice.name.endsWith("-latin"));
    if (latin === undefined) throw new Error(`${voice.family} has no Latin letters`);
    const base = await ensure(latin, voice, null);
    const paths = [base.path];
    const missing = new Set(characters);
    const cover = (covered: ReadonlySet<number>) => [...missing].filter((code) => covered.has(code));
    for (const code of cover(base.covered)) missing.delete(code);
    for (const name of [voice.family, ...further]) {
      if (missing.size === 0) break;
      for (const slice of await readSlices(name)) {
        if (slice === latin || cover(slice.characters).length === 0) continue;
        const font = await ensure(slice, voice, base);
        const more = cover(font.covered);
        if (more.length === 0) continue;
        paths.push(font.path);
        for (const code of more) missing.delete(code);
      }
    }
    return { paths, missing };
  }

  async function findFonts(characters: ReadonlySet<number>, japanese: boolean): Promise<FoundFonts> {
    const drawn = new Set([...characters].filter((code) => !INVISIBLE.test(String.fromCodePoint(code))));
    const further = [...(japanese ? HAN.japanese : HAN.other), ...FURTHER];
    const found = await Promise.all(VOICES.map((voice) => findForVoice(voice, drawn, further)));
    return {
      paths: found.flatMap(({ paths }) => paths),
      missing: new Set(found.flatMap(({ missing }) => [...missing])),
    };
  }

  return {
    findFonts: async (characters, japanese) => {
      const found = await findFonts(characters, japanese);
      if (found.paths.every((path) => existsSync(path))) return found;
      // Systems clear temporary folders of old files, and without its font a text would silently be left out.
      fonts.clear();
      folder = null;
      return findFonts(characters, japanese);
    },
  };
}

/** The value of a key, made once; what failed is tried again. */
function once<T>(cache: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const made = make();
  cache.set(key, made);
  made.catch(() => cache.delete(key));
  return made;
}
