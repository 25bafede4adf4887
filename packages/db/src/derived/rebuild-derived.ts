import { sql } from "drizzle-orm";
import type { Database, Executor } from "../connect.ts";
import { dropEffects } from "../effects/drop-effects.ts";
import { refreshOpennessChanges } from "../openness/refresh-changes.ts";
import { bumpDataVersion } from "../state/data-version.ts";
import { rebuildStories } from "../stories/rebuild-stories.ts";
import { rebuildProjectTrends } from "../trends/refresh-trends.ts";
import { rebuildFactors } from "../trends/weekday-factors.ts";
import { projects } from "../schema/index.ts";
import { forEachProject } from "./for-each-project.ts";
import { lockCaches } from "./lock-caches.ts";
import { refreshDailyTotals } from "./refresh-daily.ts";
import { refreshStanding } from "./refresh-standing.ts";

/**
 * Drops every cache and derives it anew from the facts, project by project. Story effects are dropped alone: what is told
 * of them depends on the clock, and `refreshEffects` brings them back, frozen verdicts as they were written down.
 * @param options.keepEffects leaves what is told of story effects as it is
 */
export async function rebuildDerived(
  db: Database,
  { keepEffects = false }: { keepEffects?: boolean } = {},
): Promise<void> {
  await rebuildStories(db);
  const ids = await listIds(db);
  await forEachProject(db, ids, async (tx, id) => {
    await lockCaches(tx, id);
    await tx.execute(sql`delete from daily_totals where project_id = ${id}`);
    await refreshDailyTotals(tx, id, null);
  });
  await rebuildTrends(db);
  if (!keepEffects) await dropEffects(db);
}

/**
 * Derives anew what is read off the daily totals and the other facts: weekday factors, trend days, events and standings.
 * @param projectIds of these projects alone, with the weekday factors as they are; absent: of all
 */
export async function rebuildTrends(
  db: Database,
  { projectIds }: { projectIds?: readonly number[] } = {},
): Promise<void> {
  if (projectIds === undefined) await rebuildFactors(db);
  await forEachProject(db, projectIds ?? (await listIds(db)), async (tx, id) => {
    await lockCaches(tx, id);
    await rebuildProject(tx, id);
    await bumpDataVersion(tx);
  });
}

/** Derives a project's trends, events, standing and changes in the open anew, in the transaction that holds its caches. */
export async function rebuildProject(tx: Executor, projectId: number): Promise<void> {
  await tx.execute(sql`delete from project_events where project_id = ${projectId}`);
  await tx.execute(sql`delete from standings where project_id = ${projectId}`);
  await rebuildProjectTrends(tx, projectId);
  await refreshStanding(tx, projectId, { trends: true, past: true });
  await refreshOpennessChanges(tx, projectId);
}

async function listIds(db: Database): Promise<number[]> {
  const all = await db.select({ id: projects.id }).from(projects).orderBy(projects.id);
  return all.map(({ id }) => id);
}
