import type { InstantMs } from "@groundswell/core";
import { inArray, sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { processState } from "../schema/index.ts";
import { COLLECTOR_KEY, toCollectorStatus, type CollectorStatus } from "./collector-status.ts";
import { DATA_VERSION_KEY } from "./data-version.ts";

/** What tells whether readers would see something new; cheap enough to be asked every other second. */
export interface LiveState {
  version: number;
  github: Pick<CollectorStatus["github"], "state" | "since">;
  intervalSeconds: number;
}

/** Two rows by their key. */
export async function readLiveState(db: Executor): Promise<LiveState> {
  const rows = await db
    .select({ key: processState.key, value: processState.value })
    .from(processState)
    .where(inArray(processState.key, [DATA_VERSION_KEY, COLLECTOR_KEY]));
  const stored = new Map(rows.map(({ key, value }): [string, unknown] => [key, value]));
  const { github, run } = toCollectorStatus(stored.get(COLLECTOR_KEY) ?? null);
  return {
    version: Number(stored.get(DATA_VERSION_KEY) ?? 0),
    github: { state: github.state, since: github.since },
    intervalSeconds: run.intervalSeconds,
  };
}

/** When the totals of watched projects were read. */
export interface TotalsAge {
  /** The newest, whatever they come from; null where there are none. */
  newest: InstantMs | null;
  /** Of each project whose totals this product has read from GitHub, in no order. */
  observed: readonly InstantMs[];
  projects: number;
}

/** Reads a row for each watched project: seldom, while data are written all the time. */
export async function readTotalsAge(db: Executor): Promise<TotalsAge> {
  const [row] = await db.execute<TotalsAge & Record<string, unknown>>(sql`
    select max(t.at) as newest, count(*)::int as projects,
      coalesce(json_agg(t.at) filter (where t.at is not null and not t.archived), '[]') as observed
    from (
      select (extract(epoch from s.observed_at) * 1000)::float8 as at, s.totals_archived as archived
      from projects p left join standings s on s.project_id = p.id
      where p.watched
    ) t`);
  return row ?? { newest: null, observed: [], projects: 0 };
}
