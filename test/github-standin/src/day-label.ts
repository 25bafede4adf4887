import { dayNumber, isDay, type Day } from "@groundswell/core";

const known = new Map<Day, number>();

/**
 * A day's number, or null when the text is no day. Remembered: a large world names the same few hundred days a
 * million times.
 */
export function dayLabelNumber(label: Day): number | null {
  const remembered = known.get(label);
  if (remembered !== undefined) return remembered;
  if (!isDay(label)) return null;
  const number = dayNumber(label);
  known.set(label, number);
  return number;
}
