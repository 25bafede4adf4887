import { boardAlt } from "#lib/strings/share.ts";

/** A picture for links to a page. */
export interface CardImage {
  path: string;
  /** What a person would say who describes it. */
  alt: string;
}

/** As all such pictures are, in pixels. */
export const CARD_SHAPE = { width: 1_200, height: 630 };

/**
 * What pages without a chart of their own show: who is moving. It is written out, since every page has it: what makes such
 * addresses need not go with each.
 */
export const SITE_CARD: CardImage = {
  path: "/charts/board/momentum.png?theme=light&width=1200&height=630",
  alt: boardAlt(null),
};
