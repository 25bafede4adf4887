import type { Database, Executor } from "../connect.ts";

/** Projects at once: enough to keep a server busy. */
const CONCURRENCY = 4;

/**
 * Runs a transaction for each project, a few at once. After a failure no other begins, and nothing runs on once it is
 * told.
 * @throws the first failure, when those under way have ended
 */
export async function forEachProject(
  db: Database,
  projectIds: Iterable<number>,
  run: (tx: Executor, projectId: number) => Promise<void>,
): Promise<void> {
  const queue = [...projectIds].reverse();
  const failures: unknown[] = [];
  const work = async () => {
    for (let id = queue.pop(); id !== undefined && failures.length === 0; id = queue.pop()) {
      const projectId = id;
      await db.transaction((tx) => run(tx, projectId)).catch((failure: unknown) => failures.push(failure));
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  if (failures.length > 0) throw failures[0];
}
