import type { InstantMs } from "@groundswell/core";
import type { BacklogRow } from "@groundswell/db";
import { Budgets } from "../github/budgets.ts";
import { forecast } from "./forecast.ts";
import { ALL_RESOURCES, LEDGER_RESOURCES } from "./resources.ts";

const HOUR_MS = 3_600_000;
/** How often totals are looked at, unless it is configured otherwise. */
const INTERVAL_MS = { anonymous: 6 * HOUR_MS, token: HOUR_MS } as const;

/** A project that was never read, with what tells how much there is to read; null where that is not known. */
export interface UnreadProject {
  repo: string;
  createdAt: InstantMs | null;
  forks: number | null;
}

/** What watching so many projects takes of GitHub's hour, by the planner's own arithmetic. */
export interface ListCost {
  /** Requests that an hour allows, over REST and GraphQL. */
  perHour: number;
  /** Of them, those that go into looking at what is known. */
  upkeepPerHour: number;
  /** Requests to read once what was never read. */
  firstReading: number;
  /** About how many hours that takes beside the upkeep; null: there is no room for it. */
  hours: number | null;
}

/** @param unread projects that are new, and among the count */
export function forecastList(
  { projects, unread }: { projects: number; unread: readonly UnreadProject[] },
  identity: "anonymous" | "token",
  now: InstantMs,
): ListCost {
  const authenticated = identity === "token";
  const intervalMs = INTERVAL_MS[identity];
  const backlog = {
    projects,
    unread: unread.flatMap((project, i) => toRows(project, { projectId: i, now, ledger: authenticated })),
    due: new Map(),
    upcoming: [],
  };
  const { buckets, incomplete } = forecast({
    backlog,
    budgets: new Budgets(),
    authenticated,
    intervalMs,
    now,
    ledger: authenticated,
  });
  const ends = incomplete.map(({ completeAt }) => completeAt);
  const known = ends.filter((end) => end !== null);
  return {
    perHour: sum(buckets.map(({ perHour }) => perHour)),
    upkeepPerHour: sum(buckets.map(({ upkeepPerHour }) => upkeepPerHour)),
    firstReading: sum(buckets.map((bucket) => bucket.backlog)),
    hours: known.length < ends.length ? null : known.length === 0 ? 0 : (Math.max(...known) - now) / HOUR_MS,
  };
}

/** All that there is to read of a project, as the collector will find it listed. */
function toRows(
  { repo, createdAt, forks }: UnreadProject,
  { projectId, now, ledger }: { projectId: number; now: InstantMs; ledger: boolean },
): BacklogRow[] {
  const resources = ALL_RESOURCES.filter((resource) => ledger || !LEDGER_RESOURCES.includes(resource));
  return resources.map((resource) => ({
    ...{ projectId, repo, resource, nextAt: now, lastSuccessAt: null, createdAt, forks, releases: 0 },
    cursor: FIRST_CURSORS[resource] ?? null,
  }));
}

const FIRST_CURSORS: Partial<Record<BacklogRow["resource"], unknown>> = {
  history_depth: { page: 2, completedAt: null },
  // Most have no more than the newest page.
  releases_depth: { page: 2, before: null, completedAt: 0 },
  forks_depth: { walks: [], completedAt: null, wholeAt: null },
};

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
