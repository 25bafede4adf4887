import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { refreshReleaseEvents, refreshRepositoryEvents } from "../events/refresh-events.ts";
import { readReleases } from "../queries/read-releases.ts";
import { standings } from "../schema/index.ts";
import { velocityOf } from "../trends/trend-rows.ts";
import { gatherView, summariseReleases, type ViewReleases } from "./gather-view.ts";
import type { ProjectView, ViewMomentum } from "./project-view.ts";

/** What has changed of a project besides its totals and the words that are shown of it. */
export interface Changes {
  /** Its trend days. */
  trends: boolean;
  /** What is known of the repository's past; what is added to it at its end is noticed without. */
  past: boolean;
}

/**
 * Derives what a leaderboard shows of a project, and what happened to its repository. Facts are only ever added, so as
 * many as before are the same as before: then what was read off them is left as it is.
 */
export async function refreshStanding(db: Executor, projectId: number, { trends, past }: Changes): Promise<void> {
  const known = await readKnown(db, projectId);
  const isNew = known.eventsOf !== known.facts;
  if (isNew || past) await refreshRepositoryEvents(db, projectId);
  const releases = isNew ? await readReleases(db, projectId) : null;
  if (releases !== null) await refreshReleaseEvents(db, projectId, releases);
  const view = await gatherView(db, projectId, null, {
    ...(trends || known.view === null ? {} : { momentum: known.view.momentum }),
    ...(releases === null && known.view !== null
      ? { releases: known.view }
      : releases === null
        ? {}
        : { releases: summariseReleases(releases) }),
  });
  const standing = { ...toColumns(view), eventsOf: known.facts, view };
  await db
    .insert(standings)
    .values({ projectId, ...standing })
    .onConflictDoUpdate({ target: standings.projectId, set: standing });
}

/** What lists are ordered by, counted by and searched through. */
function toColumns(view: ProjectView) {
  const { stars, changes, category, momentum, observedAt, archived, forks, createdAt, releaseCount } = view;
  return {
    stars,
    net7: changes["7d"]?.value ?? null,
    net30: changes["30d"]?.value ?? null,
    net90: changes["90d"]?.value ?? null,
    category,
    cautious: momentum?.fit?.cautious ?? null,
    velocity: momentum === null ? null : velocityOf(momentum),
    rate7: momentum?.rates["7d"]?.value ?? null,
    rate30: momentum?.rates["30d"]?.value ?? null,
    rate90: momentum?.rates["90d"]?.value ?? null,
    momentumTo: momentum?.to ?? null,
    label: momentum?.label ?? null,
    observedAt: observedAt === null ? null : new Date(observedAt),
    totalsArchived: archived,
    forks,
    createdAt: createdAt === null ? null : new Date(createdAt),
    releaseCount,
    search: [view.name, view.repo, view.description].filter((text) => text !== null).join("\n"),
  };
}

interface Known extends Record<string, unknown> {
  /** How many facts there are of what happened to the repository, and how many there were. */
  facts: string;
  eventsOf: string | null;
  view: (ViewReleases & { momentum: ViewMomentum | null }) | null;
}

async function readKnown(db: Executor, projectId: number): Promise<Known> {
  const count = (table: string) => sql`(select count(*) from ${sql.identifier(table)} where project_id = ${projectId})`;
  const [row] = await db.execute<Known>(sql`
    select concat_ws(' ', ${count("detail_revisions")}, ${count("project_notices")}, ${count("release_revisions")}) as facts,
      s.events_of as "eventsOf",
      case when s.view ? 'momentum' then json_build_object('momentum', s.view -> 'momentum',
        'lastRelease', s.view -> 'lastRelease', 'releaseCount', s.view -> 'releaseCount') end as view
    from (select 1) one left join standings s on s.project_id = ${projectId}`);
  if (row === undefined) throw new Error("the database gave no row where there always is one");
  return row;
}
