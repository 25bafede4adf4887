import type { Day, InstantMs } from "@groundswell/core";
import { eq, sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { gatherView } from "../derived/gather-view.ts";
import type { ShownView } from "../derived/project-view.ts";
import { standings } from "../schema/index.ts";
import { showMomenta } from "../trends/show-momentum.ts";
import type { ListedProject } from "./project-list.ts";
import { readNewestDay } from "./read-newest-day.ts";
import { runFewAtOnce } from "./run-few-at-once.ts";

export interface ViewsQuery {
  /** What was known then, gathered from the facts; absent or null for now. */
  asOf?: InstantMs | null;
  /** The newest complete day of the catalogue at that instant, where it is known; absent: it is looked up. */
  newest?: Day | null;
}

/** What is shown of these projects, in no order; of those that were never stored, nothing. */
export async function readProjectViews(
  db: Executor,
  projectIds: readonly number[],
  { asOf = null, ...known }: ViewsQuery = {},
): Promise<(ListedProject & { view: ShownView })[]> {
  if (projectIds.length === 0) return [];
  const newest = known.newest === undefined ? await readNewestDay(db, asOf) : known.newest;
  const rows = await db
    .select({ id: standings.projectId, written: sql<string>`${standings}.xmin::text`, view: standings.view })
    .from(standings)
    .where(sql`${standings.projectId} = any(${sql.param([...projectIds])}::int[])`);
  const written = new Map(rows.map((row) => [row.id, row.written]));
  const stored =
    asOf === null ? rows.map(({ view }) => view) : await runFewAtOnce(rows, ({ id }) => gatherView(db, id, asOf));
  const views = await showMomenta(db, stored, { newest, asOf });
  return views.map((view) => {
    const to = view.momentum?.to ?? null;
    const revision = asOf === null ? revisionOf({ written: written.get(view.id) ?? "", to }, newest) : "";
    return { id: view.id, revision, view };
  });
}

/**
 * Tells what is shown of a project from what was shown before.
 * @param standing the transaction that wrote it last, and its last complete day
 */
export function revisionOf({ written, to }: { written: string; to: Day | null }, newest: Day | null): string {
  return to !== null && newest !== null && to < newest ? `${written}/${newest}` : written;
}

/**
 * What is shown of one project; null when it was never stored.
 * @param asOf what was known then, gathered from the facts; null for now
 */
export async function readProjectView(
  db: Executor,
  projectId: number,
  asOf: InstantMs | null = null,
): Promise<ShownView | null> {
  const [row] = await db.select({ view: standings.view }).from(standings).where(eq(standings.projectId, projectId));
  if (row === undefined) return null;
  const view = asOf === null ? row.view : await gatherView(db, projectId, asOf);
  const [shown = null] = await showMomenta(db, [view], { newest: await readNewestDay(db, asOf), asOf });
  return shown;
}
