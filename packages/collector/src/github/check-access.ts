import type { InstantMs } from "@groundswell/core";
import type { BudgetState } from "@groundswell/db";
import { z } from "zod";
import { Budgets } from "./budgets.ts";
import { Github } from "./client.ts";
import { GithubFailure, type FailureKind } from "./failure.ts";

const Bucket = z.object({ limit: z.number().int(), remaining: z.number().int(), reset: z.number().int() });

const RateLimits = z.object({ resources: z.object({ core: Bucket, graphql: Bucket.optional() }) });

/** Whether GitHub answers us, and what it allows us. */
export interface Access {
  /** Null: it answers. */
  failure: { kind: FailureKind; message: string } | null;
  /** Of the buckets that the collector takes from. */
  budgets: BudgetState[];
  /** How far GitHub's clock is ahead of ours, when by more than a minute; else 0. */
  skewMs: number;
  /** What the token may do besides reading what is public; null: GitHub does not say, or there is none. */
  scopes: readonly string[] | null;
}

export interface AccessOptions {
  apiUrl: string;
  token: string | null;
  version: string;
  now: () => InstantMs;
  timeoutMs?: number;
}

const TIMEOUT_MS = 10_000;

/** Asks GitHub one question that costs nothing: what is left of our limits. Throws nothing but bugs. */
export async function checkAccess(options: AccessOptions): Promise<Access> {
  const { apiUrl, token, version, now, timeoutMs = TIMEOUT_MS } = options;
  const budgets = new Budgets();
  const userAgent = `groundswell/${version}`;
  const github = new Github({ apiUrl, token, userAgent, budgets, now, timeoutMs, simulated: false });
  try {
    const { data, scopes } = await github.get("/rate_limit", RateLimits);
    const { core, graphql } = data?.resources ?? {};
    const buckets = { ...(core && { core }), ...(graphql && token !== null && { graphql }) };
    const { skewMs } = budgets;
    return {
      failure: null,
      budgets: Object.entries(buckets).map(([bucket, { limit, remaining, reset }]) => ({
        bucket,
        limit,
        remaining,
        resetsAt: reset * 1_000 - skewMs,
      })),
      skewMs,
      scopes,
    };
  } catch (error) {
    if (!(error instanceof GithubFailure)) throw error;
    return { failure: { kind: error.kind, message: error.message }, budgets: [], skewMs: budgets.skewMs, scopes: null };
  }
}
