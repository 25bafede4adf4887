/** A commit that touched a file, as the history of that file has it. */
export interface FileCommit {
  commit: string;
  committedAt: number;
}

/** A commit with what it did to each of several files. */
export interface JoinedCommit<T extends FileCommit> {
  commit: string;
  committedAt: number;
  files: { path: string; entry: T }[];
}

/**
 * Puts the histories of several files together into one, oldest first. Each file's own order is kept, whatever the dates of
 * commits say, as whoever commits can set them; between files the dates decide.
 * @param histories by path, each oldest first
 */
export function joinHistories<T extends FileCommit>(histories: ReadonlyMap<string, readonly T[]>): JoinedCommit<T>[] {
  const queues = [...histories].map(([path, entries]) => ({ path, entries, at: 0 }));
  const behind = countBehind(histories);
  const joined: JoinedCommit<T>[] = [];
  for (;;) {
    const next = chooseNext(queues, behind);
    if (next === null) return joined;
    const files: JoinedCommit<T>["files"] = [];
    for (const queue of queues) {
      const entry = queue.entries[queue.at];
      if (entry?.commit !== next.commit) continue;
      files.push({ path: queue.path, entry });
      queue.at += 1;
      const head = queue.entries[queue.at];
      if (head !== undefined) behind.set(head.commit, (behind.get(head.commit) ?? 0) - 1);
    }
    joined.push({ commit: next.commit, committedAt: next.committedAt, files });
  }
}

/** In how many files each commit has others before it. */
function countBehind(histories: ReadonlyMap<string, readonly FileCommit[]>): Map<string, number> {
  const behind = new Map<string, number>();
  for (const entries of histories.values()) {
    for (const { commit } of entries.slice(1)) behind.set(commit, (behind.get(commit) ?? 0) + 1);
  }
  return behind;
}

/** The earliest that no other file still has further on; where orders contradict each other, the earliest; null: none is left. */
function chooseNext<T extends FileCommit>(
  queues: readonly { entries: readonly T[]; at: number }[],
  behind: ReadonlyMap<string, number>,
): T | null {
  let first: T | null = null;
  let free: T | null = null;
  for (const { entries, at } of queues) {
    const head = entries[at];
    if (head === undefined) continue;
    if (first === null || head.committedAt < first.committedAt) first = head;
    if (free !== null && head.committedAt >= free.committedAt) continue;
    if ((behind.get(head.commit) ?? 0) === 0) free = head;
  }
  return free ?? first;
}
