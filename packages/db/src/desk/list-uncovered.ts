import { addDays, type Day } from "@groundswell/core";
import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import type { ShownView } from "../derived/project-view.ts";
import { cutPage } from "../queries/cut-page.ts";
import { readNewestDay } from "../queries/read-newest-day.ts";
import { readProjectViews } from "../queries/read-project-views.ts";
import { firstRecentDay } from "../trends/show-momentum.ts";

/** Days without a story after which a project counts as uncovered. */
export const QUIET_DAYS = 28;
/** A surge within so many days makes a project a climber, whatever its momentum says yet. */
const SURGE_DAYS = 14;

/** A project that gains pace and that no story has named of late. */
export interface UncoveredProject {
  /** With its momentum as it is shown today, and the last story that named it, long ago; null: none ever did. */
  view: ShownView;
  /** The last day on which a surge was seen, of the last fourteen; null: it is here for its momentum. */
  surgedOn: Day | null;
}

/** Where a page ended. */
export interface UncoveredCursor {
  cautious: number | null;
  id: number;
}

export interface UncoveredPage {
  items: UncoveredProject[];
  next: UncoveredCursor | null;
  /** The catalogue's newest complete day, from which days are counted back; null where there is none. */
  newest: Day | null;
}

interface Row extends Record<string, unknown> {
  id: number;
  cautious: number | null;
  surgedOn: Day | null;
}

/**
 * Watched projects that are accelerating, or that had a surge of late, and that no active story with a confirmed or
 * linked mention has named in so many days up to the catalogue's newest; by cautious momentum, the highest first. Of an
 * approximate date the latest day counts.
 */
export async function listUncovered(
  db: Executor,
  { quietDays = QUIET_DAYS, limit, after }: { quietDays?: number; limit: number; after: UncoveredCursor | null },
): Promise<UncoveredPage> {
  const newest = await readNewestDay(db, null);
  if (newest === null) return { items: [], next: null, newest };
  const rows = await selectClimbers(db, newest, { quietDays, limit: limit + 1, after });
  const { page, next } = cutPage(rows, limit, ({ cautious, id }) => ({ cautious, id }));
  const ids = page.map(({ id }) => id);
  const views = new Map((await readProjectViews(db, ids, { newest })).map(({ id, view }) => [id, view]));
  const items = page.flatMap(({ id, surgedOn }) => {
    const view = views.get(id);
    return view === undefined ? [] : [{ view, surgedOn }];
  });
  return { items, next, newest };
}

async function selectClimbers(
  db: Executor,
  newest: Day,
  { quietDays, limit, after }: { quietDays: number; limit: number; after: UncoveredCursor | null },
): Promise<Row[]> {
  const rows = await db.execute<Row>(sql`
    select id, cautious, "surgedOn" from (
      select s.project_id as id, case when r.recent then s.cautious end as cautious, a.day as "surgedOn",
        r.recent and s.view #>> '{momentum,label}' = 'accelerating' as accelerating
      from standings s join projects p on p.id = s.project_id
        -- of a project whose figures have ended there is no momentum of today
        cross join lateral (select s.momentum_to >= ${firstRecentDay(newest)}::date as recent) r
        cross join lateral (select max(t.day)::text as day from daily_trends t
          where t.project_id = s.project_id and t.alarm and t.day > ${addDays(newest, -SURGE_DAYS)}::date) a
      where p.watched and s.momentum_to is not null
        and not exists (select from story_mentions m join stories t on t.id = m.story_id
          where m.project_id = s.project_id and ${NAMES}
            and t.published + t.plus_minus_days > ${addDays(newest, -quietDays)}::date)
    ) climbers
    where (accelerating or "surgedOn" is not null) and ${after === null ? sql`true` : isAfter(after)}
    order by cautious desc nulls last, id limit ${limit}`);
  return [...rows];
}

/** A mention (m) by which an active story (t) names a project for everybody to see. */
const NAMES = sql`m.status in ('confirmed', 'linked') and t.active`;

function isAfter({ cautious, id }: UncoveredCursor) {
  if (cautious === null) return sql`(cautious is null and id > ${id})`;
  return sql`(cautious < ${cautious}::float8 or cautious is null or (cautious = ${cautious}::float8 and id > ${id}))`;
}
