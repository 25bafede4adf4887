import { CARD_SIZE, chartUrl, type ChartOptions } from "@groundswell/charts";
import type { CardImage } from "#lib/share/site-card.ts";

/**
 * A chart in the shape that such pictures have. Light: nothing is known of the page that shows it.
 * @param address path after `/charts/`, without its extension
 */
export function chartCard(address: string, alt: string, options: ChartOptions = {}): CardImage {
  const size = { width: String(CARD_SIZE.width), height: String(CARD_SIZE.height) };
  return { path: chartUrl({ publicUrl: "", address, options: { ...options, theme: "light", ...size } }, "png"), alt };
}
