import { dayOf, type Day, type InstantMs } from "@groundswell/core";
import { sql } from "drizzle-orm";
import type { Database, Executor } from "../connect.ts";
import { bumpDataVersion } from "../state/data-version.ts";
import { firstDayChanged, refreshTrendsFrom } from "../trends/refresh-trends.ts";
import { refreshFactors } from "../trends/weekday-factors.ts";
import { forEachProject } from "./for-each-project.ts";
import { lockCaches } from "./lock-caches.ts";
import { refreshStanding } from "./refresh-standing.ts";

/**
 * Brings the caches up to date with an import whose facts and daily totals are stored: weekday factors first, as trends
 * need them; then each project that it had figures of, and the others as far as their days have other factors now.
 * @param imported each project with its earliest observation; null where it had none
 */
export async function refreshImported(
  db: Database,
  imported: ReadonlyMap<number, InstantMs | null>,
  { from, to }: { from: InstantMs | null; to: InstantMs | null },
): Promise<void> {
  const factorsFrom =
    from === null || to === null ? null : await refreshFactors(db, { from: dayOf(from), to: dayOf(to) });
  await forEachProject(db, imported.keys(), async (tx, projectId) => {
    const earliest = imported.get(projectId) ?? null;
    const days = [factorsFrom, earliest === null ? null : firstDayChanged(earliest)].filter((day) => day !== null);
    await refreshOne(tx, projectId, days.toSorted()[0] ?? null);
  });
  if (factorsFrom === null) return;
  const others = (await listWithTrends(db, factorsFrom)).filter((id) => !imported.has(id));
  await forEachProject(db, others, (tx, projectId) => refreshOne(tx, projectId, factorsFrom));
}

async function refreshOne(tx: Executor, projectId: number, from: Day | null): Promise<void> {
  await lockCaches(tx, projectId);
  if (from !== null) await refreshTrendsFrom(tx, projectId, from);
  await refreshStanding(tx, projectId, { trends: true, past: true });
  await bumpDataVersion(tx);
}

async function listWithTrends(db: Executor, from: Day): Promise<number[]> {
  const rows = await db.execute<{ id: number }>(sql`
    select id from projects p
    where exists (select from daily_trends t where t.project_id = p.id and t.day >= ${from}::date) order by id`);
  return rows.map(({ id }) => id);
}
