import type { Database, Executor } from "../connect.ts";

/** Projects at once: enough to keep a server busy. */
const CONCURRENCY = 4;

/** Runs a transaction for each project, a few at once. */
export async function forEachProject(
  db: Database,
  projectIds: Iterable<number>,
  run: (tx: Executor, projectId: number) => Promise<void>,
): Promise<void> {
  const queue = [...projectIds].reverse();
  const work = async () => {
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      const projectId = id;
      await db.transaction((tx) => run(tx, projectId));
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
}
