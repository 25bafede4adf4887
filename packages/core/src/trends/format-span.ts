import type { Day } from "../day.ts";

const MONTHS = [
  ...["January", "February", "March", "April", "May", "June"],
  ...["July", "August", "September", "October", "November", "December"],
];

/** @example "9 December 2025" */
export function formatDate(day: Day): string {
  return `${dayOfMonth(day)} ${monthName(day)} ${day.slice(0, 4)}`;
}

/**
 * Days in a row, both ends included.
 * @example "9–14 December 2025", "30 March – 2 April 2026", "9 December 2025"
 */
export function formatSpan({ from, to }: { from: Day; to: Day }): string {
  if (from === to) return formatDate(to);
  if (from.slice(0, 7) === to.slice(0, 7)) return `${dayOfMonth(from)}–${formatDate(to)}`;
  const start = from.slice(0, 4) === to.slice(0, 4) ? `${dayOfMonth(from)} ${monthName(from)}` : formatDate(from);
  return `${start} – ${formatDate(to)}`;
}

function dayOfMonth(day: Day): number {
  return Number(day.slice(8));
}

function monthName(day: Day): string {
  return MONTHS[Number(day.slice(5, 7)) - 1] ?? "";
}
