export interface Size {
  width: number;
  height: number;
}

export interface SizeLimits {
  maxWidth: number | null;
  maxHeight: number | null;
}

/** The size, or as much smaller in the same shape as it must be. */
export function shrinkToFit({ width, height }: Size, { maxWidth, maxHeight }: SizeLimits): Size {
  const share = Math.min(1, (maxWidth ?? width) / width, (maxHeight ?? height) / height);
  return { width: Math.max(1, Math.floor(width * share)), height: Math.max(1, Math.floor(height * share)) };
}
