import type { Day, InstantMs } from "./day.ts";
import type { ReceiptRef } from "./series.ts";
import { STAR_EVENT_KINDS } from "./trends/types.ts";

/** What can happen to a project, as it is told: always what was seen, never why. */
export const PROJECT_EVENT_KINDS = [
  "renamed",
  "transferred",
  "archived",
  "unarchived",
  "disabled",
  "enabled",
  "licence changed",
  "licence file changed",
  "weights licence changed",
  "default branch changed",
  "visibility changed",
  "not found",
  "deleted",
  "made private",
  "taken down",
  "found again",
  "name taken",
  ...STAR_EVENT_KINDS,
  "released",
] as const;
export type ProjectEventKind = (typeof PROJECT_EVENT_KINDS)[number];

/** Something that happened to a project, between two looks at it. */
export interface ProjectEvent {
  kind: ProjectEventKind;
  /** Says which of its kind it is, or at least of its kind and instant: a tag, a first day, a commit, else empty. */
  key: string;
  /** When it was first seen: it happened then or before. Of licence files, as the commit is dated. */
  at: InstantMs;
  /** The last look that saw the state before: it happened after. Null where nobody had looked. */
  notBefore: InstantMs | null;
  /** The days it covers, both included; null where it has none. */
  span: { from: Day; to: Day } | null;
  /**
   * What it was: a full name, an SPDX id (of licence files, what they were read as), a branch, a visibility. Null: there
   * was none, or the kind says it all.
   */
  from: string | null;
  /**
   * What it became; of "name taken" the GitHub id of the repository that bears the name now, of "released" the tag.
   */
  to: string | null;
  /**
   * What was counted; null where a count is unknown.
   * - `surge`: `stars` of its alarm days, `expected` stars of the same days, the least `p` of them, and how many `days`
   * - `step`: stars a day `before` and `after`
   * - `drop`: `starsBefore`, `starsAfter`, `forksBefore`, `forksAfter`, and `lastSeenAt`, milliseconds since 1970: it grows for up to a day
   * - `data gap`: missing `days`
   * - all others: nothing
   */
  figures: Readonly<Record<string, number | null>>;
  receipt: ReceiptRef;
}

/** An event's place in a list. */
export type EventPlace = Pick<ProjectEvent, "at" | "kind" | "key">;

/** The order of a list of events: newest first. No two events of a project have the same place in it. */
export function compareEvents(a: EventPlace, b: EventPlace): number {
  return (
    b.at - a.at ||
    PROJECT_EVENT_KINDS.indexOf(a.kind) - PROJECT_EVENT_KINDS.indexOf(b.kind) ||
    (a.key < b.key ? -1 : Number(a.key > b.key))
  );
}

/** The parts that an event of the repository itself does not have. */
export const REPOSITORY_EVENT = { key: "", span: null, figures: {} } as const satisfies Partial<ProjectEvent>;
