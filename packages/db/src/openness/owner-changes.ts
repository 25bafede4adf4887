import type { InstantMs, ProjectEvent } from "@groundswell/core";
import type { Executor } from "../connect.ts";
import { readEvents } from "../queries/read-events.ts";

/** A repository that became another owner's, as the names that GitHub gave show it. What that was for is not known. */
export type OwnerChange = Pick<ProjectEvent, "at" | "notBefore" | "from" | "to" | "receipt">;

/** More than a repository has. */
const MOST = 50;

/** When a project was transferred, newest first. */
export async function readOwnerChanges(
  db: Executor,
  projectId: number,
  asOf: InstantMs | null,
): Promise<OwnerChange[]> {
  const query = { kinds: ["transferred"] as const, after: null, limit: MOST, asOf };
  const { items } = await readEvents(db, projectId, query);
  return items.map(({ at, notBefore, from, to, receipt }) => ({ at, notBefore, from, to, receipt }));
}
