import type { InstantMs } from "@groundswell/core";
import { isServerGone, type Database, type Resource } from "@groundswell/db";
import type { Logger } from "pino";
import type { Github } from "../github/client.ts";
import { GithubFailure, type FailureKind } from "../github/failure.ts";
import { nextAfter } from "../plan/grid.ts";
import { listCollected, RESOURCE_PLANS } from "../plan/resources.ts";
import type { BatchSize } from "./batch-size.ts";

/** Long enough for the slowest answer, short enough that a dead collector's work is soon taken over. */
export const LEASE_MS = 2 * 60_000;

/** What every step of a collection works with. */
export interface CollectContext {
  db: Database;
  github: Github;
  logger: Logger;
  now: () => InstantMs;
  /** 0 up to 1: for waits that must not be everybody's. */
  random: () => number;
  /** How old totals may become. */
  intervalMs: number;
  /** The instant from which all periods are counted: see `nextOnGrid`. */
  phase: InstantMs;
  /** How many repositories to ask GraphQL for at once, for each resource. */
  batchSizes: Map<Resource, BatchSize>;
  /** For each resource, projects whose list GitHub gives out by name and not by id: found out by trying. */
  byNameOnly: Map<Resource, Set<number>>;
  /** These projects alone; null for all. */
  only: readonly number[] | null;
  /** Whether files are read for the openness ledger; without a token they are not. */
  ledger: boolean;
  /** Whether work that can wait is spread over the hour. */
  spread: boolean;
}

/** What happened to one piece of work, as `collect` reports it. */
export interface StepReport {
  repo: string;
  resource: Resource;
  outcome: "stored" | "unchanged" | "failed";
  detail: string | null;
  /** GitHub gave no usable answer at all: a few of these in a row are GitHub's trouble, not the project's. */
  noAnswer: boolean;
  /** Of a failure: its kind. */
  failure?: StepFailure;
}

/** Why a step failed: GitHub's doing, or the database's. */
export type StepFailure = FailureKind | "not stored";

/** What this collector fetches at all. */
export function listOwn({ ledger, github }: Pick<CollectContext, "ledger" | "github">): Resource[] {
  return listCollected({ ledger, authenticated: github.authenticated });
}

/**
 * Whether the database's server went away. A connection to GitHub that is cut is another matter, though it looks the same
 * from below.
 */
export function isDatabaseLost(error: unknown): boolean {
  return !(error instanceof GithubFailure) && isServerGone(error);
}

/** How often a resource is looked at. */
export function periodOf({ intervalMs }: Pick<CollectContext, "intervalMs">, resource: Resource): number {
  return RESOURCE_PLANS[resource].periodMs ?? intervalMs;
}

/** When a resource is due again that has just been fetched. */
export function dueAgain(
  context: Pick<CollectContext, "intervalMs" | "phase">,
  resource: Resource,
  at: InstantMs,
): number {
  return nextAfter(at, periodOf(context, resource), context.phase);
}
