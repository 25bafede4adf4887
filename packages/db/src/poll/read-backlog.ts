import type { InstantMs } from "@groundswell/core";
import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import type { Resource } from "./poll-state.ts";

/** One resource of a watched project: how far its fetching has come, and what tells how much there is of it. */
export interface BacklogRow {
  projectId: number;
  repo: string;
  resource: Resource;
  nextAt: InstantMs;
  lastSuccessAt: InstantMs | null;
  cursor: unknown;
  createdAt: InstantMs | null;
  forks: number | null;
  /** Releases known so far. */
  releases: number;
}

/** All work there is, project by project. */
export async function readBacklog(db: Executor): Promise<BacklogRow[]> {
  const rows = await db.execute<BacklogRow & Record<string, unknown>>(sql`
    select w.project_id as "projectId", p.repo, w.resource,
      (extract(epoch from w.next_at) * 1000)::float8 as "nextAt",
      (extract(epoch from w.last_success_at) * 1000)::float8 as "lastSuccessAt", w.cursor,
      (s.view ->> 'createdAt')::float8 as "createdAt", (s.view ->> 'forks')::int as forks,
      coalesce((s.view ->> 'releaseCount')::int, 0) as releases
    from poll_state w
    join projects p on p.id = w.project_id and p.watched
    left join standings s on s.project_id = p.id
    order by w.project_id, w.resource`);
  return [...rows];
}
