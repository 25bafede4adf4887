import type { InstantMs } from "@groundswell/core";
import type { BacklogRow } from "@groundswell/db";
import type { ForksDepthCursor } from "../record/record-forks.ts";
import type { HistoryDepthCursor } from "../record/record-history.ts";
import type { ReleasesDepthCursor } from "../record/record-releases.ts";
import { RESOURCE_PLANS } from "./resources.ts";

const WEEK_MS = 7 * 86_400_000;
const WEEKS_A_PAGE = 30;
const ITEMS_A_PAGE = 100;

/**
 * How many pages of a resource were never read, as far as it can be told; 0 when all have been, even if they are due
 * for another look.
 */
export function countPagesLeft(row: BacklogRow, now: InstantMs): number {
  if (!RESOURCE_PLANS[row.resource].depth) return row.lastSuccessAt === null ? 1 : 0;
  // Only the collector writes cursors.
  switch (row.resource) {
    case "history_depth":
      return countHistoryPages(row, row.cursor as HistoryDepthCursor, now);
    case "releases_depth": {
      const { page, completedAt } = row.cursor as ReleasesDepthCursor;
      return completedAt === null ? Math.max(1, Math.ceil(row.releases / ITEMS_A_PAGE) - page + 1) : 0;
    }
    case "forks_depth":
      return countForkPages(row, row.cursor as ForksDepthCursor);
    default:
      return 0;
  }
}

function countHistoryPages(
  { createdAt }: BacklogRow,
  { page, completedAt }: HistoryDepthCursor,
  now: InstantMs,
): number {
  if (completedAt !== null) return 0;
  const weeks = createdAt === null ? 0 : Math.ceil((now - createdAt) / WEEK_MS) + 1;
  return Math.max(1, Math.ceil(weeks / WEEKS_A_PAGE) - page + 1);
}

function countForkPages({ forks }: BacklogRow, { walks, completedAt }: ForksDepthCursor): number {
  if (completedAt !== null) return 0;
  const read = walks.reduce((sum, walk) => sum + walk.read, 0);
  return Math.max(1, Math.ceil((forks ?? 0) / ITEMS_A_PAGE) - read);
}
