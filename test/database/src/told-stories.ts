import { contentHash, type FoundMention } from "@groundswell/core";
import { listStories, recordStories, type KeptStory, type NewStory, type Recorded } from "@groundswell/db";
import { sql } from "drizzle-orm";
import type { OpenDatabase } from "./databases.ts";

export const NOW = Date.parse("2026-04-01T12:00:00Z");
export const HOUR = 3_600_000;
export const FEED = "feed https://news.example/rss";

/** What the linker finds: sure enough for effects, unless said otherwise. */
export function found(repo: string, rest: Partial<FoundMention> = {}): FoundMention {
  const mention = {
    tier: "T1",
    score: 1,
    linked: true,
    eligible: true,
    place: "link",
    evidence: `see ${repo}`,
  } as const;
  return { repo, ...mention, ...rest };
}

/** Too unsure to link. */
export function doubtful(repo: string): FoundMention {
  return found(repo, { tier: "T3", score: 0.5, linked: false, eligible: false, place: "text" });
}

/** A story as a place of coverage tells it; its hash follows from all that it says. */
export function told(url: string, rest: Partial<NewStory> = {}): NewStory {
  const story = {
    url: `https://news.example/${url}`,
    title: `About ${url}`,
    source: "News",
    published: { day: "2026-03-27", at: null, plusMinusDays: 0, note: null },
    active: true,
    request: "https://news.example/rss",
    mentions: [],
    ...rest,
  };
  const { mentions: _, ...said } = story;
  return { contentHash: contentHash(JSON.stringify(said)), ...story };
}

/** A story as a file says it. */
export function kept(slug: string, rest: Partial<KeptStory> = {}): KeptStory {
  return {
    slug,
    title: `About ${slug}`,
    url: `https://aidran.ai/stories/${slug}`,
    source: "AIDRAN",
    published: "2026-03-27",
    publishedAt: null,
    plusMinusDays: 3,
    publishedNote: null,
    mentions: [],
    ...rest,
  };
}

export const confirmed = (repo: string) => ({ repo, status: "confirmed" as const, evidence: `names ${repo}` });
export const rejected = (repo: string) => ({ repo, status: "rejected" as const, evidence: null });

/** Records what a feed tells, an hour later each time that `at` is one more. */
export function record(
  { db }: OpenDatabase,
  batch: readonly NewStory[],
  { toldBy = FEED, at = 0, linkedBy = "names 1" } = {},
): Promise<Recorded> {
  return recordStories(db, batch, { toldBy, knownAt: NOW + at * HOUR, linkedBy });
}

/** Every story that everybody is shown, newest first. */
export async function listAll({ db }: OpenDatabase, projectId: number | null = null) {
  return (await listStories(db, { projectId, limit: 1000, after: null })).items;
}

/** Everything that is stored of stories, as text. */
export async function dump({ db }: OpenDatabase): Promise<string> {
  const tables = ["stories", "story_slugs", "story_versions", "story_mentions"];
  const all = [];
  for (const table of tables) {
    all.push([table, ...(await db.execute(sql.raw(`select to_jsonb(t) as row from ${table} t order by to_jsonb(t)`)))]);
  }
  return JSON.stringify(all);
}
