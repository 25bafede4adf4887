import { dayNumber, dayOf, isDay } from "@groundswell/core";
import { widenForBars } from "../lines/bars.ts";
import type { ChartInput } from "../spec.ts";
import { placeOf } from "../lines/spec-series.ts";

/** The days asked for, else those from the first figure to the last; never less than two days wide. Bars are shown whole. */
export function chooseDomain(input: ChartInput): [number, number] {
  if (input.xKind === "age") return chooseAges(input);
  const days = chooseDays(input);
  const domain = input.series.some(({ draw }) => draw === "bars") ? widenForBars(days, input.interval) : days;
  return domain[0] < domain[1] ? domain : [domain[0] - 1, domain[1] + 1];
}

function chooseDays(input: ChartInput): [number, number] {
  // ISO days order as texts do, so that only the two that win are parsed.
  let [low, high] = ["", ""];
  const include = (day: string) => {
    if (low === "" || day < low) low = day;
    if (day > high) high = day;
  };
  if (input.from === null || input.to === null) {
    for (const { points } of input.series) for (const p of points) if (p.value !== null) include(p.t);
    // What happened long before the first figure would be a stretch with nothing in it.
    if (low === "") for (const { t } of input.markers) include(t);
    if (low === "") include(lastResortDay(input));
  }
  const from = dayNumber(input.from ?? (input.to !== null && low > input.to ? input.to : low));
  const to = dayNumber(input.to ?? (input.from !== null && high < input.from ? input.from : high));
  return [Math.min(from, to), Math.max(from, to)];
}

function lastResortDay(input: ChartInput): string {
  const asked = input.to ?? input.from ?? input.asOf?.slice(0, 10) ?? "";
  return isDay(asked) ? asked : dayOf(0);
}

/** From the youngest to the oldest that has a figure. */
function chooseAges({ series }: ChartInput): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const { points } of series) {
    for (const point of points) {
      const age = point.value === null ? NaN : placeOf(point, "age");
      if (age < low) low = age;
      if (age > high) high = age;
    }
  }
  if (low > high) return [0, 1];
  return low < high ? [low, high] : [low - 1, high + 1];
}
