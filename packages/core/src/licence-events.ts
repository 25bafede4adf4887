import type { ProjectEvent, ProjectEventKind } from "./project-event.ts";

/** Licences and owners: what became otherwise in the open, as far as events tell of it. */
export const LICENCE_FILE_KINDS = [
  "licence file changed",
  "weights licence changed",
] as const satisfies ProjectEventKind[];

/**
 * Events without those that say that a repository got its first licence file, which nearly all have on their first day.
 * @param events newest first
 */
export function dropFirstLicences<T extends Pick<ProjectEvent, "kind" | "from">>(events: readonly T[]): T[] {
  const firsts = LICENCE_FILE_KINDS.map((kind) => events.findLast((event) => event.kind === kind));
  return events.filter((event) => !(event.from === null && firsts.includes(event)));
}
