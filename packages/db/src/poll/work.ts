import type { InstantMs } from "@groundswell/core";
import { sql } from "drizzle-orm";
import type { pollState } from "../schema/index.ts";

export type Resource = (typeof pollState.$inferSelect)["resource"];

/** Something to fetch, leased to whoever claimed it. */
export interface Work {
  projectId: number;
  repo: string;
  githubId: number | null;
  resource: Resource;
  /** Until when it is ours. Whoever ends it names its lease: work that somebody else has taken over is not ours to end. */
  lease: InstantMs;
  attempts: number;
  etag: string | null;
  cursor: unknown;
  /** Since when it has been due. */
  dueAt: InstantMs;
  lastSuccessAt: InstantMs | null;
  /** What was wrong with it last; null when nothing was. */
  problem: string | null;
}

/** What says whose work is meant, and which claim of it. */
export type Claimed = Pick<Work, "projectId" | "resource" | "lease">;

/** Work `w` of watched projects `p`. */
export const WATCHED_WORK = sql`poll_state w join projects p on p.id = w.project_id and p.watched`;

/** Lists are asked for only of a repository that the totals have not failed to find where they looked last. */
export const IS_EXPECTED = sql`(w.resource = 'totals' or not exists (
  select from poll_state t where t.project_id = w.project_id and t.resource = 'totals' and t.problem is not null))`;

/** And only once they have found it. */
export const IS_FOUND = sql`(w.resource = 'totals' or p.github_id is not null) and ${IS_EXPECTED}`;

/** These projects alone; null for all. */
export function among(only: readonly number[] | null) {
  return only === null ? sql`true` : sql`p.id = any(${sql.param([...only])}::int[])`;
}

/** An instant as SQL takes it. */
export function at(instant: InstantMs) {
  return sql`${new Date(instant).toISOString()}::timestamptz`;
}

/** A column's instant in milliseconds. */
export function ms(column: ReturnType<typeof sql>) {
  return sql`(extract(epoch from ${column}) * 1000)::float8`;
}
