import type { InstantMs } from "./day.ts";
import { REPOSITORY_EVENT, type ProjectEvent, type ProjectEventKind } from "./project-event.ts";
import { repoKey } from "./repo-name.ts";
import type { DetailLook } from "./revision-events.ts";
import type { ReceiptRef } from "./series.ts";

/** How a repository was met when it was not met as itself, or that it was met again. */
export interface NoticeLook {
  kind: "found" | "not found" | "taken down" | "name taken" | "deleted" | "made private";
  /** The name that was asked for. */
  name: string;
  /** Whose the name is now, by GitHub's id; null for all but "name taken". */
  takenBy: number | null;
  knownAt: InstantMs;
  /** The newest look at the repository before that; null where there was none. */
  lookedAt: InstantMs | null;
  receipt: ReceiptRef;
}

/**
 * An event for each notice.
 * @param notices in any order
 * @param revisions oldest first: they tell until when the repository bore a name
 */
export function eventsOfNotices(notices: readonly NoticeLook[], revisions: readonly DetailLook[]): ProjectEvent[] {
  const inOrder = notices.toSorted((a, b) => a.knownAt - b.knownAt);
  const states = inOrder.filter(({ kind }) => kind !== "name taken");
  return inOrder.map((notice) => {
    const { knownAt: at, receipt } = notice;
    if (notice.kind === "name taken") {
      const to = notice.takenBy === null ? null : String(notice.takenBy);
      const notBefore = lastBorne(notice, revisions);
      return { ...REPOSITORY_EVENT, kind: notice.kind, at, notBefore, from: notice.name, to, receipt };
    }
    const kind: ProjectEventKind = notice.kind === "found" ? "found again" : notice.kind;
    const notBefore = lastOtherwise(notice, states);
    return { ...REPOSITORY_EVENT, kind, at, notBefore, from: null, to: null, receipt };
  });
}

/**
 * The last look that met the repository otherwise.
 * @param states oldest first, without those of names
 */
function lastOtherwise({ kind, knownAt, lookedAt }: NoticeLook, states: readonly NoticeLook[]): InstantMs | null {
  const before = states.findLast((state) => state.knownAt < knownAt);
  if (before === undefined) return lookedAt;
  // Why it was not found is told after it was not: it happened when it was last found, or later.
  const isReason = before.kind === "not found" && (kind === "deleted" || kind === "made private");
  return latest(isReason ? lastOtherwise(before, states) : before.knownAt, lookedAt);
}

/** The last look that saw the repository itself bear the name. */
function lastBorne({ name, knownAt, lookedAt }: NoticeLook, revisions: readonly DetailLook[]): InstantMs | null {
  const bears = (revision: DetailLook) => repoKey(revision.fullName) === repoKey(name);
  const known = revisions.filter((revision) => revision.knownAt <= knownAt);
  const last = known.findLastIndex(bears);
  const bearing = known[last];
  if (bearing === undefined) return null;
  // Looks after it was renamed saw it under another name, and tell nothing of this one.
  const renamed = known[last + 1];
  const look = renamed === undefined ? lookedAt : renamed.lookedAt;
  return Math.max(bearing.knownAt, look ?? -Infinity);
}

function latest(a: InstantMs | null, b: InstantMs | null): InstantMs | null {
  const known = [a, b].filter((instant) => instant !== null);
  return known.length === 0 ? null : Math.max(...known);
}
