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
import { arrayText } from "../array-text.ts";
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

/** Releases of one project. */
export interface ReleasesOf<Release extends { at: InstantMs }> {
  projectId: number;
  releases: readonly Release[];
}

/** A release, with what its project's stars did after. */
export type WithAfter<Release> = Release & { after: DayEffect };

/** As `readReleaseEffectsOf`, of one project. */
export async function readReleaseEffects<Release extends { at: InstantMs }>(
  db: Executor,
  projectId: number,
  releases: readonly Release[],
): Promise<WithAfter<Release>[]> {
  const [own = []] = await readReleaseEffectsOf(db, [{ projectId, releases }]);
  return own;
}

/**
 * Adds to some releases of some projects what the project's stars did after: those of the week from the release's day on,
 * held against the eight weeks before and against the same days of similar projects. One question to the database for all
 * of them.
 * @returns for each of those asked, in their order, its releases in their order
 */
export async function readReleaseEffectsOf<Release extends { at: InstantMs }>(
  db: Executor,
  asked: readonly ReleasesOf<Release>[],
): Promise<WithAfter<Release>[][]> {
  const wanted = asked.map(({ projectId, releases }) => ({ projectId, range: rangeOf(releases) }));
  const nets = await readNetsWithCandidates(
    db,
    wanted.flatMap(({ projectId, range }) => (range === null ? [] : [{ projectId, range }])),
  );
  return asked.map(({ projectId, releases }) => {
    const net = nets.get(projectId);
    return net === undefined ? [] : addEffects(releases, net);
  });
}

function rangeOf(releases: readonly { at: InstantMs }[]): DayRange | null {
  const days = releases.map(({ at }) => dayOf(at)).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return null;
  return { from: addDays(first, -BASE_DAYS), to: addDays(last, EFFECT_WEEK_DAYS - 1) };
}

function addEffects<Release extends { at: InstantMs }>(
  releases: readonly Release[],
  { own, candidates }: NetWithCandidates,
): WithAfter<Release>[] {
  const known = new Map<Day, DayEffect>();
  return releases.map((release) => {
    const day = dayOf(release.at);
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

interface DayRange {
  from: Day;
  to: Day;
}

interface NetWithCandidates {
  own: DailyValues;
  candidates: Candidate[];
}

interface Row extends PackedNet, Record<string, unknown> {
  /** Whom it is read for, and whose it is. */
  subject: number;
  id: number;
  stories: PackedStory[] | null;
}

/**
 * Net stars a day of some projects, each with those of the watched projects of its category and the stories about these.
 * Days that a correction fell on are missing.
 */
async function readNetsWithCandidates(
  db: Executor,
  subjects: readonly { projectId: number; range: DayRange }[],
): Promise<Map<number, NetWithCandidates>> {
  if (subjects.length === 0) return new Map();
  const ids = arrayText(subjects.map(({ projectId }) => projectId));
  const firsts = arrayText(subjects.map(({ range }) => range.from));
  const lasts = arrayText(subjects.map(({ range }) => range.to));
  const rows = await db.execute<Row>(sql`
    with asked as (select * from unnest(${ids}::int[], ${firsts}::date[], ${lasts}::date[]) as a(id, first, last)),
    members as (
      select id as subject, id, first, last from asked
      union all
      select asked.id, near.project_id, asked.first, asked.last from asked
        join lateral (select category, ${LOG_VELOCITY} as pace from standings s where project_id = asked.id) own on true
        cross join lateral (
          select s.project_id from standings s join projects p on p.id = s.project_id
          where s.category = own.category and p.watched and s.project_id <> asked.id
          order by abs(${LOG_VELOCITY} - own.pace), s.project_id
          limit ${MOST_CANDIDATES}
        ) near
    )
    select w.subject, w.id, net.days, net.nets,
      (select json_agg(json_build_array(s.published, (extract(epoch from s.published_at) * 1000)::float8, s.plus_minus_days))
        from story_mentions m join stories s on s.id = m.story_id
        where m.project_id = w.id and ${IS_LINKED} and s.active
          and s.published + s.plus_minus_days + ${EFFECT_WEEK_DAYS}::int >= w.first
          and s.published - s.plus_minus_days - ${EFFECT_WEEK_DAYS}::int <= w.last) as stories
    from members w cross join lateral (
      select ${PACKED_NET} from daily_trends t
      where t.project_id = w.id and t.day between w.first and w.last and not t.set_aside
    ) net
    where net.days is not null order by w.subject, w.id`);
  return new Map(subjects.map(({ projectId, range }) => [projectId, gather(rows, projectId, range)]));
}

function gather(rows: readonly Row[], subject: number, range: DayRange): NetWithCandidates {
  const own = rows.find((row) => row.subject === subject && row.id === subject) ?? { days: [], nets: [] };
  const others = rows.filter((row) => row.subject === subject && row.id !== subject);
  const candidates = others.map((row) => ({
    net: unpackNet(row, range),
    starts: (row.stories ?? []).flatMap(([published, publishedAt, plusMinusDays]) =>
      storyStarts({ published, publishedAt, plusMinusDays }),
    ),
  }));
  return { own: unpackNet(own, range), candidates };
}

const LOG_VELOCITY = sql`ln(0.5 + greatest(0, coalesce(s.velocity, 0)))`;
