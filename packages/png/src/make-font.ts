import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { labelFont } from "./font-bytes.ts";
import type { FontSlice } from "./font-sources.ts";

interface SubsetOptions {
  targetFormat: "truetype";
  variationAxes: { wght: number };
  keepFeatures: readonly string[];
  noHinting: boolean;
}

/** subset-font has no types of its own; these are of the part that is used here. */
const subsetFont = createRequire(import.meta.url)("subset-font") as (
  font: Buffer,
  text: string,
  options: SubsetOptions,
) => Promise<Buffer>;

const SPACE = 32;

/**
 * A TrueType font of one weight from a slice of a variable one.
 * @param without characters that are left out, as another font draws them
 * @param label the weight and the posture that the font is to say it has
 */
export async function makeFont(
  slice: FontSlice,
  {
    weight,
    without,
    label,
  }: { weight: number; without: ReadonlySet<number>; label: { weight: number; upright: boolean } },
): Promise<Buffer> {
  // Every font has a space, as which characters that nobody sees are then drawn, instead of being left out of the count.
  const characters = [SPACE, ...[...slice.characters].filter((code) => !without.has(code))];
  const font = await subsetFont(await readFile(slice.path), String.fromCodePoint(...characters), {
    targetFormat: "truetype",
    variationAxes: { wght: weight },
    keepFeatures: slice.features,
    noHinting: true,
  });
  labelFont(font, label.weight, label.upright);
  return font;
}
