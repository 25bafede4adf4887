import { and, eq, inArray } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { storyVersions } from "../schema/index.ts";

/** Which of these stories a teller has told of, taken back or not. */
export async function readToldIds(db: Executor, toldBy: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectDistinct({ id: storyVersions.storyId })
    .from(storyVersions)
    .where(and(inArray(storyVersions.storyId, [...ids]), eq(storyVersions.toldBy, toldBy)));
  return new Set(rows.map(({ id }) => id));
}
