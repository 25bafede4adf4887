import type { Project, ProjectEvent } from "@groundswell/wire";

/** What GitHub tells of a repository that is not to be seen any more. */
const GONE: readonly ProjectEvent["kind"][] = ["not found", "deleted", "made private", "taken down"];

/**
 * What took a project out of sight, if that is how things stand.
 * @param events of its repository, newest first
 */
export function findGone(events: readonly ProjectEvent[]): ProjectEvent | null {
  const last = events.find(({ kind }) => kind === "found again" || GONE.includes(kind));
  return last === undefined || last.kind === "found again" ? null : last;
}

/** An earlier name, and the last day that it was seen under; null where nobody looked. */
export interface EarlierName {
  name: string;
  until: string | null;
}

/** A project's earlier names, newest first, with the days that its events tell. */
export function listNames(
  { formerly }: Pick<Project, "formerly">,
  events: readonly Pick<ProjectEvent, "from" | "notBefore">[],
): EarlierName[] {
  return formerly.map((name) => {
    const left = events.find(({ from }) => from?.toLowerCase() === name.toLowerCase());
    return { name, until: left?.notBefore?.slice(0, 10) ?? null };
  });
}
