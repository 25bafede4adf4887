import { addDays, BASELINE_DAYS, RECENT_DAYS, type DailyValues, type Day, type InstantMs } from "@groundswell/core";
import { sql } from "drizzle-orm";
import { arrayText } from "../array-text.ts";
import type { Executor } from "../connect.ts";
import { PACKED_NET, unpackNet, type PackedNet } from "../effects/read-net.ts";

/** The days that a momentum compares: the last 28 with the 56 before. */
const DAYS = RECENT_DAYS + BASELINE_DAYS;

/** The days that a project's momentum was estimated from, and what came out in them. */
export interface LeaderDays {
  /** Net stars; null where a day is not known. */
  net: DailyValues;
  /** Newest first. */
  releases: { tag: string; at: InstantMs }[];
}

interface Row extends PackedNet, Record<string, unknown> {
  id: number;
  to: Day;
  releases: [tag: string, at: InstantMs][] | null;
}

/**
 * Of each of some projects the days up to its last complete one, as its momentum compares them. Days that a correction
 * fell on are told as they were.
 * @returns by project; nothing of those that have no complete day
 */
export async function readLeaderDays(db: Executor, projectIds: readonly number[]): Promise<Map<number, LeaderDays>> {
  if (projectIds.length === 0) return new Map();
  const rows = await db.execute<Row>(sql`
    select s.project_id as id, s.momentum_to::text as to, net.days, net.nets, (
      select json_agg(json_build_array(e.to, (extract(epoch from e.at) * 1000)::float8) order by e.at desc, e.key desc)
      from project_events e
      where e.project_id = s.project_id and e.kind = 'released'
        and e.at >= (s.momentum_to - ${DAYS - 1}::int)::timestamp at time zone 'UTC'
        and e.at < (s.momentum_to + 1)::timestamp at time zone 'UTC'
    ) as releases
    from standings s cross join lateral (
      select ${PACKED_NET} from daily_trends t
      where t.project_id = s.project_id and t.day > s.momentum_to - ${DAYS}::int and t.day <= s.momentum_to
    ) net
    where s.project_id = any(${arrayText(projectIds)}::int[]) and net.days is not null`);
  return new Map(rows.map((row) => [row.id, toDays(row)]));
}

function toDays({ to, releases, ...packed }: Row): LeaderDays {
  const net = unpackNet(packed, { from: addDays(to, 1 - DAYS), to });
  return { net, releases: (releases ?? []).map(([tag, at]) => ({ tag, at })) };
}
