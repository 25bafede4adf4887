import { CARD_SIZE, chartUrl, type ChartOptions } from "@groundswell/charts";
import { shareStrings } from "#lib/strings/share.ts";

/** A picture for links to a page. */
export interface CardImage {
  path: string;
  /** What a person would say who describes it. */
  alt: string;
}

/**
 * A chart in the shape that such pictures have. Light: nothing is known of the page that shows it.
 * @param address path after `/charts/`, without its extension
 */
export function chartCard(address: string, alt: string, options: ChartOptions = {}): CardImage {
  const size = { width: String(CARD_SIZE.width), height: String(CARD_SIZE.height) };
  return { path: chartUrl({ publicUrl: "", address, options: { ...options, theme: "light", ...size } }, "png"), alt };
}

/** What pages without a chart of their own show: who is moving. */
export const SITE_CARD: CardImage = chartCard("board/momentum", shareStrings.boardAlt(null));
