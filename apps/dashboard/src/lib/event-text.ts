import type { ProjectEvent } from "@groundswell/wire";

/** Kinds whose sentence names the days itself. */
const DATED_KINDS: readonly ProjectEvent["kind"][] = ["surge", "step", "data gap"];

/** Whether an event's own sentence says when it was. */
export function isDated({ kind }: Pick<ProjectEvent, "kind">): boolean {
  return DATED_KINDS.includes(kind);
}

/**
 * The day of the look before, where it was an earlier one: between the two it happened.
 * @returns null where both looks were on one day, or nobody had looked before
 */
export function findDayBefore({ at, notBefore }: Pick<ProjectEvent, "at" | "notBefore">): string | null {
  const day = notBefore?.slice(0, 10) ?? null;
  return day === at.slice(0, 10) ? null : day;
}
