import type { FrameSizes } from "@groundswell/charts";

/** What a phone shows at its own size, upright. */
const NARROW_WIDTH = 380;
const [LEAST_HEIGHT, MOST_HEIGHT] = [460, 700];

/** A drawing shown smaller than this share of its size can't be read. */
const LEAST_SHARE = 2 / 3;

/** The sizes of a frame's two drawings, for a chart of this size. */
export function frameSizes({ width, height }: FrameSizes["wide"]): FrameSizes {
  const tall = Math.round((NARROW_WIDTH * height) / width);
  const narrow = { width: NARROW_WIDTH, height: Math.max(LEAST_HEIGHT, Math.min(MOST_HEIGHT, tall)) };
  return { wide: { width, height }, narrow, narrowUpTo: Math.max(NARROW_WIDTH, Math.round(width * LEAST_SHARE)) };
}
