import type { InstantMs, Metric, Point } from "@groundswell/core";
import { readSeries, type Database } from "@groundswell/db";

/** GitHub's history of stars alone tells them: no archive does. */
const OF_HISTORY: ReadonlySet<Metric> = new Set(["gained", "lost", "surviving"]);

interface Shown {
  metric: Metric;
  projectIds: readonly number[];
  /** All of theirs that a chart is to show. */
  points: readonly Point[];
}

/** Whether a chart has no figure because nobody's history of stars has ever been read. @param asOf null for now */
export async function isHistoryUnread(
  db: Database,
  { metric, projectIds, points }: Shown,
  asOf: InstantMs | null,
): Promise<boolean> {
  if (!OF_HISTORY.has(metric) || hasFigures(points)) return false;
  const query = { metric: "surviving", interval: "month", from: null, to: null, asOf } as const;
  const read = await Promise.all(projectIds.map((id) => readSeries(db, id, query)));
  return read.every((history) => !hasFigures(history.points));
}

function hasFigures(points: readonly Point[]): boolean {
  return points.some(({ value }) => value !== null);
}
