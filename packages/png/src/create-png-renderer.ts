import { checkSvg } from "./check-svg.ts";
import { createQueue } from "./create-queue.ts";
import { PngError } from "./png-error.ts";
import { startDrawing } from "./start-drawing.ts";

/** More at a time would only take the processor from the rest. */
const RUNNING = 2;
/** At about 30 ms each, the last one of these waits for a second. */
const WAITING = 64;

export interface PngRenderer {
  /**
   * The picture of an SVG document, in its own size; the same document always gives the same bytes.
   * @throws {PngError} `large`, `refused`, `busy` or `closed`
   */
  render: (svg: string) => Promise<Uint8Array>;
  /** Waits for pictures that are being made, and removes the fonts' files. */
  close: () => Promise<void>;
}

/**
 * Draws our SVG documents as PNG, in a thread of its own and with fonts of its own: none of the system's, nothing from a
 * network. It starts with the first picture.
 */
export function createPngRenderer(): PngRenderer {
  const queue = createQueue({ running: RUNNING, waiting: WAITING });
  const drawing = startDrawing();
  let closed = false;
  return {
    render: async (svg) => {
      if (closed) throw new PngError("closed", "the renderer is closed");
      checkSvg(svg);
      const drawn = queue.run(() => drawing.draw(svg));
      if (drawn === null) throw new PngError("busy", "too many pictures are being drawn; try again in a moment");
      return drawn;
    },
    close: async () => {
      closed = true;
      await queue.settle();
      await drawing.end();
    },
  };
}
