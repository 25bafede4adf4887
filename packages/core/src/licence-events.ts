import type { ProjectEvent, ProjectEventKind } from "./project-event.ts";

/** What commits that touched licence files tell. */
export const LICENCE_FILE_KINDS = [
  "licence file changed",
  "weights licence changed",
] as const satisfies ProjectEventKind[];

/** Licences and owners: what became otherwise in the open, as far as events tell of it. */
export const OPEN_EVENT_KINDS = [
  ...LICENCE_FILE_KINDS,
  "licence changed",
  "transferred",
] as const satisfies ProjectEventKind[];

/**
 * Those that charts mark. What GitHub calls the licence is among them only where nobody has read the files: it says the same
 * again, days later.
 * @param events of these kinds, newest first
 */
export function pickOpenEvents<T extends Pick<ProjectEvent, "kind" | "from">>(events: readonly T[]): T[] {
  const isRead = events.some(({ kind }) => LICENCE_FILE_KINDS.some((one) => one === kind));
  return dropFirstLicences(events).filter(({ kind }) => kind !== "licence changed" || !isRead);
}

/**
 * Events without those that say that a repository got its first licence file, which nearly all have on their first day.
 * @param events newest first
 */
export function dropFirstLicences<T extends Pick<ProjectEvent, "kind" | "from">>(events: readonly T[]): T[] {
  const firsts = LICENCE_FILE_KINDS.map((kind) => events.findLast((event) => event.kind === kind));
  return events.filter((event) => !(event.from === null && firsts.includes(event)));
}
