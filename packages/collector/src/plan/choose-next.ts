import type { InstantMs } from "@groundswell/core";
import type { Resource, WorkHead } from "@groundswell/db";
import type { Budgets } from "../github/budgets.ts";
import { BATCH, bucketOf, LEDGER_RESOURCES, RESOURCE_PLANS, type Bucket } from "./resources.ts";

/** Never having been fetched counts as much as being so many periods late. */
const NEVER_FETCHED_PERIODS = 8;

/** What the planner decides: to fetch, or to wait, and why. */
export type Choice =
  | { do: "fetch"; resource: Resource; bucket: Bucket }
  | { do: "wait"; until: InstantMs; why: "out of budget" | "pacing" }
  | { do: "wait"; until: null; why: "nothing due" };

export interface Situation {
  /** Of each resource that is due, what comes first. */
  heads: readonly WorkHead[];
  /** How many projects each resource will be due for before the hour's end. */
  dueSoon: ReadonlyMap<Resource, number>;
  budgets: Budgets;
  authenticated: boolean;
  intervalMs: number;
  now: InstantMs;
  /** Whether work that can wait is spread over the hour; false: it is done while budget is left. */
  spread: boolean;
}

/**
 * What to fetch next: of all that is due, what is worth most, as far as its bucket has budget left. Repeated looks and
 * depth are spread over the hour; what was never fetched, and totals, are not kept waiting.
 */
export function chooseNext(situation: Situation): Choice {
  const due = situation.heads.toSorted((a, b) => worthOf(b, situation) - worthOf(a, situation));
  const waits: Wait[] = [];
  for (const head of due) {
    for (const bucket of bucketsFor(head, situation)) {
      const wait = findWait(head, bucket, situation);
      if (wait === null) return { do: "fetch", resource: head.resource, bucket };
      waits.push(wait);
    }
  }
  const [first] = waits.toSorted((a, b) => a.until - b.until);
  return first === undefined ? { do: "wait", why: "nothing due", until: null } : { do: "wait", ...first };
}

/** Totals are worth a request each where GraphQL has nothing left. */
function bucketsFor({ resource }: WorkHead, { budgets, authenticated, now }: Situation): Bucket[] {
  const bucket = bucketOf(resource, authenticated);
  const useRest = resource === "totals" && budgets.obstacle(bucket, now) === "spent";
  return useRest && bucket !== "core" ? [bucket, "core"] : [bucket];
}

/** How much a fetch is worth now: its resource's weight, more for every period that it is late. */
export function worthOf(head: WorkHead, { intervalMs, now }: Pick<Situation, "intervalMs" | "now">): number {
  const { weight, periodMs } = RESOURCE_PLANS[head.resource];
  const late = Math.max(0, now - head.dueAt) / (periodMs ?? intervalMs);
  return weight * (1 + late + (head.lastSuccessAt === null ? NEVER_FETCHED_PERIODS : 0));
}

interface Wait {
  until: InstantMs;
  why: "out of budget" | "pacing";
}

/** The longest wait, where a fetch takes of two buckets. */
function findWait(head: WorkHead, bucket: Bucket, situation: Situation): Wait | null {
  const { besides } = RESOURCE_PLANS[head.resource];
  const buckets = besides === undefined || besides === bucket ? [bucket] : [bucket, besides];
  const waits = buckets.flatMap((own) => findWaitFor(head, own, situation) ?? []);
  return waits.toSorted((a, b) => b.until - a.until)[0] ?? null;
}

function findWaitFor(head: WorkHead, bucket: Bucket, situation: Situation): Wait | null {
  const { budgets, now, spread } = situation;
  const obstacle = budgets.obstacle(bucket, now);
  if (obstacle !== null) {
    return { until: budgets.readyAt(bucket, now), why: obstacle === "minute" ? "pacing" : "out of budget" };
  }
  if (!spread || !canWait(head)) return null;
  const until = budgets.spreadAt(bucket, countSpokenFor(head.resource, bucket, situation), now);
  return until <= now ? null : { until, why: "pacing" };
}

function canWait({ resource, lastSuccessAt }: WorkHead): boolean {
  if (RESOURCE_PLANS[resource].depth || LEDGER_RESOURCES.includes(resource)) return true;
  return resource !== "totals" && lastSuccessAt !== null;
}

/** Requests that what is worth more will need before the bucket's reset: they come out of the same hour. */
export function countSpokenFor(
  own: Resource,
  bucket: Bucket,
  { dueSoon, authenticated }: Pick<Situation, "dueSoon" | "authenticated">,
): number {
  return [...dueSoon]
    .filter(([resource]) => bucketOf(resource, authenticated) === bucket)
    .filter(([resource]) => RESOURCE_PLANS[resource].weight > RESOURCE_PLANS[own].weight)
    .reduce((sum, [, projects]) => sum + countRequests(projects, bucket), 0);
}

/** Requests for one page of a resource of so many projects. */
export function countRequests(projects: number, bucket: Bucket): number {
  return bucket === "graphql" ? Math.ceil(projects / BATCH) : projects;
}
