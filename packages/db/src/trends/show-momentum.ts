import { addDays, BASELINE_DAYS, MIN_RECENT_DAYS, RECENT_DAYS, type Day, type InstantMs } from "@groundswell/core";
import { sql } from "drizzle-orm";
import { arrayText } from "../array-text.ts";
import type { Executor } from "../connect.ts";
import type { ProjectView, ShownView, ViewMomentum } from "../derived/project-view.ts";

/** With its last figure further before the catalogue's newest day, too few of a project's recent days are known. */
export const MOST_DAYS_BEHIND = RECENT_DAYS - MIN_RECENT_DAYS;

interface Known extends Record<string, unknown> {
  id: number;
  /** Known days of the 28 up to the catalogue's newest, and of the 56 before. */
  recent: number;
  baseline: number;
}

/**
 * Holds each project's momentum against the catalogue's newest day: where its figures ended long before, the days
 * since are missing, and with them too many of those that a momentum needs.
 * @param newest the catalogue's newest complete day
 * @param asOf what was known then; null for now
 */
export async function showMomenta(
  db: Executor,
  views: readonly ProjectView[],
  { newest, asOf }: { newest: Day | null; asOf: InstantMs | null },
): Promise<ShownView[]> {
  if (newest === null) return views.map((view) => show(view, null));
  const ended = views.filter(({ momentum }) => momentum !== null && hasEnded(momentum.to, newest));
  const ids = ended.map(({ id }) => id);
  const counts = ids.length === 0 ? [] : await countKnown(db, ids, { newest, asOf });
  const known = new Map(counts.map((row) => [row.id, row]));
  return views.map((view) => {
    const { momentum } = view;
    if (momentum === null || !hasEnded(momentum.to, newest)) return show(view, newest);
    return show({ ...view, momentum: lackDays(momentum, known.get(view.id)) }, newest);
  });
}

function show(view: ProjectView, newest: Day | null): ShownView {
  const { momentum } = view;
  if (momentum === null) return { ...view, momentum };
  return { ...view, momentum: { ...momentum, behind: newest !== null && momentum.to < newest ? newest : null } };
}

/** The first day whose figure is recent enough, where this is the newest of the catalogue. */
export function firstRecentDay(newest: Day): Day {
  return addDays(newest, -MOST_DAYS_BEHIND);
}

/** Whether a project's figures ended with a day too long before the catalogue's newest. */
export function hasEnded(to: Day, newest: Day): boolean {
  return to < firstRecentDay(newest);
}

function lackDays({ to, knownAt, receiptKey }: ViewMomentum, known: Known | undefined): ViewMomentum {
  return {
    label: "too little data",
    recentDays: known?.recent ?? 0,
    baselineDays: known?.baseline ?? 0,
    fit: null,
    ...{ to, knownAt, receiptKey },
    rates: { "7d": null, "30d": null, "90d": null },
    growth: null,
  };
}

async function countKnown(
  db: Executor,
  ids: readonly number[],
  { newest, asOf }: { newest: Day; asOf: InstantMs | null },
): Promise<Known[]> {
  const before = addDays(newest, -RECENT_DAYS);
  return db.execute<Known>(sql`
    select project_id as id, (count(*) filter (where day > ${before}::date))::int as recent,
      (count(*) filter (where day <= ${before}::date))::int as baseline
    from daily_trends
    where project_id = any(${arrayText(ids)}::int[]) and not set_aside
      and day > ${addDays(before, -BASELINE_DAYS)}::date and day <= ${newest}::date
      ${asOf === null ? sql`` : sql`and known_at <= ${new Date(asOf).toISOString()}::timestamptz`}
    group by project_id`);
}
