import { storyStarts, type Day } from "@groundswell/core";
import { sql, type SQL } from "drizzle-orm";
import type { Executor } from "../connect.ts";

/** A story that enters the effects of a project. */
export interface StoryPair {
  projectId: number;
  /** The project's category: where its peers are sought. */
  category: string | null;
  storyId: string;
  /** Days on which the story's own week may have begun, without gaps. */
  starts: Day[];
  /** Its verdict for these days is a fact already. */
  frozen: boolean;
  /** There is a row in the cache for these days. */
  cached: boolean;
}

/** A story that names a project, whether or not so surely that it enters effects. */
export type NamedStory = Pick<StoryPair, "projectId" | "starts">;

interface Dated extends Record<string, unknown> {
  published: Day;
  publishedAt: number | null;
  plusMinusDays: number;
}

interface Row extends Dated {
  projectId: number;
  category: string | null;
  storyId: string;
  frozen: boolean;
  cached: boolean;
}

/** What makes a mention (m) of a story (s) by a project (p) a pair; every list of effects asks the same. */
export const IS_PAIR = sql`m.eligible and m.status <> 'rejected' and s.active and p.watched`;

/** What makes a mention (m) one that readers are shown: a week with such a story is no ordinary one. */
export const IS_LINKED = sql`m.status in ('confirmed', 'linked')`;

/** The first and the last of the days that `storyStarts` gives for a story (s). */
const STARTS = {
  first: sql`case when s.plus_minus_days = 0 and s.published_at is not null then (s.published_at at time zone 'UTC')::date
    else s.published - 1 - s.plus_minus_days end`,
  last: sql`case when s.plus_minus_days = 0 and s.published_at is not null then (s.published_at at time zone 'UTC')::date
    else s.published - 1 + s.plus_minus_days end`,
};

/** Whether what was said of a story (s) was said for its date as it is known today. Other stories have no part in it. */
export function isOfItsDate(table: "e" | "v"): SQL {
  const said = sql.raw(table);
  return sql`(${said}.first_start = ${STARTS.first} and ${said}.last_start = ${STARTS.last})`;
}

const DATED = sql`s.published::text as published,
  (extract(epoch from s.published_at) * 1000)::float8 as "publishedAt", s.plus_minus_days as "plusMinusDays"`;

/** All pairs of active stories and watched projects, by project and then by story. */
export async function readPairs(db: Executor): Promise<StoryPair[]> {
  const rows = await db.execute<Row>(sql`
    select m.project_id as "projectId", p.category, m.story_id as "storyId", ${DATED},
      v.story_id is not null as frozen, e.story_id is not null as cached
    from story_mentions m
      join stories s on s.id = m.story_id
      join projects p on p.id = m.project_id
      left join story_verdicts v on v.project_id = m.project_id and v.story_id = m.story_id and ${isOfItsDate("v")}
      left join story_effects e on e.project_id = m.project_id and e.story_id = m.story_id and ${isOfItsDate("e")}
    where ${IS_PAIR}
    order by m.project_id, m.story_id collate "C"`);
  return rows.map(({ published, publishedAt, plusMinusDays, ...row }) => ({
    ...row,
    starts: storyStarts({ published, publishedAt, plusMinusDays }),
  }));
}

/** All active stories that name watched projects: whoever is held against others, or for ordinary, must have none. */
export async function readNamedStories(db: Executor): Promise<NamedStory[]> {
  const rows = await db.execute<Dated & { projectId: number }>(sql`
    select m.project_id as "projectId", ${DATED}
    from story_mentions m join stories s on s.id = m.story_id join projects p on p.id = m.project_id
    where ${IS_LINKED} and s.active and p.watched`);
  return rows.map(({ projectId, ...dated }) => ({ projectId, starts: storyStarts(dated) }));
}
