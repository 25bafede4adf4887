import { gzipSync } from "node:zlib";
import { zipScript, type BuiltFrame } from "./frame-script.ts";
import { writeFramePage, type FramePage } from "./write-frame-page.ts";

/** What a page and its script may weigh together, compressed: a story may have many of them. */
const MOST_BYTES = 75 * 1_024;

export interface FittedPage {
  html: string;
  hasScript: boolean;
}

/**
 * The page with its script, where both together are light enough; else the drawing alone, which is whole.
 * @param frame the script; null: there is none
 */
export async function fitPage(page: FramePage, frame: BuiltFrame | null): Promise<FittedPage> {
  const write = async (written: FramePage) => String(await writeFramePage(written));
  if (frame === null || page.script === null) return { html: await write(page), hasScript: false };
  const html = await write(page);
  const room = MOST_BYTES - zipScript(frame).byteLength;
  // A page that fits as it is need not be compressed to know that.
  const fits = html.length * 3 <= room || gzipSync(html).byteLength <= room;
  return fits ? { html, hasScript: true } : { html: await write({ ...page, script: null }), hasScript: false };
}
