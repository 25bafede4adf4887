import type { Resource } from "@groundswell/db";

const DAY_MS = 86_400_000;

/** A bucket of GitHub's: REST's requests, or GraphQL's points. */
export type Bucket = "core" | "graphql";

/** What is known of a resource before anything is asked. */
export interface ResourcePlan {
  /** How much a fetch of it is worth, compared with others that are as stale. */
  weight: number;
  /** How often it is looked at; null: at the interval that was configured. */
  periodMs: number | null;
  /** What lies behind the newest page: read one page after the other while budget is left over. */
  depth: boolean;
  /** Whether GraphQL answers it for many repositories at once. */
  batched: boolean;
  /** A fetch takes of this bucket as well. */
  besides?: Bucket;
}

/**
 * Totals are what everybody looks at. The newest page of the history covers 210 days, so a daily look is the look of
 * +1, +3, +7, +14, +21, +30 and +90 days for every day in it. What is older changes little: a month will do.
 */
export const RESOURCE_PLANS: Record<Resource, ResourcePlan> = {
  totals: { weight: 16, periodMs: null, depth: false, batched: true },
  releases: { weight: 4, periodMs: DAY_MS, depth: false, batched: false },
  history: { weight: 4, periodMs: DAY_MS, depth: false, batched: false },
  forks: { weight: 2, periodMs: DAY_MS, depth: false, batched: true },
  // Names of files change little from one day to the next, and nobody waits for them.
  openness: { weight: 1.5, periodMs: DAY_MS, depth: false, batched: false, besides: "graphql" },
  history_depth: { weight: 1, periodMs: 30 * DAY_MS, depth: true, batched: false },
  releases_depth: { weight: 0.5, periodMs: 30 * DAY_MS, depth: true, batched: false },
  forks_depth: { weight: 0.25, periodMs: 30 * DAY_MS, depth: true, batched: true },
};

export const ALL_RESOURCES = Object.keys(RESOURCE_PLANS) as Resource[];

/** Files are read only where that is wanted, and with a token: GraphQL answers nobody else. */
export const LEDGER_RESOURCES: readonly Resource[] = ["openness"];

/** Listed for every watched project; the others begin when the newest page turns out not to be all. */
export const NEWEST_RESOURCES = ALL_RESOURCES.filter(
  (resource) => !RESOURCE_PLANS[resource].depth && !LEDGER_RESOURCES.includes(resource),
);

/** What is fetched at all: files are read only where that is wanted, and not without a token. */
export function listCollected({ ledger, authenticated }: { ledger: boolean; authenticated: boolean }): Resource[] {
  return ALL_RESOURCES.filter((resource) => (ledger && authenticated) || !LEDGER_RESOURCES.includes(resource));
}

/** Repositories a GraphQL query, at most: all of them for a point or two. */
export const BATCH = 50;

/** Which bucket a fetch takes from. Nobody may ask GraphQL without a token. */
export function bucketOf(resource: Resource, authenticated: boolean): Bucket {
  return authenticated && RESOURCE_PLANS[resource].batched ? "graphql" : "core";
}
