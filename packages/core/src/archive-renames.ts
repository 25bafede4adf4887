import { DAY_MS, type InstantMs } from "./day.ts";
import { REPOSITORY_EVENT, type ProjectEvent } from "./project-event.ts";
import { repoKey, type RepoName } from "./repo-name.ts";
import { renaming } from "./revision-events.ts";
import type { ReceiptRef } from "./series.ts";

/** A repository's figures in an archive, under the name that it bore then. */
export interface NameLook {
  name: RepoName;
  at: InstantMs;
  receipt: ReceiptRef;
}

/** Sources lag each other by hours, and a name can be given back within days: a name that returns so soon never left. */
const RETURN_MS = 4 * DAY_MS;

/**
 * Renames that an archive shows: rows under one name, then rows under another. The rename lies between the last row
 * under the old name and the first under the new one. A new name counts once no row bears the old one within four days
 * after it.
 * @param looks in any order
 * @param told what is known of the repository otherwise: a rename that is among it is not told twice
 */
export function archiveRenames(looks: readonly NameLook[], told: readonly ProjectEvent[]): ProjectEvent[] {
  const inOrder = looks.toSorted((a, b) => a.at - b.at);
  const events: ProjectEvent[] = [];
  let old: NameLook | undefined;
  for (const [i, look] of inOrder.entries()) {
    if (old === undefined || repoKey(old.name) === repoKey(look.name)) old = look;
    else if (look.at > old.at && !returns(old.name, inOrder, i)) {
      const { at, receipt } = look;
      for (const change of renaming(old.name, look.name)) {
        events.push({ ...REPOSITORY_EVENT, ...change, at, notBefore: old.at, receipt });
      }
      old = look;
    }
  }
  return events.filter((event) => !told.some((other) => isSame(event, other)));
}

/** Whether a name is borne again soon after a row. */
function returns(name: RepoName, inOrder: readonly NameLook[], from: number): boolean {
  const start = inOrder[from]?.at ?? 0;
  for (let i = from + 1; i < inOrder.length; i += 1) {
    const later = inOrder[i];
    if (later === undefined || later.at > start + RETURN_MS) return false;
    if (repoKey(later.name) === repoKey(name)) return true;
  }
  return false;
}

/** One rename as two have seen it: the same names, and spans that meet, give or take what sources lag. */
function isSame(event: ProjectEvent, other: ProjectEvent): boolean {
  if (other.kind !== event.kind || other.from === null || other.to === null) return false;
  if (repoKey(other.from) !== repoKey(event.from ?? "") || repoKey(other.to) !== repoKey(event.to ?? "")) return false;
  const starts = [event, other].map(({ notBefore }) => notBefore ?? -Infinity);
  return Math.max(...starts) <= Math.min(event.at, other.at) + RETURN_MS;
}
