import type { InstantMs } from "@groundswell/core";
import type { BacklogRow, Resource } from "@groundswell/db";
import type { Budgets } from "../github/budgets.ts";
import { countPagesLeft } from "./pages-left.ts";
import { worthOf } from "./choose-next.ts";
import { BATCH, bucketOf, NEWEST_RESOURCES, RESOURCE_PLANS, type Bucket } from "./resources.ts";

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
  backlog: readonly BacklogRow[];
  budgets: Budgets;
  authenticated: boolean;
  intervalMs: number;
  now: InstantMs;
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
  const incomplete = [...Map.groupBy(backlog, (row) => row.projectId)].flatMap(([projectId, rows]) => {
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
  const left = backlog.filter((row) => bucketOf(row.resource, authenticated) === bucket);
  const pages = left.reduce((sum, row) => sum + countPagesLeft(row, now), 0);
  return {
    bucket,
    perHour: budgets.perHour(bucket) ?? usual,
    upkeepPerHour: upkeepOf(bucket, input),
    backlog: bucket === "graphql" ? Math.ceil(pages / BATCH) : pages,
    due: countDueRequests(bucket, left, now),
  };
}

/** Requests that what is due now takes: all the missing pages of what lies deeper, else one for each. */
function countDueRequests(bucket: Bucket, rows: readonly BacklogRow[], now: InstantMs): number {
  const due = Map.groupBy(
    rows.filter((row) => row.nextAt <= now),
    (row) => row.resource,
  );
  return [...due.values()].reduce((sum, ofResource) => {
    const pages = ofResource.reduce((count, row) => count + Math.max(1, countPagesLeft(row, now)), 0);
    return sum + (bucket === "graphql" ? Math.ceil(pages / BATCH) : pages);
  }, 0);
}

/** Requests an hour that go into looking at what is known already. */
export function upkeepOf(
  bucket: Bucket,
  { backlog, authenticated, intervalMs }: Pick<ForecastInput, "backlog" | "authenticated" | "intervalMs">,
): number {
  const projects = new Set(backlog.map((row) => row.projectId)).size;
  return NEWEST_RESOURCES.filter((resource) => bucketOf(resource, authenticated) === bucket).reduce((sum, resource) => {
    const requests = bucket === "graphql" ? Math.ceil(projects / BATCH) : projects;
    return sum + (requests * HOUR_MS) / (RESOURCE_PLANS[resource].periodMs ?? intervalMs);
  }, 0);
}

/** When the last missing page of each row will have been read, in the order in which the planner takes them. */
function predictEnds(
  { backlog, authenticated, now }: ForecastInput,
  free: ReadonlyMap<Bucket, number>,
): Map<BacklogRow, InstantMs | null> {
  const ends = new Map<BacklogRow, InstantMs | null>();
  const soFar = new Map<Bucket, number>();
  const inOrder = backlog.toSorted(
    (a, b) => RESOURCE_PLANS[b.resource].weight - RESOURCE_PLANS[a.resource].weight || a.nextAt - b.nextAt,
  );
  for (const row of inOrder) {
    const bucket = bucketOf(row.resource, authenticated);
    const share = bucket === "graphql" ? BATCH : 1;
    const requests = (soFar.get(bucket) ?? 0) + countPagesLeft(row, now) / share;
    soFar.set(bucket, requests);
    const rate = free.get(bucket) ?? 0;
    ends.set(row, rate > 0 ? now + (requests / rate) * HOUR_MS : null);
  }
  return ends;
}

function listNext({ backlog, intervalMs, now }: ForecastInput): Forecast["next"] {
  const worth = (row: BacklogRow) => worthOf({ ...row, dueAt: row.nextAt }, { intervalMs, now });
  const isDue = (row: BacklogRow) => row.nextAt <= now;
  return backlog
    .toSorted((a, b) => (isDue(a) && isDue(b) ? worth(b) - worth(a) : a.nextAt - b.nextAt))
    .slice(0, NEXT_SHOWN)
    .map(({ repo, resource, nextAt }) => ({ repo, resource, dueAt: nextAt }));
}
