import {
  addDays,
  beforeAfter,
  dayOf,
  EFFECT_WEEK_DAYS,
  isStoryFree,
  storyStarts,
  sumWeek,
  type DailyValues,
  type Day,
  type Effect,
  type InstantMs,
} from "@groundswell/core";
import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { BASE_DAYS, countKnown, PACKED_NET, unpackNet, type PackedNet } from "../effects/read-net.ts";
import { IS_LINKED } from "../effects/read-pairs.ts";

/** Of a large category only so many are read, by how near their velocity is today. */
const MOST_CANDIDATES = 100;

/** What the week from a day on was like, and what is known of it. */
export interface DayEffect {
  day: Day;
  /** Null where a window is not complete. */
  effect: Effect | null;
  /** Known days of the 56 before, and of the seven from the day on. */
  baseDays: number;
  afterDays: number;
  /** Net stars of the seven days; null when one of them is not known. */
  stars: number | null;
}

/**
 * Adds to some releases of a project what its stars did after: those of the week from the release's day on, held against
 * the eight weeks before and against the same days of similar projects. One question to the database for all of them.
 */
export async function readReleaseEffects<Release extends { at: InstantMs }>(
  db: Executor,
  projectId: number,
  releases: readonly Release[],
): Promise<(Release & { after: DayEffect })[]> {
  const dated = releases.map((release) => ({ release, day: dayOf(release.at) }));
  const days = dated.map(({ day }) => day).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const range = { from: addDays(first, -BASE_DAYS), to: addDays(last, EFFECT_WEEK_DAYS - 1) };
  const { own, candidates } = await readNetWithCandidates(db, projectId, range);
  const known = new Map<Day, DayEffect>();
  return dated.map(({ release, day }) => {
    const after = known.get(day) ?? effectOf(own, candidates, day);
    known.set(day, after);
    return { ...release, after };
  });
}

function effectOf(own: DailyValues, candidates: readonly Candidate[], day: Day): DayEffect {
  const peers = candidates.filter(({ starts }) => isStoryFree(starts, day)).map(({ net }) => net);
  return {
    day,
    effect: beforeAfter(own, day, peers),
    baseDays: countKnown(own, addDays(day, -BASE_DAYS), BASE_DAYS),
    afterDays: countKnown(own, day, EFFECT_WEEK_DAYS),
    stars: sumWeek(own, day),
  };
}

/** A story's date as the database packs it: its day, milliseconds since 1970, days that it may be off by. */
type PackedStory = [published: Day, at: number | null, plusMinusDays: number];

/** A project that the releases may be held against, but for weeks that a story of its own shares a day with. */
interface Candidate {
  net: DailyValues;
  /** Days on which weeks of its stories began, or may have begun. */
  starts: Day[];
}

interface Row extends PackedNet, Record<string, unknown> {
  id: number;
  stories: PackedStory[] | null;
}

/**
 * Net stars a day of a project, and of the watched projects of its category with the stories about these. Days that a
 * correction fell on are missing.
 */
async function readNetWithCandidates(
  db: Executor,
  projectId: number,
  range: { from: Day; to: Day },
): Promise<{ own: DailyValues; candidates: Candidate[] }> {
  const rows = await db.execute<Row>(sql`
    with own as (select project_id, category, ${LOG_VELOCITY} as pace from standings s where project_id = ${projectId}),
    candidates as (
      select s.project_id from standings s join own on own.category = s.category
        join projects p on p.id = s.project_id
      where p.watched and s.project_id <> own.project_id
      order by abs(${LOG_VELOCITY} - own.pace), s.project_id
      limit ${MOST_CANDIDATES}
    )
    select project_id as id, ${PACKED_NET},
      (select json_agg(json_build_array(s.published, (extract(epoch from s.published_at) * 1000)::float8, s.plus_minus_days))
        from story_mentions m join stories s on s.id = m.story_id
        where m.project_id = t.project_id and ${IS_LINKED} and s.active
          and s.published + s.plus_minus_days + ${EFFECT_WEEK_DAYS}::int >= ${range.from}::date
          and s.published - s.plus_minus_days - ${EFFECT_WEEK_DAYS}::int <= ${range.to}::date) as stories
    from daily_trends t
    where (project_id = ${projectId} or project_id in (select project_id from candidates))
      and day between ${range.from}::date and ${range.to}::date and not set_aside
    group by project_id order by project_id`);
  const own = rows.find(({ id }) => id === projectId) ?? { days: [], nets: [] };
  const others = rows.filter(({ id }) => id !== projectId);
  const candidates = others.map((row) => ({
    net: unpackNet(row, range),
    starts: (row.stories ?? []).flatMap(([published, publishedAt, plusMinusDays]) =>
      storyStarts({ published, publishedAt, plusMinusDays }),
    ),
  }));
  return { own: unpackNet(own, range), candidates };
}

const LOG_VELOCITY = sql`ln(0.5 + greatest(0, coalesce(s.velocity, 0)))`;
