import type { SpecMarker } from "../spec.ts";

/** So many stories and events under one number are named one by one; more are counted. */
export const MOST_NAMED = 3;

/** Whether a number stands for so many that a line through the plot for each would fence it in: they hang from its top. */
export function isCrowd({ lane, items }: Pick<SpecMarker, "lane" | "items">): boolean {
  return items.length > (lane === "news" ? MOST_NAMED : 1);
}
