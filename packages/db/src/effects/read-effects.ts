import type { Day, InstantMs, StoryEffectRecord } from "@groundswell/core";
import { sql, type SQL } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import type { ViewStory } from "../derived/project-view.ts";
import { cutPage } from "../queries/cut-page.ts";
import { IS_PAIR, isOfItsDate } from "./read-pairs.ts";

/** What a project's stars did after a story. */
export interface StoryEffect {
  story: ViewStory;
  project: { id: number; repo: string; name: string };
  /** When the story was first read here, and whether there is a file for it, which is no reading of a source. */
  firstSeenAt: InstantMs;
  byHand: boolean;
  record: StoryEffectRecord;
  /** The other stories of the same event, in the order of `record.sharedWith`; one that is hidden since is left out. */
  shared: ViewStory[];
}

/** Where a page of effects ended. */
export interface EffectCursor {
  start: Day;
  projectId: number;
  storyId: string;
}

export interface EffectQuery {
  storyId?: string | null;
  projectId?: number | null;
  limit: number;
  after: EffectCursor | null;
}

export interface EffectPage {
  items: StoryEffect[];
  next: EffectCursor | null;
}

/** Effects of all stories, or of one, or of one project: those of the newest weeks first. */
export async function readEffects(db: Executor, query: EffectQuery): Promise<EffectPage> {
  const { storyId = null, projectId = null, limit, after } = query;
  const items = await selectEffects(db, {
    where: sql`
      ${storyId === null ? sql`true` : sql`e.story_id = ${storyId}`}
      and ${projectId === null ? sql`true` : sql`e.project_id = ${projectId}`}
      and ${after === null ? sql`true` : isAfter(after)}`,
    orderBy: NEWEST_FIRST,
    limit: limit + 1,
  });
  const { page, next } = cutPage(items, limit, cursorOf);
  return { items: page, next };
}

/** The effects of some stories, for lists of these: each story's projects by their ids. */
export async function readEffectsOfStories(db: Executor, storyIds: readonly string[]): Promise<StoryEffect[]> {
  if (storyIds.length === 0) return [];
  return selectEffects(db, {
    where: sql`e.story_id = any(${sql.param([...storyIds])}::text[])`,
    orderBy: NEWEST_FIRST,
    limit: null,
  });
}

const NEWEST_FIRST = sql`e.start desc, e.project_id, e.story_id collate "C"`;

function isAfter({ start, projectId, storyId }: EffectCursor): SQL {
  return sql`(e.start < ${start}::date or (e.start = ${start}::date
    and (e.project_id > ${projectId} or (e.project_id = ${projectId} and e.story_id collate "C" > ${storyId}))))`;
}

function cursorOf({ record, project, story }: StoryEffect): EffectCursor {
  return { start: record.start, projectId: project.id, storyId: story.id };
}

interface Row extends Record<string, unknown> {
  story: ViewStory;
  project: StoryEffect["project"];
  firstSeenAt: InstantMs;
  byHand: boolean;
  record: StoryEffectRecord;
}

const STORY = sql`json_build_object('id', s.id, 'slug', s.slug, 'title', s.title, 'url', s.url, 'source', s.source,
  'published', s.published, 'plusMinusDays', s.plus_minus_days)`;

/**
 * Effects (e) of stories (s) and projects (p). What is no pair any more, or was said for another date of the
 * story, is not told, though it may still be in the cache.
 * @param limit null: all
 */
export async function selectEffects(
  db: Executor,
  { where, orderBy, limit }: { where: SQL; orderBy: SQL; limit: number | null },
): Promise<StoryEffect[]> {
  const rows = await db.execute<Row>(sql`
    select ${STORY} as story, json_build_object('id', p.id, 'repo', p.repo, 'name', p.name) as project,
      (extract(epoch from s.first_seen_at) * 1000)::float8 as "firstSeenAt", s.by_hand as "byHand", e.effect as record
    from story_effects e
      join story_mentions m on m.project_id = e.project_id and m.story_id = e.story_id
      join stories s on s.id = e.story_id
      join projects p on p.id = e.project_id
    where ${IS_PAIR} and ${isOfItsDate("e")} and ${where}
    order by ${orderBy} ${limit === null ? sql`` : sql`limit ${limit}`}`);
  const stories = await readShared(db, rows);
  return rows.map((row) => ({ ...row, shared: row.record.sharedWith.flatMap((id) => stories.get(id) ?? []) }));
}

async function readShared(db: Executor, rows: readonly Row[]): Promise<Map<string, ViewStory>> {
  const known = new Map(rows.map(({ story }) => [story.id, story]));
  const ids = new Set(rows.flatMap(({ record }) => record.sharedWith));
  const unknown = [...ids].filter((id) => !known.has(id));
  if (unknown.length === 0) return known;
  const others = await db.execute<{ story: ViewStory }>(sql`
    select ${STORY} as story from stories s where s.active and s.id = any(${sql.param(unknown)}::text[])`);
  return new Map([...known, ...others.map(({ story }): [string, ViewStory] => [story.id, story])]);
}
