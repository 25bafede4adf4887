import { daysBetween } from "@groundswell/core";
import { formatCount } from "#lib/format.ts";
import { frontStrings as text } from "#lib/strings/overview.ts";

const DAYS_A_MONTH = 365.25 / 12;

/** How long before the newest figures a story came out, where that is a month or more: "latest" need not be fresh. */
export function tellAge(published: string, newest: string | null): string {
  const months = newest === null ? 0 : Math.floor(daysBetween(published, newest) / DAYS_A_MONTH);
  return months < 1 ? "" : text.older(formatCount(months, ...text.months));
}
