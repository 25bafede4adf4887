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
  const queues = [...histories].map(([path, entries]) => ({
    ...{ path, entries, at: 0 },
    placeOf: new Map(entries.map(({ commit }, place) => [commit, place])),
  }));
  const joined: JoinedCommit<T>[] = [];
  for (;;) {
    const heads = queues.flatMap(({ entries, at }) => entries[at] ?? []);
    if (heads.length === 0) return joined;
    const next = chooseNext(heads, queues);
    const files: JoinedCommit<T>["files"] = [];
    for (const queue of queues) {
      const entry = queue.entries[queue.at];
      if (entry?.commit !== next.commit) continue;
      files.push({ path: queue.path, entry });
      queue.at += 1;
    }
    joined.push({ commit: next.commit, committedAt: next.committedAt, files });
  }
}

/** The earliest that no other file still has further on; where orders contradict each other, the earliest. */
function chooseNext<T extends FileCommit>(
  heads: readonly T[],
  queues: readonly { placeOf: ReadonlyMap<string, number>; at: number }[],
): T {
  const isFree = ({ commit }: T) => queues.every(({ placeOf, at }) => (placeOf.get(commit) ?? at) <= at);
  const free = heads.filter(isFree);
  return (free.length > 0 ? free : heads).reduce((a, b) => (b.committedAt < a.committedAt ? b : a));
}
