import { createPngRenderer, type PngRenderer } from "@groundswell/png";

/** One for the process: its fonts take a while to be read. */
let renderer: PngRenderer | null = null;

/** The picture of an SVG document. @throws PngError as the renderer does */
export function drawPng(svg: string): Promise<Uint8Array> {
  renderer ??= createPngRenderer();
  return renderer.render(svg);
}
