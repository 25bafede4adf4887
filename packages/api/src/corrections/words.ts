import type { Day, Interval } from "@groundswell/core";

const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

/** `1 June 2026` */
export function sayDay(day: Day): string {
  return DAY.format(new Date(`${day}T00:00:00Z`));
}

/** `on 1 June 2026`, `from 1 June 2026 to 5 June 2026`; of weeks and months, their first days. */
export function saySpan(first: Day, last: Day): string {
  return first === last ? `on ${sayDay(first)}` : `from ${sayDay(first)} to ${sayDay(last)}`;
}

/** `41,002`; null: `not known`. */
export function sayFigure(value: number | null, decimals = 0): string {
  if (value === null) return "not known";
  return value.toLocaleString("en-GB", { maximumFractionDigits: decimals, minimumFractionDigits: decimals });
}

/** `one day`, `3 weeks` */
export function sayCount(n: number, unit: Interval | "release"): string {
  return n === 1 ? `one ${unit}` : `${sayFigure(n)} ${unit}s`;
}
