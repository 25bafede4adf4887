import type { ChartInput } from "../spec.ts";

/** Whether figures are of what came about in a day, week or month, as bars always are; else they are totals of a day. */
export function isFlow({ isFlow: isSaid, series }: Pick<ChartInput, "isFlow" | "series">): boolean {
  return isSaid ?? series.some(({ draw }) => draw === "bars");
}
