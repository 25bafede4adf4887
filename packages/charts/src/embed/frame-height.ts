interface Size {
  width: number;
  height: number;
}

/** The sizes of a frame's two drawings, in pixels. */
export interface FrameSizes {
  wide: Size;
  narrow: Size;
  /** The widest frame that is drawn narrow. */
  narrowUpTo: number;
}

/**
 * How high a frame should be for its width, in pixels: as the wide drawing is shaped where there is room for it, else
 * upright, but no higher than the narrow drawing's own height.
 */
export function frameHeightFor(width: number, { wide, narrow, narrowUpTo }: FrameSizes): number {
  const level = (width * wide.height) / wide.width;
  if (width > narrowUpTo) return Math.ceil(level);
  return Math.ceil(Math.max(level, Math.min((width * narrow.height) / narrow.width, narrow.height)));
}
