import { renderAsync } from "@resvg/resvg-js";
import type { FontStore } from "./create-font-store.ts";
import { nameFamilies, SANS } from "./name-families.ts";
import { isJapanese, readCharacters, replaceMissing, simplifyTexts } from "./read-texts.ts";

/** The picture of an SVG document as PNG, in its own size. Rejects with the renderer's reason when it cannot be drawn. */
export async function drawSvg(svg: string, fonts: FontStore): Promise<Uint8Array<ArrayBuffer>> {
  const simple = simplifyTexts(nameFamilies(svg));
  const japanese = isJapanese(simple);
  const { missing } = await fonts.findFonts(readCharacters(simple), japanese);
  const document = replaceMissing(simple, missing);
  const { paths } = await fonts.findFonts(readCharacters(document), japanese);
  const image = await renderAsync(document, {
    font: { loadSystemFonts: false, fontFiles: paths, defaultFontFamily: SANS },
    logLevel: "off",
  });
  // A copy, since memory that the renderer owns cannot be handed to another thread.
  return Uint8Array.from(image.asPng());
}
