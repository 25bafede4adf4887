import type { InstantMs } from "./day.ts";
import { REPOSITORY_EVENT, type ProjectEvent, type ProjectEventKind } from "./project-event.ts";
import { repoKey } from "./repo-name.ts";
import type { ReceiptRef } from "./series.ts";

/** What GitHub said a repository is, from an instant on. */
export interface DetailLook {
  fullName: string;
  /** SPDX id; null: GitHub knows of none. */
  license: string | null;
  defaultBranch: string | null;
  archived: boolean;
  /** Null, as is the visibility: nobody asked. */
  disabled: boolean | null;
  visibility: string | null;
  knownAt: InstantMs;
  /** The newest look at the repository before that; null where there was none. */
  lookedAt: InstantMs | null;
  receipt: ReceiptRef;
}

export interface Change {
  kind: ProjectEventKind;
  from: string | null;
  to: string | null;
}

/**
 * The changes between each revision and the one before.
 * @param revisions oldest first; the first says how the repository was found, which is no event
 */
export function eventsOfRevisions(revisions: readonly DetailLook[]): ProjectEvent[] {
  return revisions.flatMap((now, i) => {
    const before = revisions[i - 1];
    if (before === undefined) return [];
    const { knownAt: at, lookedAt, receipt } = now;
    // The earlier revision was a look too.
    const notBefore = Math.max(before.knownAt, lookedAt ?? -Infinity);
    return listChanges(before, now).map((change) => ({ ...REPOSITORY_EVENT, ...change, at, notBefore, receipt }));
  });
}

function listChanges(before: DetailLook, now: DetailLook): Change[] {
  return [
    ...renaming(before.fullName, now.fullName),
    ...turning(before.archived, now.archived, ["archived", "unarchived"]),
    ...turning(before.disabled, now.disabled, ["disabled", "enabled"]),
    ...changing("licence changed", before.license, now.license),
    ...changing("default branch changed", before.defaultBranch, now.defaultBranch),
    // Unknown is not a state that something can change from or to.
    ...(before.visibility === null || now.visibility === null
      ? []
      : changing("visibility changed", before.visibility, now.visibility)),
  ];
}

/** Whoever owns it still has only renamed it. GitHub compares names without case: another spelling is the same name. */
export function renaming(from: string, to: string): Change[] {
  if (repoKey(from) === repoKey(to)) return [];
  const ownerOf = (fullName: string) => repoKey(fullName).split("/", 1)[0];
  return [{ kind: ownerOf(from) === ownerOf(to) ? "renamed" : "transferred", from, to }];
}

function turning(
  before: boolean | null,
  now: boolean | null,
  [on, off]: readonly [ProjectEventKind, ProjectEventKind],
): Change[] {
  if (before === null || now === null || before === now) return [];
  return [{ kind: now ? on : off, from: null, to: null }];
}

function changing(kind: ProjectEventKind, from: string | null, to: string | null): Change[] {
  return from === to ? [] : [{ kind, from, to }];
}
