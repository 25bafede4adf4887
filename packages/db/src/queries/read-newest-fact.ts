import type { InstantMs } from "@groundswell/core";
import { and, desc, eq, inArray, max } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { dailyTotals, projects } from "../schema/index.ts";

/**
 * When totals of watched projects were last read.
 * @param projectIds null: of all
 * @returns null where none ever were
 */
export async function readNewestFact(db: Executor, projectIds: readonly number[] | null): Promise<InstantMs | null> {
  // A project's newest day is one step in the table's index; the greatest of all would be every row.
  const newest = db
    .select({ observedAt: dailyTotals.observedAt })
    .from(dailyTotals)
    .where(eq(dailyTotals.projectId, projects.id))
    .orderBy(desc(dailyTotals.day))
    .limit(1)
    .as("newest");
  const [row] = await db
    .select({ at: max(newest.observedAt) })
    .from(projects)
    .crossJoinLateral(newest)
    .where(and(eq(projects.watched, true), projectIds === null ? undefined : inArray(projects.id, [...projectIds])));
  return row?.at?.getTime() ?? null;
}
