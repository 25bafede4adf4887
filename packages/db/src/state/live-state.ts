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

/** The instants of the newest totals of watched projects; null where there are none. */
export interface NewestTotals {
  /** Whatever they come from. */
  any: InstantMs | null;
  /** Read from GitHub by this product. */
  observed: InstantMs | null;
}

export async function readNewestTotals(db: Executor): Promise<NewestTotals> {
  const [row] = await db.execute<NewestTotals & Record<string, unknown>>(sql`
    select max((s.view ->> 'observedAt')::float8) as "any",
      max((s.view ->> 'observedAt')::float8) filter (where not (s.view ->> 'archived')::boolean) as observed
    from standings s join projects p on p.id = s.project_id
    where p.watched`);
  return { any: row?.any ?? null, observed: row?.observed ?? null };
}
