import type { InstantMs } from "./day.ts";
import type { ReceiptRef } from "./series.ts";

/** What can happen to a repository, as it is told: always what was seen, never why. */
export const PROJECT_EVENT_KINDS = [
  "renamed",
  "transferred",
  "archived",
  "unarchived",
  "disabled",
  "enabled",
  "licence changed",
  "default branch changed",
  "visibility changed",
  "not found",
  "deleted",
  "made private",
  "taken down",
  "found again",
  "name taken",
] as const;
export type ProjectEventKind = (typeof PROJECT_EVENT_KINDS)[number];

/** Something that happened to a repository, between two looks at it. */
export interface ProjectEvent {
  kind: ProjectEventKind;
  /** When it was first seen: it happened then or before. */
  at: InstantMs;
  /** The last look that saw the state before: it happened after. Null where nobody had looked. */
  notBefore: InstantMs | null;
  /** What it was: a full name, an SPDX id, a branch, a visibility. Null: there was none, or the kind says it all. */
  from: string | null;
  /** What it became; of "name taken" the GitHub id of the repository that bears the name now. */
  to: string | null;
  receipt: ReceiptRef;
}

/** The order of a list of events: newest first. No two events of a project have the same place in it. */
export function compareEvents(a: Pick<ProjectEvent, "at" | "kind">, b: Pick<ProjectEvent, "at" | "kind">): number {
  return b.at - a.at || PROJECT_EVENT_KINDS.indexOf(a.kind) - PROJECT_EVENT_KINDS.indexOf(b.kind);
}
