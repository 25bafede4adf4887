import type { InstantMs } from "@groundswell/core";
import type { Backlog, BacklogRow, Resource } from "@groundswell/db";
import type { Budgets } from "../github/budgets.ts";
import { countPagesLeft } from "./pages-left.ts";
import { countRequests, worthOf } from "./choose-next.ts";
import {
  ALL_RESOURCES,
  BATCH,
  bucketOf,
  LEDGER_RESOURCES,
  NEWEST_RESOURCES,
  RESOURCE_PLANS,
  type Bucket,
} from "./resources.ts";

const HOUR_MS = 3_600_000;
/** GitHub's limits, until an answer has told them. */
const USUAL_PER_HOUR: Record<"anonymous" | "token", Record<Bucket, number>> = {
  anonymous: { core: 57, graphql: 0 },
  token: { core: 4_750, graphql: 4_750 },
};

/** What the planner will do, as far as it can be told in advance. */
export interface Forecast {
  /** What is next, first things first. */
  next: { repo: string; resource: Resource; dueAt: InstantMs }[];
  /**
   * Per bucket: requests that an hour allows, what looking again and again takes of them, the backlog, and how many
   * are due now, never read or not.
   */
  buckets: { bucket: Bucket; perHour: number; upkeepPerHour: number; backlog: number; due: number }[];
  /** Projects of which something was never read, and about when all will have been; null: not at this rate. */
  incomplete: {
    projectId: number;
    repo: string;
    missing: { resource: Resource; pages: number }[];
    completeAt: InstantMs | null;
  }[];
}

export interface ForecastInput {
  backlog: Backlog;
  budgets: Budgets;
  authenticated: boolean;
  intervalMs: number;
  now: InstantMs;
  /** Whether files are read for the openness ledger; default no. */
  ledger?: boolean;
}

const NEXT_SHOWN = 10;

/**
 * Says what comes next and when each project will be complete. Arithmetic, no promise: requests left to make, in the
 * planner's order, over what an hour allows after the repeated looks have been paid for.
 */
export function forecast(input: ForecastInput): Forecast {
  const { backlog, now } = input;
  const buckets = (["core", "graphql"] as const).map((bucket) => describeBucket(bucket, input));
  const doneAt = predictEnds(input, new Map(buckets.map((b) => [b.bucket, b.perHour - b.upkeepPerHour])));
  const incomplete = [...Map.groupBy(backlog.unread, (row) => row.projectId)].flatMap(([projectId, rows]) => {
    const missing = rows.flatMap((row) => {
      const pages = countPagesLeft(row, now);
      return pages === 0 ? [] : [{ resource: row.resource, pages, at: doneAt.get(row) ?? null }];
    });
    if (missing.length === 0) return [];
    const ends = missing.map(({ at }) => at);
    const completeAt = ends.includes(null) ? null : Math.max(...ends.map((at) => at ?? 0));
    return [{ projectId, repo: rows[0]?.repo ?? "", missing: missing.map(({ at: _, ...rest }) => rest), completeAt }];
  });
  return { next: listNext(input), buckets, incomplete };
}

function describeBucket(bucket: Bucket, input: ForecastInput): Forecast["buckets"][number] {
  const { backlog, budgets, authenticated, now } = input;
  const usual = USUAL_PER_HOUR[authenticated ? "token" : "anonymous"][bucket];
  const resources = ALL_RESOURCES.filter((resource) => bucketOf(resource, authenticated) === bucket);
  const pages = resources.map((resource) => countUnread(backlog, resource, now));
  return {
    bucket,
    perHour: budgets.perHour(bucket) ?? usual,
    upkeepPerHour: upkeepOf(bucket, { ...input, projects: backlog.projects }),
    backlog: countRequests(sum(pages), bucket),
    // What is due for another look takes a request, what was never read to its end all the pages that are left.
    due: sum(
      resources.map((resource, i) => {
        const due = backlog.due.get(resource) ?? 0;
        return due === 0 ? 0 : countRequests(Math.max(due, pages[i] ?? 0), bucket);
      }),
    ),
  };
}

function countUnread({ unread }: Backlog, resource: Resource, now: InstantMs): number {
  return sum(unread.map((row) => (row.resource === resource ? countPagesLeft(row, now) : 0)));
}

/** Requests an hour that go into looking at what is known already. */
export function upkeepOf(
  bucket: Bucket,
  {
    projects,
    authenticated,
    intervalMs,
    ledger = false,
  }: Pick<ForecastInput, "authenticated" | "intervalMs" | "ledger"> & { projects: number },
): number {
  const looked = ledger ? [...NEWEST_RESOURCES, ...LEDGER_RESOURCES] : NEWEST_RESOURCES;
  const resources = looked.filter((resource) => bucketOf(resource, authenticated) === bucket);
  return sum(
    resources.map((resource) => {
      const periodMs = RESOURCE_PLANS[resource].periodMs ?? intervalMs;
      return (countRequests(projects, bucket) * HOUR_MS) / periodMs;
    }),
  );
}

/** When the last missing page of each row will have been read, in the order in which the planner takes them. */
function predictEnds(
  { backlog, budgets, authenticated, now }: ForecastInput,
  free: ReadonlyMap<Bucket, number>,
): Map<BacklogRow, InstantMs | null> {
  const ends = new Map<BacklogRow, InstantMs | null>();
  const soFar = new Map<Bucket, number>();
  const inOrder = backlog.unread.toSorted(
    (a, b) => RESOURCE_PLANS[b.resource].weight - RESOURCE_PLANS[a.resource].weight || a.nextAt - b.nextAt,
  );
  for (const row of inOrder) {
    const bucket = bucketOf(row.resource, authenticated);
    const share = bucket === "graphql" ? BATCH : 1;
    const requests = (soFar.get(bucket) ?? 0) + countPagesLeft(row, now) / share;
    soFar.set(bucket, requests);
    const rate = free.get(bucket) ?? 0;
    // A spent hour has to end first.
    ends.set(row, rate > 0 ? budgets.readyAt(bucket, now) + (requests / rate) * HOUR_MS : null);
  }
  return ends;
}

function listNext({ backlog, intervalMs, now }: ForecastInput): Forecast["next"] {
  const worth = (row: BacklogRow) => worthOf({ ...row, dueAt: row.nextAt }, { intervalMs, now });
  const isDue = (row: BacklogRow) => row.nextAt <= now;
  return backlog.upcoming
    .toSorted((a, b) => (isDue(a) && isDue(b) ? worth(b) - worth(a) : a.nextAt - b.nextAt))
    .slice(0, NEXT_SHOWN)
    .map(({ repo, resource, nextAt }) => ({ repo, resource, dueAt: nextAt }));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
