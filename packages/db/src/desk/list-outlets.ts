import { statistics } from "@groundswell/core";
import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { middleFigure } from "../effects/middle-figure.ts";
import { IS_PAIR, isOfItsDate } from "../effects/read-pairs.ts";

/** What weeks after an outlet's stories were like. A story that names several projects counts once for each. */
export interface OutletEffects {
  source: string;
  /** Pairs with a ratio that neither a release nor another story shares the week with. */
  n: number;
  /** Median of their ratios with its 90 % interval; null for fewer than five. */
  ratio: { median: number; low: number; high: number } | null;
  roseWith: number;
  /** Pairs with too little data, or with a release or other stories beside them. */
  setAside: number;
}

interface Row extends Record<string, unknown> {
  source: string;
  /** Ascending. */
  ratios: number[];
  roseWith: number;
  setAside: number;
}

const RATIO = middleFigure("effect", "ratio", "value");
const IS_SET_ASIDE = sql`e.verdict in ('too little data', 'confounded by a release', 'shared with other stories')`;

/** All outlets with a story whose week is over, those with most stories first. */
export async function listOutlets(db: Executor): Promise<OutletEffects[]> {
  const rows = await db.execute<Row>(sql`
    select s.source, coalesce(json_agg(${RATIO} order by ${RATIO}) filter (where not ${IS_SET_ASIDE}), '[]') as ratios,
      (count(*) filter (where e.verdict = 'rose with'))::int as "roseWith",
      (count(*) filter (where ${IS_SET_ASIDE}))::int as "setAside"
    from story_effects e
      join story_mentions m on m.project_id = e.project_id and m.story_id = e.story_id
      join stories s on s.id = e.story_id
      join projects p on p.id = e.project_id
    where ${IS_PAIR} and ${isOfItsDate("e")} and e.effect ->> 'state' <> 'open'
    group by s.source
    order by count(*) filter (where not ${IS_SET_ASIDE}) desc, count(*) desc, s.source collate "C"`);
  return rows.map(({ ratios, ...row }) => ({ ...row, n: ratios.length, ratio: statistics.medianInterval(ratios) }));
}
