import type { ProjectEvent } from "@groundswell/wire";
import { EVENT_TEXT } from "#lib/strings.ts";

/** What happened, as a line of its own. */
export function describeEvent({ kind, from, to }: Pick<ProjectEvent, "kind" | "from" | "to">): string {
  return EVENT_TEXT[kind](from ?? "none", to ?? "none");
}

/**
 * The day of the look before, where it was an earlier one: between the two it happened.
 * @returns null where both looks were on one day, or nobody had looked before
 */
export function findDayBefore({ at, notBefore }: Pick<ProjectEvent, "at" | "notBefore">): string | null {
  const day = notBefore?.slice(0, 10) ?? null;
  return day === at.slice(0, 10) ? null : day;
}
