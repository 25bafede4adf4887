import type { Interval, Point } from "@groundswell/core";
import type { ChartInput, SeriesInput } from "../spec.ts";
import { averageDays } from "./average-days.ts";

/** Of the line over the bars: a grey that is told from their blue by its lightness. */
const RATE_COLOUR = 7;

export interface FlowWish {
  key: string;
  /** Whose it is. */
  name: string;
  /** What the bars are, and the line over them. */
  label: string;
  rate: string;
  interval: Interval;
  points: readonly Point[];
}

/** What came about in each day, week or month, as bars; by day with the average of seven over them, where it is known. */
export function flowBars(wish: FlowWish): Pick<ChartInput, "series" | "subject"> {
  const { key, name, label, rate, interval, points } = wish;
  const bars: SeriesInput = { key, label, draw: "bars", points };
  if (interval !== "day") return { series: [bars], subject: name };
  const line: SeriesInput = {
    key: `${key} rate`,
    label: rate,
    draw: "average",
    colour: RATE_COLOUR,
    points: averageDays(points),
  };
  return { series: line.points.some(({ value }) => value !== null) ? [bars, line] : [bars], subject: name };
}
