import { CARD_SIZE } from "@groundswell/charts";
import { expect, test } from "vitest";
import { chartCard } from "./card-image.ts";
import { CARD_SHAPE, SITE_CARD } from "./site-card.ts";

test("the site's picture, though written out, is the board in the shape that all such pictures have", () => {
  expect(SITE_CARD).toEqual(chartCard("board/momentum", SITE_CARD.alt));
  expect(CARD_SHAPE).toEqual({ width: CARD_SIZE.width, height: CARD_SIZE.height });
});
