/** Pixels. */
export interface ShareSize {
  width: number;
  height: number;
}

/** What a chart has where its address gives no size. */
export const DEFAULT_SIZE: ShareSize = { width: 960, height: 540 };
/** What pages that show links ask of an image. */
export const CARD_SIZE: ShareSize = { width: 1_200, height: 630 };

/** The shapes that are offered, the one for stories first. */
export const SHARE_SIZES = [
  { key: "16:9", ...DEFAULT_SIZE },
  { key: "4:3", width: 960, height: 720 },
  { key: "1:1", width: 960, height: 960 },
  { key: "card", ...CARD_SIZE },
] as const;

/** What an address may ask for. */
export const SIZE_LIMITS = { width: { min: 240, max: 2_400 }, height: { min: 200, max: 1_600 } } as const;

/** Below this, a drawing twice as large would have other proportions between its text and its lines. */
const DRAWN_TO_SCALE_FROM: ShareSize = { width: 960, height: 500 };

/** Frames keep at least so much height on a phone: what is drawn for narrow frames stands upright. */
const PHONE_HEIGHT = 420;

/**
 * Of a pixel image that is shown at a size: twice as many pixels, for sharp screens, where the drawing is then the same
 * but larger.
 */
export function sharpSize(shown: ShareSize): ShareSize {
  const isCard = shown.width === CARD_SIZE.width && shown.height === CARD_SIZE.height;
  const isToScale = shown.width >= DRAWN_TO_SCALE_FROM.width && shown.height >= DRAWN_TO_SCALE_FROM.height;
  const doubled = { width: 2 * shown.width, height: 2 * shown.height };
  const fits = doubled.width <= SIZE_LIMITS.width.max && doubled.height <= SIZE_LIMITS.height.max;
  return isToScale && fits && !isCard ? doubled : shown;
}

/** The options that ask for a size. */
export function sizeOptions({ width, height }: ShareSize): { width?: string; height?: string } {
  return {
    ...(width === DEFAULT_SIZE.width ? {} : { width: String(width) }),
    ...(height === DEFAULT_SIZE.height ? {} : { height: String(height) }),
  };
}

/** A frame's height as a style: it follows the window's width, and never gets too low to be read on a phone. */
export function frameHeight({ width, height }: ShareSize): string {
  if (height <= PHONE_HEIGHT) return `${height}px`;
  const share = Math.round((10_000 * height) / width) / 100;
  return `clamp(${PHONE_HEIGHT}px,${share}vw,${height}px)`;
}
