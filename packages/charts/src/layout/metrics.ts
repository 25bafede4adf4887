/** Sizes in pixels for an image of a given size: text grows with wide images and stays readable on narrow ones. */
export interface Metrics {
  width: number;
  height: number;
  scale: number;
  narrow: boolean;
  /** Too low for more than a title, the plot and its source. */
  short: boolean;
  margin: number;
  title: number;
  subtitle: number;
  body: number;
  small: number;
  /** Height of the row of numbers above the plot. */
  lane: number;
  badgeRadius: number;
  /** Columns and most rows of the markers' key; without a row to spare, markers are drawn without numbers. */
  keyColumns: number;
  keyRows: number;
  keyRow: number;
}

const SHORT = 300;

export function sizeMetrics({ width, height }: { width: number; height: number }): Metrics {
  const scale = Math.min(2.5, Math.max(1, Math.min(width / 960, height / 500)));
  const narrow = width / scale < 560;
  const inner = width / scale;
  return {
    width,
    height,
    scale,
    narrow,
    short: height / scale < SHORT,
    margin: (narrow ? 14 : 24) * scale,
    title: (narrow ? 18 : 22) * scale,
    subtitle: (narrow ? 13 : 14) * scale,
    body: 12 * scale,
    small: (narrow ? 10.5 : 11) * scale,
    lane: (height / scale < SHORT ? 9 : 20) * scale,
    badgeRadius: 7.5 * scale,
    keyColumns: inner < 560 ? 1 : Math.min(4, Math.floor(inner / 290)),
    keyRows: countKeyRows(height / scale, narrow),
    keyRow: 19 * scale,
  };
}

/** The key may take what the plot can spare. */
function countKeyRows(height: number, narrow: boolean): number {
  if (height < SHORT) return 0;
  if (height < 360) return 2;
  return narrow && height >= 460 ? 5 : 3;
}

/** Rows of the key that stories and events take, one each, and the places left for releases. */
export function shareKey({ keyRows, keyColumns }: Metrics, newsCount: number): { newsRows: number; releases: number } {
  if (keyRows === 0) return { newsRows: 0, releases: Infinity };
  const newsRows = Math.min(newsCount, Math.max(1, keyRows - 1));
  return { newsRows, releases: Math.max(1, keyColumns * (keyRows - newsRows)) };
}

/** At most this many ticks fit along the plot without crowding. */
export function countTicks(metrics: Metrics, plotWidth: number): { x: number; y: number } {
  const heightOverScale = metrics.height / metrics.scale;
  return {
    x: Math.min(8, Math.floor(plotWidth / (70 * metrics.scale))),
    y: heightOverScale < 260 ? 2 : heightOverScale < 620 ? 4 : 5,
  };
}
