import { PngError } from "./png-error.ts";

export const MAX_SIDE_PX = 4096;

/** What could make the renderer read a file or unfold an entity. In texts and attributes of ours `<` is escaped. */
const FOREIGN = /<!|<(?:[\w-]+:)?(?:image|feImage)\b/i;

/**
 * Refuses what must not be drawn: documents without a size, those larger than 4,096 pixels a side, and any that
 * would have a file read.
 * @throws {PngError} `large` or `refused`
 */
export function checkSvg(svg: string): void {
  const root = /<svg\b[^>]*>/.exec(svg)?.[0] ?? "";
  const sides = ["width", "height"].map((name) => Number(new RegExp(`\\s${name}="([0-9.]+)(?:px)?"`).exec(root)?.[1]));
  if (!sides.every((side) => side > 0)) {
    throw new PngError("refused", "the SVG does not say its width and height in pixels");
  }
  if (sides.some((side) => side > MAX_SIDE_PX)) {
    throw new PngError("large", `the SVG is ${sides.join(" × ")} pixels; at most ${MAX_SIDE_PX} a side are drawn`);
  }
  const found = FOREIGN.exec(svg)?.[0];
  if (found !== undefined) throw new PngError("refused", `the SVG has ${found}, which a chart has not`);
}
