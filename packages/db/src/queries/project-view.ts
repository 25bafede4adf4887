import type { InstantMs } from "@groundswell/core";
import { sql, type SQL } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import type { StoredChange } from "../schema/index.ts";

/** Everything that a page or a list shows of a project. */
export interface ProjectView {
  id: number;
  githubId: number | null;
  repo: string;
  name: string;
  category: string | null;
  description: string | null;
  homepage: string | null;
  license: string | null;
  language: string | null;
  topics: string[];
  archivedOnGithub: boolean | null;
  createdAt: InstantMs | null;
  /** Earlier names, newest first. */
  formerly: string[];
  stars: number | null;
  forks: number | null;
  openIssues: number | null;
  observedAt: InstantMs | null;
  archived: boolean | null;
  receiptKey: string | null;
  changes: Record<"7d" | "30d" | "90d", StoredChange | null>;
  sparkline: { from: string; values: (number | null)[] } | null;
  lastRelease: { tag: string; name: string | null; at: number; prerelease: boolean } | null;
  releaseCount: number;
  lastStory: StoryView | null;
}

export interface StoryView {
  id: string;
  title: string;
  url: string;
  source: string;
  published: string;
  plusMinusDays: number;
}

/** Columns of `projects p` joined with `standings s`; what GitHub says wins over the watchlist only where it is silent. */
const VIEW = sql`
  p.id, p.github_id::float8 as "githubId", p.repo, p.name, p.category,
  coalesce(p.description, d.description) as description,
  coalesce(p.homepage, nullif(d.homepage, '')) as homepage,
  d.license, d.language, coalesce(d.topics, '{}') as topics, d.archived as "archivedOnGithub",
  extract(epoch from d.created_at)::float8 * 1000 as "createdAt",
  n.names as formerly,
  s.stars, s.forks, s.open_issues as "openIssues",
  round(extract(epoch from s.observed_at)::numeric * 1000)::float8 as "observedAt",
  s.archived, s.receipt_key as "receiptKey",
  coalesce(s.changes, '{"7d":null,"30d":null,"90d":null}') as changes, s.sparkline, s.last_release as "lastRelease",
  coalesce(s.release_count, 0) as "releaseCount", t.story as "lastStory"
  from projects p
  left join standings s on s.project_id = p.id
  left join lateral (
    select * from detail_revisions where project_id = p.id order by known_at desc limit 1
  ) d on true
  left join lateral (
    select coalesce(array_agg(name order by rank desc), '{}') as names
    from project_names where project_id = p.id and name_key <> lower(p.repo)
  ) n on true
  left join lateral (
    select jsonb_build_object('id', st.id, 'title', st.title, 'url', st.url, 'source', st.source,
      'published', st.published, 'plusMinusDays', st.plus_minus_days) as story
    from story_mentions m join stories st on st.id = m.story_id
    where m.project_id = p.id and m.status = 'confirmed'
    order by st.published desc, st.id limit 1
  ) t on true`;

/** Runs the view with the rest of a statement (`where …`). */
export async function selectProjectViews(db: Executor, rest: SQL): Promise<ProjectView[]> {
  const rows = await db.execute<ProjectView & Record<string, unknown>>(sql`select ${VIEW} ${rest}`);
  return [...rows];
}

export async function readProjectView(db: Executor, projectId: number): Promise<ProjectView | null> {
  const [view] = await selectProjectViews(db, sql`where p.id = ${projectId}`);
  return view ?? null;
}
